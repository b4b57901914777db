"""Several files or pages kept one after the other: how far it is, a way to stop, and what came of it."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.parts import count, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Progress, SavedMany
    from ui.background import Background
    from ui.banner import Banner

_NAMED = 2  # of those that were refused for one reason
_REASONS = 3


class ManyCaptures(QObject):
    """Keeps them beside everything else. Signals: kept(SavedMany): it is over, or was stopped."""

    kept = Signal(object)

    def __init__(self, library: Library, background: Background, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._background, self._banner = library, background, banner
        self._stop = Event()

    def keep(self, sources: Sequence[Path | str]) -> None:
        """Keep files (as paths) and pages (by their addresses)."""
        stop = self._stop = Event()
        words = self.tr("Keeping {} captures…").format(len(sources))
        self._banner.begin(words, len(sources), (self.tr("Stop"), stop.set))
        tell = self._background.teller(self._show)
        job = partial(self._library.save_many, sources, tell, stop)
        self._background.work(job, self.kept.emit, self._complain)

    def stop(self) -> None:
        """Leave the rest; what is kept so far stays."""
        self._stop.set()

    def _show(self, progress: Progress) -> None:
        self._banner.go_on(progress.done, progress.subject)

    def _complain(self, error: ReaderError) -> None:
        self._banner.complain(sentence(error.reason), error.subject)


def summary(saved: SavedMany, tr: Callable[[str], str]) -> str:
    """What came of it."""
    stories = count(len(saved.stories), tr("1 story kept"), tr("{} stories kept"))
    of = count(saved.captures, tr("from 1 capture"), tr("from {} captures"))
    left = "  ·  " + tr("stopped, {} left").format(saved.left) if saved.left else ""
    return f"{stories} {of}{left}"


def refused(saved: SavedMany, tr: Callable[[str], str]) -> str:
    """What could not be kept, by its reasons."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in saved.refused:
        by_reason.setdefault(reason, []).append(name)
    said = []
    for reason, names in by_reason.items():
        more = tr(" and {} more").format(len(names) - _NAMED) if len(names) > _NAMED else ""
        said.append(f"{', '.join(names[:_NAMED])}{more}: {reason}")
    if len(said) > _REASONS:
        said[_REASONS:] = [tr("and {} other reasons").format(len(said) - _REASONS)]
    return "\n".join(said)
