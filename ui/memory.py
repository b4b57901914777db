"""How the window was left: its size, panes, theme and view, in a small file beside the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from reader.types import FeedId, FolderId, Scope, StoryId, View
from ui.orders import Order
from ui.row_shape import Density
from ui.theme import Theme
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk

FILE = "window.ini"
T = TypeVar("T")


class Memory:
    """Reads and writes the file; whatever is missing or odd in it counts as never said."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def theme(self) -> Theme:
        """The theme that was chosen."""
        named = self._get("theme", str, Theme.SYSTEM.value)
        return Theme(named) if named in set(Theme) else Theme.SYSTEM

    def typography(self) -> Typography:
        """How stories were set."""
        said = Typography()
        face = self._get("face", str, said.face.value)
        return Typography(
            pixels=self._number("pixels", said.pixels),
            measure=self._number("measure", said.measure),
            leading=self._number("leading", said.leading),
            face=Face(face) if face in set(Face) else said.face,
        )

    def keep(self, window: QWidget, desk: Desk | None, theme: Theme) -> None:
        """Write everything down."""
        self._kept.setValue("theme", theme.value)
        self._kept.setValue("window", window.saveGeometry())
        if desk is not None:
            columns, view = desk.columns, desk.columns.tree.view() or View()
            self._kept.setValue("panes", columns.saveState())
            self._kept.setValue("rows", columns.list.density.value)
            order = columns.search.order
            self._kept.setValue("order", (Order.NEWEST if order is Order.BEST else order).value)
            self._kept.setValue("closed", "\n".join(columns.tree.folded()))
            for name, value in columns.pane.typography._asdict().items():
                self._kept.setValue(name, value)
            self._kept.setValue("quotes", int(columns.story.is_open))
            self._kept.setValue("marks", int(columns.pane.quotes_shown))
            self._kept.setValue("scope", view.scope.value)
            self._kept.setValue("feed", view.feed or 0)
            self._kept.setValue("folder", view.folder or 0)
            self._kept.setValue("tag", view.tag)
            self._kept.setValue("search", view.search)
            self._kept.setValue("best", int(view.best))
            story = desk.reading.story
            self._kept.setValue("story", story.id if story else 0)
        self._kept.sync()

    def restore_window(self, window: QWidget) -> None:
        """Put the window where it was."""
        window.restoreGeometry(self._get("window", QByteArray, QByteArray()))

    def restore_desk(self, desk: Desk) -> None:
        """Arrange the panes as they were, and go to the view one left."""
        desk.columns.restoreState(self._get("panes", QByteArray, QByteArray()))
        desk.columns.tree.fold(self._get("closed", str, "").split("\n"))
        desk.columns.pane.set_typography(self.typography())
        rows, order = self._get("rows", str, ""), self._get("order", str, "")
        desk.columns.middle.set_density(Density(rows) if rows in set(Density) else Density.COMFORTABLE)
        desk.columns.search.order = Order(order) if order in set(Order) else Order.NEWEST
        desk.columns.pane.show_quotes(bool(self._get("marks", int, 1)))
        desk.columns.story.show_column(bool(self._get("quotes", int, 0)))
        desk.go_to(self._view(desk))

    def restore_story(self, desk: Desk) -> None:
        """Open the story that was open, as soon as the desk can."""
        if story := self._get("story", int, 0):
            desk.open_again(StoryId(story))

    def _view(self, desk: Desk) -> View:
        """The view that was left; the unread stories when it is gone, or all when there are none."""
        scope = self._get("scope", str, "")
        feed, folder = self._get("feed", int, 0), self._get("folder", int, 0)
        left = View(
            scope=Scope(scope) if scope in set(Scope) else Scope.ALL,
            feed=FeedId(feed) if feed else None,
            folder=FolderId(folder) if folder else None,
            tag=self._get("tag", str, ""),
            search=self._get("search", str, ""),
            best=bool(self._get("best", int, 0)),
        )
        if scope and desk.columns.tree.place(left):
            return left
        unread = desk.columns.tree.place(View(scope=Scope.UNREAD))
        return View(scope=Scope.UNREAD if unread and unread.count else Scope.ALL)

    def _number(self, name: str, otherwise: int) -> int:
        written = self._get(name, str, "")
        return int(written) if written.isdecimal() else otherwise

    def _get(self, name: str, kind: type[T], otherwise: T) -> T:
        try:
            found = self._kept.value(name, otherwise, kind)
        except (TypeError, ValueError):
            return otherwise
        return found if isinstance(found, kind) else otherwise
