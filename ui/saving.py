"""Asking where to write a file: where one was written before, the first time among the person's documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LAST = "written-in"  # the application's own note of the folder


def ask_where(over: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file to write, called `name` unless one says otherwise; None when the dialog is left.

    Qt would begin in the folder that the program was started from, which is nobody's own.
    """
    application = cast("QApplication", QApplication.instance())
    file, _ = QFileDialog.getSaveFileName(over, title, str(_folder(application.property(LAST)) / name), kinds)
    if not file:
        return None
    application.setProperty(LAST, str(Path(file).parent))
    return Path(file)


def _folder(last: str | None) -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (Path(place) for place in (last, documents) if place)
    return next((place for place in known if place.is_dir()), Path.home())
