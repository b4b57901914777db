"""The form of a news story: its lines taken apart into headline, date, caption, summary, dateline, body.

Nothing is lost here: each line ends in a field or among the dropped ones, with the reason in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import datelines, newsform
from reader.newsform import Form, Line
from reader.types import Cut, Dropped, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

AGAIN = "the headline again"
LABEL = "a label of the next line"
RULE = "a line drawn between stories"
SIGN = "an agency's sign"
SECOND_DATE = "another date"
SECOND_CAPTION = "another caption"
SECOND_BYLINE = "another byline"
COMMENT = "a comment"
BELOW = "stands below the last story"
ADDRESS = "the story's address"
SECOND_ADDRESS = "another address"
REPEATED = "stands under several stories"
MORE = "a link to more"
MENU = "a line of the page's menu"
LONGEST_TEASER = 110  # characters of a headline in a list of other stories
LONGEST_POINT = 160  # characters of a point in a story's summary
ROLE = 60  # characters of a writer's role
MENU_NAME = 32  # characters of a name in a menu
LISTED = "belongs to a list of other stories or topics"
COMMENTS = "a comment count or form"
OTHER_PAGES = "a way to other pages of an archive"
NAME, WORDS_OF_NAME = 30, 2  # of somebody who comments: longer lines are headlines
DEEPEST_HEAD = 10  # lines under a headline in which it is said again, or the dateline stands
STANDFIRST, LONGEST_STANDFIRST = 3, 260  # lines of it, and characters of each


@dataclass(frozen=True, slots=True)
class Told:
    """A story taken apart, and of each of its lines what it is, and why it was dropped ("" when it was not).

    The first `dateline` characters of the line `placed` are the story's dateline.
    """

    cut: Cut
    parts: tuple[tuple[Part, str], ...]
    placed: int = -1
    dateline: int = 0

    @property
    def body(self) -> list[int]:
        """Which of the lines are the story's paragraphs."""
        return [index for index, (part, _) in enumerate(self.parts) if part is Part.BODY]


def story(lines: Sequence[Line], repeated: Collection[str] = (), sure: float = 1.0) -> Told:
    """Take a story apart: the first line is its headline, the others stand below it.

    `repeated` are short lines that stand in several places of the capture.
    """
    reading = _Reading(lines, repeated)
    cut = reading.cut(sure)
    return Told(cut, ((Part.HEADLINE, ""), *reading.parts), reading.placed, reading.dateline)


def is_comment(name: Line, date: Line) -> bool:
    """Whether two lines open a reader's comment: a name, and when it was written."""
    return date.form is Form.UPDATED and len(name.text) <= NAME and len(name.text.split()) <= WORDS_OF_NAME


def is_signature(line: Line, above: Line) -> bool:
    """Whether a name right below a date or a button is its writer's: "HUGO ADEYEMI"."""
    return above.form is Form.UPDATED and not line.gap and newsform.is_name(line.text)


