"""Ctrl+C in the terminal and the end of a session close the window as one does by hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ui import memory

ROOT = Path(memory.__file__).parents[1]
START = """
import pathlib, signal, sys
from PySide6.QtCore import QTimer
from ui import app

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs behind
    app.application()
    QTimer.singleShot(200, lambda: print("ready", flush=True))
    sys.exit(app.run(pathlib.Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are those of other systems")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_is_ended_from_outside_ends_in_order(tmp_path: Path, number: signal.Signals) -> None:
    script, folder = tmp_path / "start.py", tmp_path / "library"
    script.write_text(START, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        _, complained = program.communicate(timeout=30)
    assert program.returncode == 0
    assert "Traceback" not in complained
    assert (folder / memory.FILE).exists()
