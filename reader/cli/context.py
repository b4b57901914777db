"""What a command works with: its arguments, its output, and the library, opened when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from reader import keeper, library, places
from reader.errors import StoreError
from reader.intake import Intake

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.cli.output import Output


PATIENCE = 10.0  # seconds that another writer is waited for


def open_library(folder: Path, args: Namespace) -> library.Library:
    """Open the library in a folder as the command line's arguments ask for: its clock, its network."""
    fetcher = None  # the usual one, made when it is needed
    if args.offline or args.allow_host:
        from reader.fetch import Fetcher

        fetcher = Fetcher(allowed=args.allow_host, offline=args.offline)
    clock = keeper.now if args.now is None else (lambda: int(args.now))
    return library.Library.open(folder, fetcher=fetcher, clock=clock, patience=PATIENCE)


class Context:
    """One command's surroundings; closes what was opened."""

    def __init__(self, args: Namespace, output: Output) -> None:
        self.args, self.output = args, output

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        if "intake" in self.__dict__:
            self.intake.close()

    def leave(self) -> None:
        """Close the library; it is opened again when it is next needed."""
        if "library" in self.__dict__:
            self.__dict__.pop("library").close()

    @property
    def folder(self) -> Path:
        return self.args.library or places.default_folder()

    def open(self, folder: Path) -> library.Library:
        """Another opening of a library with the same arguments, for the window."""
        return open_library(folder, self.args)

    @cached_property
    def library(self) -> library.Library:
        return self.open(self.folder)

    @cached_property
    def intake(self) -> Intake:
        """The street without a library, for the commands that need none."""
        return Intake(None, keeper.now)

    def find_quotes(self) -> None:
        """Find the quotes that follow their stories later, now: the command is about to tell them."""
        try:
            while self.library.renew_quotes(1_000):
                pass
        except StoreError as error:  # it can be read all the same
            self.output.warn(f"some quotes are not found yet: {error.reason}")

    def acknowledge(self, op: str, ids: tuple[int, ...] | frozenset[int], **more: str) -> None:
        """Say that these stories are on the disk. Call it after the write has returned."""
        if self.output.events and ids:
            self.output.acknowledge(op, self.library.hashes(sorted(ids)), **more)