class _Reading:
    """A story being read, line by line: first its head, then its body."""

    def __init__(self, lines: Sequence[Line], repeated: Collection[str]) -> None:
        self._headline = lines[0].text
        self._lines = lines[1:]
        self._repeated = repeated
        self._last = self._last_text()
        self._again = self._said_again()
        self._updated = self._caption = self._address = ""
        self._by: list[str] = []
        self._summary: list[str] = []
        self._paragraphs: list[str] = []
        self._dropped: list[Dropped] = []
        self.parts: list[tuple[Part, str]] = []  # of each line below the headline
        self.placed, self.dateline = -1, 0  # the line with the dateline, and how long that is
        self._opens = self._dateline_below()
        self._menu = self._ends_with_menu()
        self._label = ""  # what the line above says that this one is
        self._list = False  # inside a list of other stories
        self._below = ""  # why all that follows is none of the story's
        self._read()

    def _said_again(self) -> int:
        """How many lines stand between the headline and its repetition; 0 when it is not said again.

        They are the page's head, above the story's own: a picture's caption, buttons, a date.
        """
        sentences = 0
        for index, line in enumerate(self._lines[:DEEPEST_HEAD]):
            if line.text == self._headline:
                above = {one.form for one in self._lines[:index]}
                return index if above & {Form.FURNITURE, Form.UPDATED} else 0
            sentences += line.form is Form.TEXT and newsform.is_sentence(line.text)
            if line.form in (Form.LISTING, Form.INDEX) or sentences > 1:
                return 0
        return 0

    def _dateline_below(self) -> int:
        """How many lines stand above the paragraph with the dateline, when they are no paragraphs; else 0."""
        above = 0
        for index, line in enumerate(self._lines[self._again : DEEPEST_HEAD], self._again):
            if line.form in _PLAIN:
                found = datelines.read(line.text, opening=True)
                if found is not None:
                    return 0 if found.colon and self._is_interview(self._lines[index + 1 :]) else index
                above += 1
                if above > STANDFIRST or len(line.text) > LONGEST_STANDFIRST:
                    return 0
        return 0

    def _last_text(self) -> int:
        """The index of the last line that is plainly text."""
        texts = [index for index, line in enumerate(self._lines) if line.form is Form.TEXT]
        return texts[-1] if texts else len(self._lines)

    def _ends_with_menu(self) -> bool:
        """Whether four or more short names stand under the last paragraph: the foot of a page."""
        tail = self._lines[self._last + 1 :]
        return sum(line.form is Form.HEADLINE and len(line.text) <= MENU_NAME for line in tail) >= 4

    def cut(self, sure: float) -> Cut:
        place = self._take_dateline()
        return Cut(
            headline=self._headline,
            updated=self._updated,
            byline=", ".join(dict.fromkeys(self._by)),
            caption=self._caption,
            summary=tuple(self._summary),
            dateline=place,
            paragraphs=tuple(self._paragraphs),
            address=self._address,
            dropped=tuple(self._dropped),
            sure=sure,
        )

    def _read(self) -> None:
        body = False
        for index, line in enumerate(self._lines):
            label, self._label = self._label, ""
            if line.kept:
                self._paragraph(line)
            elif line.text == self._headline:
                self._drop(line, AGAIN)
            elif label and self._labelled(label, line):
                continue
            elif body or self._begins_body(index, line):
                body = True
                self._body(index, line)
            elif index < self._again and not self._caption and self._is_caption(line):
                self._take_caption(line.text)
            elif index < self._opens and self._is_standfirst(index, line):
                self._point(line)
            else:
                self._head(line)

    def _drop(self, line: Line, why: str) -> None:
        self._dropped.append(Dropped(text=line.text, why=why))
        self.parts.append((Part.DROPPED, why))

    def _paragraph(self, line: Line) -> None:
        self._paragraphs.append(line.text)
        self.parts.append((Part.BODY, ""))

    def _sign(self, name: str) -> None:
        self._by.append(name)
        self.parts.append((Part.BYLINE, ""))

    def _take_caption(self, caption: str) -> None:
        self._caption = caption
        self.parts.append((Part.CAPTION, ""))

    # ── the head ─────────────────────────────────────────────────────────────────────────────────

    def _begins_body(self, index: int, line: Line) -> bool:
        if index < max(self._again, self._opens):
            return False
        if line.form is Form.HEADLINE:
            return not self._is_writer(index, line)
        if line.form is Form.CAPTION:
            return bool(self._caption) or self._last in (index, len(self._lines))
        return line.form is Form.TEXT or (line.form is Form.BULLET and self._last == len(self._lines))

    @staticmethod
    def _is_caption(line: Line) -> bool:
        """Whether a line above the repeated headline is a picture's caption, credited or not."""
        return line.form in (Form.TEXT, Form.HEADLINE) and len(line.text) > ROLE

    def _is_standfirst(self, index: int, line: Line) -> bool:
        """Whether a line above the paragraph with the dateline sums the story up, without a bullet."""
        return line.form is Form.TEXT or (line.form is Form.HEADLINE and not self._is_writer(index, line))

    def _is_writer(self, index: int, line: Line) -> bool:
        """Whether a short line is the writer's role, or the writer's name below a date or a button."""
        above = self._lines[index - 1] if index else None
        return self._is_role(index, line) or bool(above and is_signature(line, above))

    def _is_role(self, index: int, line: Line) -> bool:
        """Whether a line says what the writer is: "Political reporter" under the byline or above the text."""
        if index == 0 or line.gap or len(line.text) > ROLE:
            return False
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        above = self._lines[index - 1]
        return above.form is Form.BYLINE or bool(below and below.gap and below.form is Form.TEXT)

    def _head(self, line: Line) -> None:
        look = line.look
        match line.form:
            case Form.UPDATED:
                self._date(line)
            case Form.BYLINE | Form.ENDING:
                self._sign(look.value)
            case Form.HEADLINE:
                self._sign(line.text)
            case Form.CAPTION if not self._caption:
                self._take_caption(look.value)
            case Form.CAPTION:
                self._drop(line, SECOND_CAPTION)
            case Form.BULLET:
                self._point(line)
            case _:
                self._outside(line)

    def _point(self, line: Line) -> None:
        self._summary.append(line.look.value or line.text)
        self.parts.append((Part.SUMMARY, ""))

    @staticmethod
    def _is_point(line: Line) -> bool:
        """Whether a line below the word "Summary" is one of its points, printed without a bullet."""
        if line.form is Form.TEXT and (newsform.is_sentence(line.text) or datelines.read(line.text)):
            return False
        return line.form in (Form.HEADLINE, Form.TEXT, Form.BULLET) and len(line.text) <= LONGEST_POINT

    def _date(self, line: Line) -> None:
        if self._updated:
            self._drop(line, SECOND_DATE)
        else:
            self._updated = line.look.value
            self._by += [line.look.by] if line.look.by else []
            self.parts.append((Part.UPDATED, ""))

    def _labelled(self, kind: str, line: Line) -> bool:
        """Take a line under a label, when it can be what the label says."""
        if kind == "updated" and line.form is Form.UPDATED:
            self._date(line)
        elif kind == "caption" and self._caption:
            self._drop(line, SECOND_CAPTION)
        elif kind == "caption":
            self._take_caption(line.text)
        elif kind == "summary" and self._is_point(line):
            self._point(line)
            self._label = kind
        elif kind == "byline" and line.form in (Form.HEADLINE, Form.BYLINE, Form.ENDING):
            self._sign(line.look.value or line.text)
        else:
            return False
        return True

    def _outside(self, line: Line) -> None:
        """Lines that belong to no story, wherever they stand."""
        match line.form:
            case Form.FURNITURE:
                self._drop(line, line.look.value)
            case Form.LABEL:
                self._label = line.look.value
                self._drop(line, LABEL)
            case Form.ADDRESS if not self._address:
                self._address = line.text
                self.parts.append((Part.DROPPED, ADDRESS))
            case Form.ADDRESS:
                self._drop(line, SECOND_ADDRESS)
            case Form.ENDING:
                self._drop(line, SIGN)
            case Form.RULE:
                self._drop(line, RULE)
            case _:
                self._list = True
                self._drop(line, LISTED)

    # ── the body ─────────────────────────────────────────────────────────────────────────────────

    def _body(self, index: int, line: Line) -> None:
        if self._below:
            self._drop(line, self._below)
        elif line.form is Form.LABEL and line.look.value == "summary":
            self._paragraph(line)
        elif line.form in _OUTSIDE:
            self._outside(line)
            self._list = self._list or self._opens_list(index, line)
            self._below = self._ends_with(index, line)
        elif self._list and self._is_listed(line):
            self._drop(line, LISTED)
        elif index > self._last and self._tail(line):
            self._drop(line, self._tail(line))
        elif index > self._last and line.form is Form.UPDATED:
            self._date(line)
        elif index > self._last and line.form is Form.BYLINE:
            self._sign_below(line)
        else:
            self._list = False
            self._paragraph(line)

    @staticmethod
    def _is_listed(line: Line) -> bool:
        """Whether a line goes on with a list of other stories: no sentence, or a short one right below."""
        is_long = len(line.text) > LONGEST_TEASER  # then one that ends in a question is no headline
        if newsform.is_sentence(line.text) and (line.form is Form.TEXT or is_long):
            return line.gap == 0 and len(line.text) <= LONGEST_POINT
        return True

    def _ends_with(self, index: int, line: Line) -> str:
        """Why all below a line is none of the story's: comments, or what follows an archive's last post."""
        if line.look.value == OTHER_PAGES:
            return BELOW
        below = self._lines[index + 1 : index + 3]
        if line.look.value == COMMENTS and len(below) == 2 and is_comment(*below):
            return COMMENT
        return ""

    def _opens_list(self, index: int, line: Line) -> bool:
        """Whether points, or several headlines, stand right below "Read more"."""
        below = [one for one in self._lines[index + 1 : index + 3] if not one.gap]
        if line.look.value != MORE or not below:
            return False
        return below[0].form is Form.BULLET or [one.form for one in below] == [Form.HEADLINE] * 2

    def _sign_below(self, line: Line) -> None:
        """Take a name below the text: its writer's, when no other is named."""
        if self._by:
            self._drop(line, SECOND_BYLINE)
        else:
            self._sign(line.look.value)

    def _tail(self, line: Line) -> str:
        """Why a line under the last paragraph is none of the story's; "" when it may be."""
        if line.text in self._repeated:
            return REPEATED
        return MENU if self._menu and line.form is Form.HEADLINE and len(line.text) <= MENU_NAME else ""

    def _take_dateline(self) -> str:
        """Take the dateline off the first paragraph; its agency goes to the byline."""
        body = [index for index, (part, _) in enumerate(self.parts) if part is Part.BODY]
        first = next((at for at, index in enumerate(body) if not self._lines[index].kept), None)
        if first is None:
            return ""
        found = datelines.read(self._paragraphs[first], opening=True)
        if found is None or (found.colon and self._is_interview(self._lines[body[first] + 1 :])):
            return ""
        self._paragraphs[first] = self._paragraphs[first][found.length :]
        self._by += [found.agency] if found.agency else []
        self.placed, self.dateline = body[first] + 1, found.length
        return found.place

    @staticmethod
    def _is_interview(below: Sequence[Line]) -> bool:
        """Whether further paragraphs begin with names in capitals and a colon, as turns do."""
        turns = [datelines.read(line.text) for line in below if line.form is Form.TEXT][:11]
        return any(turn is not None and turn.colon for turn in turns)


_PLAIN = frozenset((Form.TEXT, Form.HEADLINE))
_OUTSIDE = frozenset((Form.FURNITURE, Form.LABEL, Form.ENDING, Form.RULE, Form.LISTING, Form.INDEX))
