"""No code but the one network function opens a socket: Python itself reports each one, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.pictures_of import png

if TYPE_CHECKING:
    from tests.site import Site

ROOT = Path(__file__).parent.parent

# Python imports this at the start of every process, the workers' too, and it cannot be taken out again.
WATCH = """
import os, sys
NETWORK = ("__new__", "bind", "connect", "getaddrinfo", "gethostbyaddr", "gethostbyname", "sendmsg", "sendto")
LOCAL = 1  # AF_UNIX: processes of one program talk to each other
def tell(*words):
    handle = os.open(os.environ["SOCKETS_TOLD_TO"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, ("\\t".join(map(str, words)) + "\\n").encode())
    os.close(handle)
def hook(event, args):
    kind, _, act = event.partition(".")
    if kind != "socket" or act not in NETWORK:
        return
    if LOCAL == (args[1] if act == "__new__" else getattr(args[0], "family", None)):
        return
    frame, files = sys._getframe(1), []
    while frame:
        files.append(frame.f_code.co_filename)
        frame = frame.f_back
    tell(act, os.getpid(), " ".join(files))
sys.addaudithook(hook)
tell("process", os.getpid())
"""

SESSION = """
import sys, threading
from pathlib import Path
from reader import cli
from reader.fetch import Fetcher
from reader.library import Library
folder, host, address = sys.argv[1:]
def call(*words):
    code = cli.main(["--library", folder, "--json", "--allow-host", host, *words])
    assert code in (0, 7), (words, code)
call("add", address + "feed.xml")
call("add", address)
call("add", address + "nothing")
call("refresh", "--force")
call("save", address + "page.html")
call("save", str(Path(folder) / ".." / "page.html"))
call("search", "lamps")
call("sanitize", str(Path(folder) / ".." / "page.html"))
call("export", "-", "--format", "jsonl")
call("export", str(Path(folder) / ".." / "feeds.opml"), "--format", "opml")
call("import", str(Path(folder) / ".." / "feeds.opml"))
call("check")
with Library.open(Path(folder), fetcher=Fetcher(allowed=[host])) as library:
    library.fetch_icons(threading.Event())
"""


def test_only_the_network_function_opens_a_socket(site: Site, tmp_path: Path) -> None:
    story = "<p>The lamps of the harbour burn all night.</p><p><img src='/lamp.png'></p>"
    site.feed("/feed.xml", stories=[("Lamps", story), ("Short", "<p>The lamps…</p>")])
    page = "<link rel=alternate type=application/rss+xml href=/feed.xml><link rel=icon href=/lamp.png>"
    hidden = (
        "<img src=http://169.254.1.1/x><iframe src=http://10.0.0.1/></iframe><link rel=stylesheet href=//x/>"
    )
    for path in ("/", "/page.html", "/short"):
        site.put(path, f"<html><head>{page}</head><body>{'<p>Long words of the page.' * 40}{story}{hidden}")
    site.put("/lamp.png", png(40, 30), "image/png")
    (tmp_path / "page.html").write_text(
        f"<h1>Lamps</h1>{story}{hidden}<!DOCTYPE x SYSTEM 'http://10.0.0.1/x'>"
    )
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told"
    environment = {"PYTHONPATH": f"{tmp_path / 'watch'}{os.pathsep}{ROOT}", "SOCKETS_TOLD_TO": str(told)}

    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path / "library"), site.host, site.address("/")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert {"/feed.xml", "/", "/lamp.png", "/page.html", "/short"} <= {one.path for one in site.requests}
    lines = [line.split("\t") for line in told.read_text().splitlines()]
    program, *others = (process for what, process, *_ in lines if what == "process")
    assert others, "the workers were not watched"
    opened = [(process, what, files) for what, process, *files in lines if what != "process"]
    assert {what for process, what, _ in opened if process != program} <= {"__new__"}, "that is refused there"
    ours = [(what, files) for process, what, files in opened if process == program]
    assert {what for what, _ in ours} == {"__new__", "getaddrinfo", "connect"}
    assert [files for _, (files,) in ours if str(ROOT / "reader" / "fetch" / "wire.py") not in files] == []
