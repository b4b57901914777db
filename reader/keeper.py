"""A library folder held open: its readers, its one writer, and the way pages come in.

What the person does with it stands in `library`, `byhand` and `putright`, which build on this.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Self, TypeVar

from reader import addresses, places, store
from reader.errors import ReadOnlyError, RefusedError
from reader.intake import Intake
from reader.store.connection import Readers, connect, sentences, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.fetch import Fetcher
    from reader.types import Lesson

T = TypeVar("T")

PROXY = "proxy"  # the name of a setting


def now() -> int:
    """The second it is."""
    return int(time.time())


class Keeper:
    """One library folder, open. Use `open`, and `close` it at the end (or `with`)."""

    def __init__(
        self, folder: Path, fetcher: Fetcher | None, clock: Callable[[], int], patience: float
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.intake = Intake(
            fetcher,
            clock,
            lambda address: self.lessons(addresses.site(address)),
            lambda: self.setting(PROXY),
        )
        self._path, self._patience = folder / store.schema.FILE, patience
        self._readers = Readers(self._path, patience)
        self._writer: ThreadPoolExecutor | None = None  # one thread, made with the first write
        self._making = threading.Lock()
        self._closed = False
        self._db: sqlite3.Connection | None = None  # the writer's; touched on its thread only

    @staticmethod
    def ready(folder: Path) -> bool:
        """Whether a library of this version is there: quick, and without any heavy import."""
        return store.schema.current(folder)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        fetcher: Fetcher | None = None,
        clock: Callable[[], int] = now,
        patience: float = 10,
    ) -> Self:
        """Open a library, made or brought up to date first when it needs that.

        `patience` is how many seconds another writer is waited for. Raises StoreError, NotFoundError.
        """
        places.require(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise RefusedError(str(folder), "this is a file, and a library is a folder") from error
        except OSError as error:
            raise ReadOnlyError(str(folder), f"the folder cannot be made ({error.strerror})") from error
        store.schema.prepare(folder)
        return cls(folder, fetcher, clock, patience)

    def close(self) -> None:
        """Finish what is being written, then let go of everything; a second time nothing happens."""
        if self._closed:
            return
        self._closed = True
        self.intake.close()
        if self._writer is not None:
            self._writer.submit(self._close_writer).result()
            self._writer.shutdown()
        self._readers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """This thread's own connection for reading."""
        return self._readers.reading()

    def lessons(self, site: str) -> dict[str, Lesson]:
        """What was taught about the lines of a site ("" for pasted texts), by `lesson_key`."""
        with self.reading() as db:
            return store.cutting.lessons(db, site)

    def setting(self, name: str) -> str:
        """What was settled for the whole library under a name; "" when nothing was."""
        with self.reading() as db:
            return store.settings.get(db, name)

    # -- the one writer --

    def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Run a job in a transaction of its own, after all earlier ones; returns after COMMIT."""
        return self._one_writer().submit(self._transact, job).result()

    def _one_writer(self) -> ThreadPoolExecutor:
        with self._making:  # two threads may be the first to write
            if self._closed:
                raise RuntimeError("the library is closed")
            if self._writer is None:
                from concurrent.futures import ThreadPoolExecutor  # not for the first paint

                self._writer = ThreadPoolExecutor(1, "writer")
            return self._writer

    def _transact(self, job: Callable[[sqlite3.Connection], T]) -> T:
        with sentences(self._path):
            if self._db is None:
                store.backup.clear_up(self.folder)
                self._db = connect(self._path, write=True, patience=self._patience)
            with transaction(self._db) as db:
                return job(db)

    def _close_writer(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
