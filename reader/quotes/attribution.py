"""Whose words a quotation is, by which cue, and how that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.quotes.phrases import Mention


class Attribution(NamedTuple):
    """Whose words, by which cue, and how that was seen. `near`: a verb of saying right beside the quote."""

    speaker: Mention | None
    cue: str
    why: str
    near: bool = False
    saying: bool = True
    distance: int = 0  # words between cue and quotation
    beside: bool = False  # the speaker stands right before the quotation, or a colon names them
