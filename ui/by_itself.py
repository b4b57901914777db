"""What is collected without being asked for: feeds that are due, at the start and by a timer."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.types import Changes
from ui import asking
from ui.completing import Completing
from ui.parts import sentence

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import FeedId, Problem
    from ui.background import Background
    from ui.banner import Banner
    from ui.collecting import Collecting

SETTING, OFF = "refresh by itself", "off"  # on unless it was switched off
SOON, OFTEN = 1500, 60_000  # milliseconds to the first look for feeds that are due, and between two
QUIET = 300_000  # milliseconds between two looks whether the library's upkeep of the day is to be done

Locked = tuple["FeedId", str, str]  # a feed, its title, the name to log in with


class ByItself(QObject):
    """Refreshes what is due while the window is open, unless it was switched off."""

    def __init__(
        self, library: Library, background: Background, banner: Banner, collecting: Collecting
    ) -> None:
        super().__init__(collecting)
        self._library, self._background, self._banner = library, background, banner
        self._collecting = collecting
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        self._upkeep = QTimer(self, interval=QUIET)
        self._upkeep.timeout.connect(self.keep_up)
        self.wanted = library.setting(SETTING) != OFF
        self.completing = Completing(library, background, collecting)
        self._stop = Event()
        self._looking = False  # for icons

    def start(self) -> None:
        """Begin soon: the window is painted first."""
        self._timer.start()
        self._upkeep.start()
        self._collecting.refreshing.connect(self._refreshed)
        self._collecting.followed.connect(self.look_for_icons)
        self.completing.start()
        QTimer.singleShot(SOON, self, self._begin)

    def leave(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._upkeep.stop()
        self._stop.set()
        self.completing.leave()

    @Slot()
    def look(self) -> None:
        """Refresh what is due."""
        if self.wanted:
            self._background.read(self._library.is_any_due, self._refresh_due, topic="due")

    def _refresh_due(self, any_due: bool) -> None:
        if any_due:
            self._collecting.refresh(due=True)

    @Slot()
    def look_for_icons(self) -> None:
        """Look for the icons of the sites that have none yet."""
        if not self._looking:
            self._looking = True
            job = partial(self._library.fetch_icons, self._stop)
            self._background.work(job, self._looked, self._not_looked)

    def _looked(self, _changes: object) -> None:
        self._looking = False

    def _not_looked(self, error: ReaderError) -> None:
        self._looking = False
        self._banner.complain(sentence(error.reason), error.subject)

    @Slot(bool)
    def _refreshed(self, busy: bool) -> None:
        if not busy:
            self.look_for_icons()
            self._background.work(partial(_let_old_go, self._library))

    @Slot()
    def keep_up(self) -> None:
        """Have the counts proved, once a day; those that were wrong are shown anew."""
        self._background.work(self._library.keep_up, self._kept_up)

    def _kept_up(self, wrong: list[Problem]) -> None:
        if wrong:
            self._background.tell(Changes(tags=True))

    @Slot()
    def toggle(self) -> None:
        """Switch it off or on."""
        self.wanted = not self.wanted
        value = "" if self.wanted else OFF
        self._background.write(partial(self._library.settle_all, SETTING, value))
        self.look()

    @Slot()
    def _begin(self) -> None:
        self._background.work(self._library.locked_out, self._ask_passwords)

    # ── passwords that no keyring keeps ──────────────────────────────────────────────────────────

    def _ask_passwords(self, locked: list[Locked]) -> None:
        if locked:
            titles = ", ".join(title for _, title, _ in locked[:3])
            give = (self.tr("Log in"), partial(self._ask_next, locked))
            later = (self.tr("Not now"), self.look)
            words = self.tr("Some feeds ask for a password")
            self._banner.offer(words, titles, give, later)
        else:
            self.look()

    def _ask_next(self, locked: list[Locked]) -> None:
        """Ask for one password after the other, then look for what is due."""
        if not locked:
            self.look()
            return
        (feed, title, name), *rest = locked
        ask = asking.for_words(
            self._collecting.window,
            self.tr("Log in"),
            self.tr("Password of {0} for “{1}”").format(name, title),
            self.tr("Log in"),
            partial(self._log_in, feed, name),
            secret=True,
        )
        ask.finished.connect(partial(self._asked_one, rest))

    def _log_in(self, feed: FeedId, name: str, password: str) -> None:
        refresh = self._collecting.refresh
        job = partial(self._library.log_in, feed, name, password)
        self._background.work(job, lambda _: refresh([feed]))

    def _asked_one(self, rest: list[Locked], _result: int) -> None:
        self._ask_next(rest)

    # ── the proxy ────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def ask_proxy(self) -> None:
        """Ask by way of which proxy pages are fetched."""
        words = self.tr(
            "Host and port, such as proxy.example:8080. “none” goes without one; left empty, it is the proxy"
            " that this computer is set up with."
        )
        known = self._library.setting("proxy")
        window = self._collecting.window
        asking.for_words(window, self.tr("Proxy"), words, self.tr("Use it"), self._set_proxy, known=known)

    def _set_proxy(self, typed: str) -> None:
        said = self.tr("Pages are fetched by way of {} from now on").format(typed.strip())
        without = self.tr("Pages are fetched without a proxy of your own")
        words = without if typed.strip() in ("", "none") else said
        self._background.work(partial(self._library.set_proxy, typed), lambda _: self._banner.say(words))


def _let_old_go(library: Library) -> Changes:
    """Put into the trash what is older than the person settled for its feed; in small writes."""
    changes = more = library.let_old_go()
    while more:
        more = library.let_old_go()
        changes |= more
    return changes
