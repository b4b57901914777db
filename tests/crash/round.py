"""What one round of a mode came to."""

from __future__ import annotations

from typing import NamedTuple


class Round(NamedTuple):
    """One time that something went wrong, and what came of it."""

    told: str
    faults: list[str]
    hit: bool  # it went wrong before the command had ended
    acknowledged: int


class Skipped(Exception):  # noqa: N818  # nothing failed
    """A mode cannot be run here; says why."""
