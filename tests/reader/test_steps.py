"""Steps are named without importing them, and do in a worker what they do here."""

import subprocess
import sys

from reader.steps import Steps
from reader.workers import Workers


def test_naming_a_step_imports_nothing() -> None:
    code = (
        "import sys; from reader.steps import Steps; Steps('reader.pipeline').read_feed;"
        "sys.exit('reader.pipeline' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_step_is_run_here_and_in_a_worker() -> None:
    split = Steps("posixpath").basename
    assert split("/a/b") == "b"
    with Workers(count=1) as crew:
        assert crew.run(split, "/a/b") == "b"
