"""No code but the one network function opens a socket: Python itself reports each one, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.fetch.exchange import USER_AGENT
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

COMMANDS = """
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

WINDOW = """
import sys
from pathlib import Path
from time import monotonic
from PySide6.QtTest import QTest
from reader.fetch import Fetcher
from reader.library import Library
from ui import app as program
from ui import completing
from ui.theme import Appearance, Theme
completing.QUIET = 50  # milliseconds: here nobody is disturbed
folder, host, address = sys.argv[1:]
def opening(folder):
    return Library.open(folder, fetcher=Fetcher(allowed=[host]))
def wait(what, done):
    end = monotonic() + 60
    while not done():
        assert monotonic() < end, what
        QTest.qWait(20)
app = program.application()
window = program.start(Path(folder), Appearance(app, Theme.LIGHT), opening)
window.collect_by_itself()
wait("a library", lambda: window.desk)
desk, library = window.desk, window.desk.library
desk.collecting.add_address(address)
rows = desk.columns.list.stories
wait("a feed and its stories", lambda: len(rows.ids) == 2)
window.menus.actions["refresh"].trigger()
wait("the end of a refresh", window.menus.actions["refresh"].isEnabled)
wait("whole texts and pictures", lambda: not library.lacks() and not library.lacks_quotes())
wait("icons", lambda: library.feeds()[0].icon)
pane = desk.columns.pane
for id in rows.ids:
    desk.columns.list.go_to(id)
    wait("a story", lambda: pane.story and pane.story.id == id)
    window.grab()
window.close()
window.deleteLater()
QTest.qWait(10)
"""


PAGES = frozenset({"/", "/feed.xml", "/lamp.png", "/short"})
SESSIONS = {"commands": (COMMANDS, PAGES | {"/page.html"}), "window": (WINDOW, PAGES)}


@pytest.mark.parametrize("what", SESSIONS)
def test_only_the_network_function_opens_a_socket(site: Site, tmp_path: Path, what: str) -> None:
    put_on(site, tmp_path)
    session, pages = SESSIONS[what]
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told"
    environment = {"PYTHONPATH": f"{tmp_path / 'watch'}{os.pathsep}{ROOT}", "SOCKETS_TOLD_TO": str(told)}

    done = subprocess.run(
        [sys.executable, "-c", session, str(tmp_path / "library"), site.host, site.address("/")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert {one.path for one in site.requests} >= pages
    assert {one.headers["User-Agent"] for one in site.requests} == {USER_AGENT}, "Python sees no socket of Qt"
    lines = [line.split("\t") for line in told.read_text().splitlines()]
    program, *others = (process for what, process, *_ in lines if what == "process")
    assert others, "the workers were not watched"
    opened = [(process, what, files) for what, process, *files in lines if what != "process"]
    assert {what for process, what, _ in opened if process != program} <= {"__new__"}, "that is refused there"
    ours = [(what, files) for process, what, files in opened if process == program]
    assert {what for what, _ in ours} == {"__new__", "getaddrinfo", "connect"}
    assert [files for _, (files,) in ours if str(ROOT / "reader" / "fetch" / "wire.py") not in files] == []


def put_on(site: Site, folder: Path) -> None:
    """A feed of a story with pictures and a short one, their pages, and a page for the folder, all with traps."""
    story = "<p>The lamps of the harbour burn all night.</p><p><img src='/lamp.png'></p>"
    hidden = (
        "<img src=http://169.254.1.1/x><iframe src=http://10.0.0.1/></iframe><link rel=stylesheet href=//x/>"
    )
    site.feed("/feed.xml", stories=[("Lamps", story + hidden), ("Short", "<p>The lamps…</p>")])
    page = "<link rel=alternate type=application/rss+xml href=/feed.xml><link rel=icon href=/lamp.png>"
    for path in ("/", "/page.html", "/short"):
        site.put(path, f"<html><head>{page}</head><body>{'<p>Long words of the page.' * 40}{story}{hidden}")
    site.put("/lamp.png", png(40, 30), "image/png")
    (folder / "page.html").write_text(f"<h1>Lamps</h1>{story}{hidden}<!DOCTYPE x SYSTEM 'http://10.0.0.1/x'>")
