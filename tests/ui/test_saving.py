"""Where a file is offered to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import saving

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_file_is_offered_among_documents_then_where_one_was_written(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, other = tmp_path / "documents", tmp_path / "other"
    other.mkdir()
    qapp.setProperty(saving.LAST, None)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    offered: list[Path] = []
    answer = ""

    def ask(_over: QWidget, _title: str, file: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(file))
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    over = QWidget()
    qtbot.addWidget(over)
    assert saving.ask_where(over, "Save", "a.pdf", "") is None
    documents.mkdir()
    answer = str(other / "mine.pdf")
    assert saving.ask_where(over, "Save", "a.pdf", "") == other / "mine.pdf"
    saving.ask_where(over, "Save", "b.pdf", "")
    assert offered == [Path.home() / "a.pdf", documents / "a.pdf", other / "b.pdf"]
    qapp.setProperty(saving.LAST, None)
