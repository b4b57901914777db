"""What a command works with: its arguments, its output, and the library, opened when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from reader import library
from reader.intake import Intake

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.cli.output import Output
    from reader.fetch import Fetcher


def default_folder() -> Path:
    """Where a library lies when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("cuttings", appauthor=False) / "library"


class Context:
    def __init__(self, args: Namespace, output: Output) -> None:
        self.args, self.output = args, output

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if "library" in self.__dict__:
            self.library.close()
        if "intake" in self.__dict__:
            self.intake.close()

    @property
    def folder(self) -> Path:
        return self.args.library or default_folder()

    def clock(self) -> int:
        """The second it is, or the one that --now says."""
        return self.args.now if self.args.now is not None else library.now()

    @cached_property
    def library(self) -> library.Library:
        return library.Library.open(self.folder, fetcher=self._fetcher(), clock=self.clock)

    @cached_property
    def intake(self) -> Intake:
        """The street without a library, for the commands that need none."""
        return Intake(None, self.clock)

    def _fetcher(self) -> Fetcher | None:
        """None: the usual one, made when it is needed."""
        if not (self.args.offline or self.args.allow_host):
            return None
        from reader.fetch import Fetcher

        return Fetcher(allowed=self.args.allow_host, offline=self.args.offline)

    def acknowledge(self, op: str, ids: tuple[int, ...] | frozenset[int], **more: str) -> None:
        """Say that these stories are on the disk. Call it after the write has returned."""
        if self.output.events and ids:
            self.output.acknowledge(op, self.library.hashes(sorted(ids)), **more)
