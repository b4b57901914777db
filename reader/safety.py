"""What keeps a library alive: backups by themselves and by hand, checks, repairs, and what a crash left."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reader import store, types
from reader.errors import BusyError, DiskFullError
from reader.keeper import Keeper
from reader.media import Media

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from threading import Event

    from reader.types import Backup, Contents, Problem, Restored, Why

MANY = 50  # stories of an import before which a backup is made
ROOM = "backup room"  # a setting: bytes that backups may take
OPEN = "open"  # a file that is there while a window has the library open
ROUNDS = 3  # a repair may bring to light what else there is to repair


class Safety(Keeper):
    """Backups and checks of an open library. All of it belongs off the window's thread."""

    # -- backups --

    def backups(self) -> list[Backup]:
        """The backups in the library's folder, the newest first."""
        return store.backup.listed(self.folder)

    def back_up(self, why: Why | None = None, stop: Event | None = None) -> Backup:
        """Make a backup in the library's folder (by hand, if not said). A StoreError when it cannot be."""
        why = why or types.Why.BY_HAND
        return store.backup.make(self.folder, why, self.clock(), self.room_for_backups(), stop)

    def back_up_if_due(self, stop: Event | None = None) -> Backup | None:
        """Make the backup of the day, unless there is one, nothing to lose, or another process at it."""
        if not self._holds_something() or not store.backup.is_due(self.backups(), self.clock()):
            return None
        with suppress(BusyError):
            return self.back_up(types.Why.DAILY, stop)
        return None

    def back_up_before_import(self, stories: int) -> str:
        """Make a backup before a large import; a sentence when there was no room for one: it only adds."""
        if stories <= MANY or not self._holds_something():
            return ""
        try:
            self.back_up(types.Why.IMPORT)
        except (BusyError, DiskFullError) as error:
            return f"no backup was made before this import: {error.reason}"
        return ""

    def _holds_something(self) -> bool:
        with self.reading() as db:
            return store.contents.is_any(db)

    def export_backup(self, file: Path) -> Contents:
        """Write a backup to one file, pictures and all. RefusedError for a file that is something else."""
        return store.backup.export(self.folder, file)

    def room_for_backups(self) -> int:
        """How many bytes backups may take."""
        return int(self.setting(ROOM) or store.backup.ROOM)

    def set_room_for_backups(self, room: int) -> None:
        """Settle how many bytes backups may take; it holds from the next backup on."""
        self.write(lambda db: store.settings.put(db, ROOM, str(room)))

    # -- checks --

    def check(self, quick: bool = False, every: bool = False) -> list[Problem]:
        """What is wrong with the library; empty when all is well.

        `quick`: as far as half a second tells. `every`: the index entries of all stories, not of a sample.
        """
        with self.reading() as db:
            found = store.check.quick(db) if quick else store.check.check(db, every)
        return found or self.check_media(quick)

    def check_media(self, quick: bool = False) -> list[Problem]:
        """What is wrong with the files of pictures."""
        with self.reading() as db:
            shown = store.pictures.shown(db)
        media = Media(self.folder)
        missing = media.missing(shown)
        damaged = [] if quick else media.damaged({mark: shown[mark] for mark in shown if mark not in missing})
        return [
            *_named("files of pictures are missing", missing),
            *_named("files of pictures are damaged", damaged),
        ]

    def repair(self, found: Sequence[Problem]) -> list[Problem]:
        """Put right what can be made again; what is still wrong. Nothing of a person's goes.

        What needs the file written anew (Cure.ANEW) needs the library closed: that is `write_anew`.
        """
        for _ in range(ROUNDS):
            cures = {problem.cure for problem in found if problem.cure} - {types.Cure.ANEW}
            if not cures:
                break
            if types.Cure.PICTURES in cures:
                self._mend_pictures()
            self.write(partial(store.repair.repair, cures=cures))
            found = self.check()
        return list(found)

    def _mend_pictures(self) -> None:
        """Take pictures that are missing or damaged from the backups, or have them fetched again."""
        with self.reading() as db:
            shown = store.pictures.shown(db)
        media, kept = Media(self.folder), store.backup.pool(self.folder)
        media.put_aside(media.damaged(shown))
        lost = []
        for mark in media.missing(shown):
            if content := kept.read(mark):
                media.keep(content)
            else:
                lost.append(mark)
        self.write(lambda db: store.pictures.lose(db, lost))

    # -- sessions --

    def begin(self) -> bool:
        """A window has the library open from now on; False when the last one did not end as it should."""
        mark = self.folder / OPEN
        ended = not mark.exists()
        with suppress(OSError):  # where nothing can be written nothing can be lost either
            mark.touch()
        return ended

    def end(self) -> None:
        """The window is done, and has written all."""
        with suppress(OSError):
            (self.folder / OPEN).unlink(missing_ok=True)


def _named(sentence: str, marks: Sequence[str]) -> list[Problem]:
    shown = ", ".join(mark[:12] for mark in marks[:5])
    words = f"{sentence} ({len(marks)}: {shown}{'…' if len(marks) > 5 else ''})"
    return [types.Problem(words, types.Cure.PICTURES)] if marks else []


# -- of libraries that are not open --


def is_open(folder: Path) -> bool:
    """Whether a window has a library open, or had when it crashed."""
    return (folder / OPEN).exists()


def backups(folder: Path) -> list[Backup]:
    """The backups in a library's folder, the newest first; also of a library that cannot be opened."""
    return store.backup.listed(folder)


def look(folder: Path, file: Path) -> Contents:
    """What a backup would put back, by its file or its name in the library's folder of backups."""
    return store.restore.look(folder, store.restore.named(folder, file))


def peek(file: Path) -> Contents:
    """What is in a backup, without reading it whole."""
    return store.contents.read(file)


def put_back(folder: Path, file: Path, clock: Callable[[], int]) -> Restored:
    """Put a library back from a backup; what is there now is kept. BusyError while somebody has it open."""
    return store.restore.restore(folder, store.restore.named(folder, file), clock())


def put_wal_aside(folder: Path, clock: Callable[[], int]) -> Path | None:
    """Put a damaged -wal aside, so that the library opens without it; the folder where it is kept."""
    return store.restore.put_wal_aside(folder, clock())


def write_anew(folder: Path, clock: Callable[[], int]) -> Path:
    """Write a library's file anew where what is damaged in it can be made again; where the old one is kept.

    BusyError while somebody has it open, DamagedError when more is damaged.
    """
    return store.restore.write_anew(folder, clock())


def move(folder: Path, target: Path) -> None:
    """Copy a library into an empty folder, and compare; the old one stays. BusyError while it is open."""
    store.moving.copy(folder, target)


def remove_moved(folder: Path) -> None:
    """Take away a library that was moved elsewhere; what else lies in its folder stays."""
    store.moving.remove(folder)


def verify(path: Path) -> Contents:
    """Read a backup, or the library in a folder, whole. RefusedError, DamagedError; nothing is changed."""
    file = path / store.schema.FILE if path.is_dir() else path
    found = store.contents.read(file)
    store.contents.prove(file)
    return found
