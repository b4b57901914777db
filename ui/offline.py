"""Working offline: a wish that is remembered, and a quiet sign of it at the foot of the side bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.library import Library
    from ui.background import Background
    from ui.banner import Banner
    from ui.footer import Footer


class Offline(QObject):
    """Lets nothing be fetched while it is on. Signals: changed(bool)."""

    changed = Signal(bool)

    def __init__(
        self, library: Library, background: Background, banner: Banner, footer: Footer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._background, self._banner, self._footer = library, background, banner, footer
        self.is_on = library.is_offline
        footer.offline.clicked.connect(self.toggle)
        footer.offline.setVisible(self.is_on)
        if self.is_on:  # what fetches is told off the window's thread: it has to be imported
            background.work(partial(library.set_offline, True))

    @Slot()
    def toggle(self) -> None:
        """Work offline from now on, or no more."""
        self.is_on = not self.is_on
        self._background.work(partial(self._library.set_offline, self.is_on))
        self._footer.offline.setVisible(self.is_on)
        on = self.tr("Nothing is fetched while you work offline")
        self._banner.say(on if self.is_on else self.tr("You are online again"))
        self.changed.emit(self.is_on)

    def refuses(self, *, quietly: bool) -> bool:
        """Whether nothing may be fetched now; one who asked for it is told, and may go online."""
        if self.is_on and not quietly:
            go = (self.tr("Go online"), self.toggle)
            self._banner.say(
                self.tr("You are working offline"), self.tr("Feeds are not refreshed meanwhile."), go
            )
        return self.is_on
