"""A person backs up, puts back, moves and changes libraries in the window; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from reader import places
from reader.library import Library
from reader.types import StoryId, View
from tests.damages import spoil
from ui import app
from ui.pages import Trouble
from ui.program import Program
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TWO = (Path(__file__).parent.parent / "data" / "two-stories.txt").read_text(encoding="utf-8")


class Walk:
    """A program, and a person before it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    def wait(self, done: object) -> None:
        assert callable(done)
        self._qtbot.waitUntil(lambda: bool(done()))

    def wait_for_desk(self) -> None:
        self.wait(lambda: self.program.window.desk is not None and self.program.window.menus.actions)

    def command(self, name: str) -> None:
        self.program.window.menus.actions[name].trigger()

    def said(self) -> str:
        return self.program.window.banner._text.text()

    def press(self, words: str) -> None:
        """Press the button with these words, wherever it is, as soon as it is there."""
        self.wait(lambda: len(self._buttons(words)) == 1)
        self._buttons(words)[0].click()

    def _buttons(self, words: str) -> list[QPushButton]:
        shown = {one for top in QApplication.topLevelWidgets() for one in top.findChildren(QPushButton)}
        return [one for one in shown if one.text().replace("&", "") == words and one.isVisible()]

    def stories(self) -> int:
        assert self.program.window._library is not None
        return len(self.program.window._library.ids(View()))


@pytest.fixture
def walk(tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Library.open(tmp_path / "library") as library:
        library.save_text(TWO)
    program = Program(Appearance(qapp, Theme.LIGHT), Library.open, app.start, app.start_soon)
    program.show(tmp_path / "library")
    program.window.begin()  # as its first paint does
    yield Walk(program, qtbot)
    program.leave()
    program.window.deleteLater()
    qtbot.wait(10)


def test_a_backup_is_made_looked_into_and_put_back_and_that_is_undone(walk: Walk) -> None:
    walk.command("back_up")
    walk.wait(lambda: "backup was made" in walk.said())
    library = walk.program.window._library
    assert library is not None
    library.delete([StoryId(library.ids(View())[0])])
    assert walk.stories() == 1
    walk.command("backups")
    sheet = walk.program.window.whole.sheet
    walk.wait(lambda: "2 stories" in sheet.inside.text())
    sheet.restore.click()
    walk.wait(lambda: sheet.findChild(QMessageBox))
    walk.press("Put back")
    walk.wait_for_desk()
    walk.wait(lambda: "as it was in the backup" in walk.said())
    assert walk.stories() == 2
    walk.press("Undo")
    walk.wait_for_desk()
    walk.wait(lambda: "1 stories" in walk.said())
    assert walk.stories() == 1


def test_a_library_is_moved_and_the_old_copy_removed(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "library", tmp_path / "elsewhere"
    (old / "a letter of mine.txt").write_text("kept")
    new.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    walk.command("move_library")
    walk.wait(lambda: walk.program.window.findChild(QMessageBox))
    walk.press("Move")
    walk.wait_for_desk()
    walk.wait(lambda: "is in" in walk.said())
    assert (walk.program.window.folder, walk.stories()) == (new, 2)
    assert places.chosen() == new
    walk.press("Remove it")
    walk.wait(lambda: "removed" in walk.said())
    assert sorted(path.name for path in old.iterdir()) == ["a letter of mine.txt"]
    assert walk.stories() == 2


def test_where_something_is_already_nothing_is_moved(walk: Walk, tmp_path: Path) -> None:
    walk.program.move(tmp_path / "library" / "inside")
    walk.wait_for_desk()
    walk.wait(lambda: "own folder" in walk.said())
    assert (walk.program.window.folder, walk.stories()) == (tmp_path / "library", 2)


def test_another_library_is_opened_and_remembered(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    walk.command("open_library")
    walk.wait_for_desk()
    assert (walk.program.window.folder, walk.stories()) == (other, 0)
    walk.wait(lambda: places.chosen() == other)
    assert places.default_folder() == other


def test_a_damaged_library_is_put_back_from_the_page_that_says_so(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.command("back_up")
    walk.wait(lambda: "backup was made" in walk.said())
    other = tmp_path / "other"
    other.mkdir()
    (other / "library.db").write_bytes(b"no library at all" * 999)
    (backup,) = (tmp_path / "library" / "backups").glob("*.db")
    walk.program.open(other)
    walk.wait(lambda: isinstance(walk.program.window.centralWidget(), Trouble))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    walk.press("Put back a backup…")
    walk.wait_for_desk()
    assert walk.stories() == 2
    assert [path.read_bytes()[:10] for path in other.rglob("damaged-*/library.db")] == [b"no library"]


def test_the_facts_are_shown_and_copied_and_a_check_says_all_is_well(walk: Walk) -> None:
    walk.command("diagnostics")
    page = walk.program.window.whole.page
    walk.wait(lambda: page._text)
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert str(walk.program.window.folder) in copied
    assert "SQLite" in copied
    page.accept()
    walk.command("check")
    walk.wait(lambda: walk.said() == "All is well")


def test_after_a_crash_what_is_wrong_is_said_and_put_right(walk: Walk, tmp_path: Path) -> None:
    other = tmp_path / "crashed"
    with Library.open(other) as library:
        library.save_text(TWO)
        library.begin()
        library.write(lambda db: db.execute("update tally set count = 9 where what = 'all'"))
    walk.program.open(other)
    walk.wait_for_desk()
    walk.wait(lambda: walk.said() == "One thing is wrong")
    walk.press("Put it right")
    walk.wait(lambda: walk.said() == "All is well")


def test_what_a_start_is_given_is_opened(walk: Walk, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Rain at last\n\nIt rained on the harbour all day, and nobody minded at all.\n")
    walk.program.instance.asked.emit([str(page)])
    walk.wait(lambda: walk.stories() == 3)
    walk.program.instance.asked.emit(["https://a.example/"])
    desk = walk.program.window.desk
    assert desk is not None
    walk.wait(lambda: desk.collecting.sheet.isVisible())


def test_a_library_whose_index_is_damaged_is_put_right_by_one_button(walk: Walk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with Library.open(other) as library:
        library.save_text(TWO)
        library.tag([StoryId(1)], "harbour")
    spoil(other, "body_index_data", b"")
    walk.program.open(other)
    walk.wait_for_desk()
    walk.command("check")
    walk.press("Put it right")
    walk.wait_for_desk()
    walk.wait(lambda: "whole again" in walk.said())
    library = walk.program.window.desk.library  # type: ignore[union-attr]
    assert library.check() == []
    assert list(library.ids(View(search="timber"))) == [2]
    assert library.story(StoryId(1)).tags == ("harbour",)
    (kept,) = (other / "backups").glob("damaged-*")
    assert (kept / "library.db").exists()
