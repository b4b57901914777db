"""What the rows of a capture's sheet say: to the eyes in few words, to a screen reader in whole ones."""

from __future__ import annotations

from collections.abc import Callable

from reader.types import Hand, Part
from ui.capture_lines import FOLDED, Kind, Line, Lines, Row
from ui.parts import count

Tr = Callable[[str], str]
_REASONS = 3  # that a fold names
_OUTLINED = 90  # characters of a headline


def part(line: Line, tr: Tr) -> str:
    """What a line is, in the margin beside it; of a text, where it begins."""
    if line.begins_text:
        return tr("Text")
    return {
        Part.HEADLINE: tr("Headline"),
        Part.UPDATED: tr("Date"),
        Part.BYLINE: tr("Byline"),
        Part.CAPTION: tr("Caption"),
        Part.SUMMARY: tr("Summary"),
        Part.DROPPED: tr("Left out"),
    }.get(line.part, "")


def below(line: Line, tr: Tr) -> str:
    """What is to be said below a line: why it was left out, and how much of it is not shown."""
    more = tr("{} more characters").format(f"{line.more:,}") if line.more else ""
    return "  ·  ".join(filter(None, (line.why, more)))


def of_cut(row: Row, tr: Tr) -> str:
    """What is to be said of a cut: how sure it is, or that the person made it."""
    if Hand.CUT in row.line.hands:
        return tr("cut by you")
    if row.sure == 1.0:
        return ""
    return tr("perhaps no story of its own") if row.line.story > 0 else tr("perhaps it begins elsewhere")


def of_row(row: Row, tr: Tr) -> str:
    """What stands for lines that are not shown."""
    lines = count(row.count, tr("1 line"), tr("{} lines"))
    if row.kind is Kind.EARLIER:
        return tr("Show more  ·  {} above").format(lines)
    if row.kind is Kind.MORE:
        return tr("Show more  ·  {} follow").format(lines)
    why = ", ".join(row.reasons[:_REASONS]) + ("…" if len(row.reasons) > _REASONS else "")
    return tr("{} left out").format(lines) + f"  ·  {why}"


def spoken(row: Row, tr: Tr) -> str:
    """A row for those who hear it."""
    if row.kind is Kind.CUT:
        story = tr("Story {0}: {1}").format(row.line.story + 1, row.headline)
        return ", ".join(filter(None, (story, of_cut(row, tr))))
    if row.kind in FOLDED:
        return of_row(row, tr).replace("  ·  ", ": ")
    said = below(row.line, tr).replace("  ·  ", ", ")
    named = ", ".join(filter(None, (part(row.line, tr), said)))
    return f"{named}: {row.line.text}" if named else row.line.text


def outline(shown: Lines) -> list[str]:
    """The headlines of the stories; what is doubtful has a question mark."""
    return [
        f"{at + 1}{'?' if at in shown.doubtful else ''}   {headline[:_OUTLINED]}"
        for at, headline in enumerate(shown.headlines)
    ]


def found(shown: Lines, kept: bool, tr: Tr) -> tuple[str, str]:
    """What stands above the sheet: how many stories there are, and how sure that is."""
    one, many = (
        (tr("1 story in this capture"), tr("{} stories in this capture"))
        if kept
        else (tr("1 story found"), tr("{} stories found"))
    )
    left_out = count(shown.left_out, tr("1 line left out"), tr("{} lines left out"))
    doubt = count(len(shown.doubtful), tr("one cut is doubtful"), tr("{} cuts are doubtful"))
    said = (left_out if shown.left_out else "", doubt if shown.doubtful else "")
    return count(len(shown.headlines), one, many), " · ".join(filter(None, said))


def hint(row: Row, tr: Tr) -> str:
    """What the keys do on a row."""
    match row.kind:
        case Kind.CUT if row.line.story > 0:
            return tr("Space joins with the story above  ·  Alt+↑ Alt+↓ move the cut  ·  J K next, previous")
        case Kind.LINE if row.line.begins:
            return tr("Del leaves the line out  ·  J K next, previous story")
        case Kind.LINE:
            return tr("Space: a story begins here  ·  Del leaves the line out  ·  J K next, previous story")
        case Kind.LEFT:
            return tr("Space restores the line  ·  the menu key has more")
        case Kind.FOLD | Kind.EARLIER | Kind.MORE:
            return tr("Space shows them")
        case _:
            return tr("J K next, previous story")
