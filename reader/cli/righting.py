"""Commands that put right: lines, mark, unmark, recut, teach, correct, alias."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reader import dates, hands
from reader.cli.arguments import UsageError
from reader.errors import NotFoundError, RefusedError
from reader.types import Corrections, Hand, Lesson, StoryId

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Changes, Cutting, Piece, Quote, Story, When

FORGET = "forget"


# ── the lines of a capture ───────────────────────────────────────────────────────────────────────


def lines(here: Context) -> Record:
    """Every line of a story's capture: whose it is and as what, or why it was left out."""
    shown = here.library.cutting(StoryId(here.args.id))
    for piece in shown.split.pieces:
        story = shown.stories[piece.story] if piece.story >= 0 else None
        record = {"at": piece.start, "end": piece.end, "story": story, "part": piece.part, "why": piece.why}
        text = _line(shown, piece)
        here.output.record({**record, "text": text}, f"{piece.start}\t{piece.part}\t{text}")
    marks = [asdict(mark) for mark in shown.by_hand.marks]
    return {"stories": list(shown.stories), "marks": marks, "lessons": dict(shown.by_hand.lessons)}


def mark(here: Context) -> Record:
    """Say of a line that a story begins with it, or none; that it is furniture, or none."""
    shown = here.library.cutting(StoryId(here.args.id))
    piece = next((one for one in shown.split.pieces if one.start <= here.args.at < one.end), None)
    if piece is None:
        raise RefusedError(f"offset {here.args.at}", f"the capture has {len(shown.split.text)} characters")
    hand = Hand(here.args.hand)
    marks = hands.say(shown.by_hand.marks, hand, piece.start, _line(shown, piece))
    return _recut(here, here.library.set_marks(shown.capture, marks))


def unmark(here: Context) -> Record:
    """Take back what was said last of the lines of a capture."""
    shown = here.library.cutting(StoryId(here.args.id))
    if not shown.by_hand.marks:
        raise RefusedError(f"story {here.args.id}", "nothing was said of the lines of its capture")
    return _recut(here, here.library.set_marks(shown.capture, shown.by_hand.marks[:-1]))


def recut(here: Context) -> Record:
    """Run the splitter on a capture again; what the person said of it stays."""
    shown = here.library.cutting(StoryId(here.args.id))
    return _recut(here, here.library.read_again(shown.capture))


def teach(here: Context) -> Record:
    lesson = None if here.args.lesson == FORGET else Lesson(here.args.lesson)
    return _recut(here, here.library.teach(StoryId(here.args.id), here.args.line, lesson))


def _line(shown: Cutting, piece: Piece) -> str:
    return " ".join(shown.split.text[piece.start : piece.end].split())


def _recut(here: Context, changes: Changes) -> Record:
    here.acknowledge(here.args.command, changes.stories | frozenset(changes.added))
    return {
        "stories": sorted(changes.stories | frozenset(changes.added)),
        "updated": len(changes.stories),
        "new": len(changes.added),
        "gone": sorted(changes.gone),
    }


# ── a story's fields and quotes ──────────────────────────────────────────────────────────────────


def correct(here: Context) -> Record:
    """Put right a story's headline, author, date or one of its quotes; or take all of that back."""
    args, story = here.args, StoryId(here.args.id)
    said = Corrections() if args.forget else here.library.corrections(story)
    if args.title is not None:
        said = replace(said, headline=args.title)
    if args.author is not None:
        said = replace(said, byline=args.author)
    if args.date is not None:
        said = replace(said, published=_date(args.date, here.library.clock()))
    if args.quote is not None:
        said = _quote_corrected(here, here.library.story(story), said)
    changes = here.library.correct(story, said)
    here.acknowledge("correct", changes.stories)
    corrections = asdict(said) | {"published": said.published and said.published._asdict()}
    return {"stories": [story], "updated": len(changes.stories), "corrections": corrections}


def _date(written: str, now: int) -> When:
    found = dates.read(written, now)
    if found is None:
        raise UsageError(f"cuttings correct: “{written[:40]}” is no date")
    return found


def _quote_corrected(here: Context, story: Story, said: Corrections) -> Corrections:
    if (here.args.speaker is None) == (not here.args.none):
        raise UsageError("cuttings correct: name a quote's speaker with --speaker, or say --none")
    if not 0 < here.args.quote <= len(story.quotes):
        raise NotFoundError(f"quote {here.args.quote}", f"the story has {len(story.quotes)}")
    quote: Quote = story.quotes[here.args.quote - 1]
    new = here.library.correction_of(story, quote, here.args.speaker or "", is_quote=not here.args.none)
    others = (
        one for one in said.quotes if (one.field, one.exact, one.prefix) != (new.field, new.exact, new.prefix)
    )
    return replace(said, quotes=(*others, new))


def alias(here: Context) -> Record:
    """Let a name stand for a person in every story; "" lets it stand for itself again."""
    changes = here.library.alias(here.args.name, here.args.person)
    return {"updated": len(changes.stories), "aliases": here.library.aliases()}


COMMANDS: dict[str, Callable[[Context], Record]] = {
    "lines": lines,
    "mark": mark,
    "unmark": unmark,
    "recut": recut,
    "teach": teach,
    "correct": correct,
    "alias": alias,
}
