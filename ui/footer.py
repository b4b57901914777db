"""The foot of the side bar: adding, refreshing, and how far a refresh is."""

from __future__ import annotations

from time import localtime, strftime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.parts import fill, ground, label, paint_signs, row, tip, tool

if TYPE_CHECKING:
    from reader.types import Progress, Refreshed
    from ui.theme import Colours


MANY = 20  # feeds that failed or were left alone that a tooltip names


class Footer(QWidget):
    """A quiet strip; `add`, `refresh`, `stop` and `resume` are its buttons."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "footer")
        self.add = tool(self, "add", self.tr("Add a feed, or save a page (Ctrl+N)"), "add")
        self.refresh = tool(self, "refresh", self.tr("Refresh all feeds (F5)"), "refresh")
        self.stop = tool(self, "stop", self.tr("Stop refreshing"), "stop")
        self.resume = tool(self, "resume", self.tr("Go on refreshing"), "", self.tr("Go on"))
        self.offline = tool(self, "offline", self.tr("Go online"), "offline", self.tr("Offline"))
        self.offline.hide()
        self.words = label(self, "footer-words", wrap=True)
        self.words.setMinimumWidth(20)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the refresh"))
        buttons = row(self.add, self.offline, None, self.resume, self.stop, self.refresh, space=4)
        said = row(self.words, margins=(10, 2, 8, 0))
        fill(QVBoxLayout(self), self.bar, said, buttons, margins=(8, 4, 8, 6), space=3)
        self._rest()
        self.set_colours(colours)

    def begin(self) -> None:
        """A refresh begins."""
        self.bar.setRange(0, 0)
        self._show(True)
        self.words.setText(self.tr("Refreshing…"))

    def show_progress(self, progress: Progress) -> None:
        """How many feeds have answered, and what came of it."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        parts = [self.tr("{} of {} feeds").format(progress.done, progress.total)]
        parts += [self.tr("{} new").format(progress.new)] if progress.new else []
        parts += [self.tr("{} failed").format(progress.failed)] if progress.failed else []
        self.words.setText(" · ".join(parts))
        self.words.setToolTip(tip(progress.subject))

    def end(self, refreshed: Refreshed | None) -> None:
        """The refresh is over, or could not be made."""
        self._rest()
        if refreshed is not None:
            self.words.setText(self._summary(refreshed))
            said = (*refreshed.failures, *refreshed.notices)
            self.words.setToolTip(tip("\n".join(f"{feed}: {why}" for feed, why in said[:MANY])))
            self.resume.setVisible(bool(refreshed.left))

    def set_colours(self, colours: Colours) -> None:
        paint_signs(self, colours)

    def _summary(self, refreshed: Refreshed) -> str:
        failed, now = len(refreshed.failures), strftime("%H:%M", localtime())
        parts = [self.tr("Stopped") if refreshed.stopped else self.tr("{} new").format(refreshed.new)]
        if refreshed.left:
            parts.append(self.tr("{} left").format(len(refreshed.left)))
        if failed:
            parts.append(self.tr("{} failed").format(failed))
        return " · ".join((*parts, now))

    def _rest(self) -> None:
        self._show(False)
        self.resume.hide()
        self.words.clear()
        self.words.setToolTip("")

    def _show(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.resume.setVisible(False)
        self.refresh.setVisible(not busy)
