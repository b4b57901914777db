"""The commands that make pictures, called as a person calls them."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import main
from ui import pictures

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"


def test_each_story_is_rendered(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(tmp_path / "library")]
    assert main.main([*library, "save", str(TWO)]) == 0
    sizes = set()
    for id_ in ("1", "2"):
        for dark in ((), ("--dark",)):
            out = tmp_path / f"{id_}{dark}.png"
            assert main.main([*library, "render", id_, "--png", str(out), *dark]) == 0
            sizes.add(QImage(str(out)).size().toTuple())
    assert len(sizes) == 2
    assert all(width == 900 and height > 500 for width, height in sizes)
    capsys.readouterr()
    assert main.main([*library, "--json", "render", "9", "--png", str(tmp_path / "x.png")]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "not-found"


def test_the_window_is_drawn_in_every_state(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SETTLE", 30)
    library = ["--library", str(tmp_path / "library")]
    assert main.main([*library, "screenshots", "--to", str(tmp_path / "empty")]) == 0
    assert len(list((tmp_path / "empty").iterdir())) == 6
    assert main.main([*library, "save", str(TWO)]) == 0
    assert main.main([*library, "screenshots", "--to", str(tmp_path / "shots")]) == 0
    shots = {path.stem: QImage(str(path)) for path in (tmp_path / "shots").iterdir()}
    assert {name.rpartition("-")[2] for name in shots} == {"light", "dark", "sepia"}
    assert len(shots) == 3 * 20
    light, dark = shots["unread-light"], shots["unread-dark"]
    assert light.pixelColor(700, 500).lightness() > 200 > 80 > dark.pixelColor(700, 500).lightness()
    assert shots["unread-wide-sepia"].size().toTuple() == pictures.WIDE


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main.main([]) == 1
    assert "no screen" in capsys.readouterr().err
