"""What the first paint does without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import main
from tests import factories as make
from ui.reader_pane import ReaderPane
from ui.typography import Typography

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent.parent
LATER = {
    "ui.document",
    "ui.paper",
    "ui.find_bar",
    "ui.quote_guide",
    "ui.add_feed",
    "ui.setting",
    "ui.instance",
    "ui.backup_sheet",
    "ui.bulk_bar",
    "ui.finding",
    "ui.highlight_list",
    "ui.key_help",
    "ui.page_menu",
    "ui.palette",
    "ui.put_right",
    "ui.quote_list",
    "ui.speakers",
}
START = """
import sys
from pathlib import Path
import shiboken6
from reader.library import Library
from ui import app
from ui.theme import Appearance
folder = Path(sys.argv[1])
with Library.open(folder) as library:
    library.save_text("A headline\\n\\nA story of a few words.")
window = app.start(folder, Appearance(app.application()))
window.grab()
print(*sys.modules)
window.close()
shiboken6.delete(window)
"""


def test_what_sets_stories_in_type_comes_with_the_first_story(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    script = tmp_path / "start.py"
    script.write_text(f"if __name__ == '__main__':\n    exec({START!r})\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "library")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
    )
    assert not LATER & set(done.stdout.split())


def test_pyside_does_not_read_the_source_of_what_is_imported() -> None:
    code = (
        "import sys, ui, ui.window as one;"
        "assert not sys.modules['shibokensupport.feature']._mod_uses_pyside(one)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_a_pane_without_a_story_answers(qapp: object) -> None:
    pane = ReaderPane()
    pane.copy()
    pane.clear()
    assert pane.quote is None
    assert not pane.page_down()
    pane.set_typography(Typography(pixels=30))
    pane.show_story(make.story("A ferry"))
    assert pane.typography.pixels == 31
    pane.deleteLater()


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main.main([]) == 1
    assert "no screen" in capsys.readouterr().err


def test_an_unknown_option_is_refused_in_a_sentence_instead_of_a_window(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["--unknown"]) == 2
    assert "--unknown" in capsys.readouterr().err
