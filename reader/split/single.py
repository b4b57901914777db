"""A page with one story: what the extractor found of it, line by line, and the fields around its text."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader import datelines, dom, news, newsform
from reader.newsform import Form, Line, Look
from reader.split import flow as page_flow
from reader.split import markup, pieces, ranges
from reader.split.byhand import NOBODY
from reader.types import ByHand, Part, Piece, Split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.dom import Element
    from reader.news import Told
    from reader.split.flow import Flow
    from reader.types import Article, Cut

OUTSIDE = "stands outside the story"
LOSS = 0.6  # of the extractor's letters: where less is left, its word counts and not the form
HEAD = frozenset({Form.UPDATED, Form.BYLINE, Form.CAPTION, Form.BULLET, Form.LABEL})
HEAD_LINES = 20  # between a headline and its text
SITE = 3  # words of a site's name at most; a longer title has its second line below, and no other story
NOWHERE = -1
PART = 8  # letters that a heading and the page's title have in common, at least
BETWEEN = " ,;|·•"  # what stands between a name and what follows


def single(source: str, article: Article, by_hand: ByHand = NOBODY) -> Split:
    """The one story of a page, as the extractor found it, with its fields apart."""
    page, story = dom.parse(source), dom.parse(article.html)
    if page is None or story is None:
        return Split(text="")
    flow, _ = page_flow.told(page_flow.read(page), by_hand)
    if any(block.line.kept for block in flow.blocks):
        _put_back(flow, story, page_flow.read(story))
    found, _ = page_flow.told(page_flow.read(story), by_hand)
    one = _One(flow, found, article)
    told = one.told(trusting=False)
    if _letters(told.cut) < LOSS * sum(len(block.line.text) for block in found.blocks):
        told = one.told(trusting=True)
    return Split(
        text=flow.text,
        cuts=(one.cut(told, story),),
        pieces=pieces.tile(flow.text, one.pieces(told)),
    )


def _letters(cut: Cut) -> int:
    return sum(map(len, (*cut.paragraphs, *cut.summary, cut.caption)))


def _matched(flow: Flow, found: Flow) -> dict[int, int]:
    """For the lines of the story, where they stand on the page: each line once, in order."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, block in enumerate(flow.blocks):
        places[block.line.text].append(at)
    return {
        index: places[block.line.text].popleft()
        for index, block in enumerate(found.blocks)
        if places[block.line.text]
    }


def _put_back(flow: Flow, story: Element, found: Flow) -> None:
    """Put lines of the page that a person keeps into the story, below the line they follow."""
    on_page = {at: index for index, at in _matched(flow, found).items()}
    above: Element | None = None
    for at, block in enumerate(flow.blocks):
        if at in on_page:
            above = found.blocks[on_page[at]].element
        elif block.line.kept:
            above = markup.insert(block.line.text, above, story)


@dataclass(frozen=True)
class _One:
    """The page, the story found in it, and what the page says of it."""

    page: Flow
    story: Flow
    article: Article

    def told(self, trusting: bool) -> Told:
        """The story taken apart; `trusting` the extractor, all its lines are text."""
        return news.story(self.lines(trusting))

    def lines(self, trusting: bool) -> list[Line]:
        """The headline, the head of the page below it, and the lines of the story, with their places."""
        on_page = _matched(self.page, self.story)
        texts = [
            at for index, at in on_page.items() if newsform.is_sentence(self.story.blocks[index].line.text)
        ]
        first = min(texts or on_page.values(), default=0)
        above = self._headline(first)
        under = range(above + 1, min(first, above + 1 + HEAD_LINES)) if above != NOWHERE else range(0)
        taken = set(on_page.values())
        head = [at for at in under if at not in taken]
        body = [
            _placed(block.line, self.page.blocks[on_page[index]].line if index in on_page else None)
            for index, block in enumerate(self.story.blocks)
        ]
        if trusting:
            body = [replace(line, look=Look(Form.TEXT)) for line in body]
        return [self._title(above), *self._date_over(above), *self._head(head), *body]

    def _headline(self, first: int) -> int:
        """The line of the page that is the story's headline; NOWHERE when the page does not print it.

        That is the line the markup calls so, else the one that the page's facts name, unless that is over
        the whole site and another heading below it has a date or a byline.
        """
        blocks, named = self.page.blocks, newsform.letters(self.article.headline)
        same = [at for at in range(first + 1) if newsform.letters(blocks[at].line.text) == named]
        same = [at for at in same if not blocks[at].outside] or same
        above = self._first_said(same) if same else NOWHERE
        lines = [block.line for block in blocks[: first + 1]]
        called, heads = (
            [at for at in found if above < at <= first and not blocks[at].outside]
            for found in (self.page.named_headlines, self.page.headings)
        )
        dated = [at for at in (*called[-1:], *heads) if ranges.is_dated(lines, at)]
        is_deck = same and dated[:1] == [above + 1] and len(blocks[above].line.text.split()) > SITE
        if dated and not is_deck:
            return dated[0]
        if same and not blocks[above].outside:
            return above
        parts = [at for at in heads if self._is_part(newsform.letters(blocks[at].line.text))]
        if same or parts:
            return parts[0] if parts else above
        return called[-1] if called else self._printed_below()

    def _first_said(self, same: Sequence[int]) -> int:
        """Of the places where a headline is said the last; where its head lies between, the one above."""
        first = same[-1]
        for at in reversed(same[:-1]):
            between = [block.line for block in self.page.blocks[at + 1 : first]]
            if len(between) > HEAD_LINES or not any(line.form in HEAD for line in between):
                break
            first = at
        return first

    def _is_part(self, heading: str) -> bool:
        """Whether a heading says the page's title in part, or the title a part of the heading."""
        named = newsform.letters(self.article.headline)
        return min(len(heading), len(named)) >= PART and (heading in named or named in heading)

    def _printed_below(self) -> int:
        """Where a headline stands that the page prints below the story's first words."""
        named = newsform.letters(self.article.headline)
        return next(
            (at for at, one in enumerate(self.page.blocks) if newsform.letters(one.line.text) == named),
            NOWHERE,
        )

    def _title(self, at: int) -> Line:
        look = Look(Form.HEADLINE)
        if at == NOWHERE:
            return Line(self.article.headline, 0, look, NOWHERE, NOWHERE)
        return replace(self.page.blocks[at].line, look=look)

    def _date_over(self, headline: int) -> list[Line]:
        above = self.page.blocks[headline - 1].line if headline > 0 else None
        return [above] if above is not None and above.form is Form.UPDATED else []

    def _head(self, lines: Sequence[int]) -> list[Line]:
        blocks = [self.page.blocks[at] for at in lines]
        return [block.line for block in blocks if block.line.form in HEAD and not block.outside]

    def cut(self, told: Told, story: Element) -> Cut:
        """The story with the page's own facts; its HTML without what became a field."""
        above = len(told.parts) - len(self.story.blocks)
        told_of = zip(self.story.blocks, told.parts[above:], strict=True)
        kept = {block.element for block, (part, _) in told_of if part is Part.BODY}
        gone = {block.element for block in self.story.blocks}
        if told.placed >= above:
            _take_off(self.story.blocks[told.placed - above].element, told.dateline)
        return replace(
            told.cut,
            headline=told.cut.headline or self.article.headline,
            byline=self.article.byline.strip(BETWEEN) or told.cut.byline,
            date=self.article.date,
            html=markup.without(story, gone, kept),
            address=self.article.address,
        )

    def pieces(self, told: Told) -> list[Piece]:
        """Those of the story, and of the lines of the page that stand outside it."""
        lines = self.lines(trusting=False)
        inside = [
            piece for piece in pieces.of_story(self.page.text, 0, lines, told) if piece.start != NOWHERE
        ]
        taken = {piece.start for piece in inside}
        return inside + [
            Piece(block.line.start, block.line.end, Part.DROPPED, NOWHERE, block.outside or OUTSIDE)
            for block in self.page.blocks
            if block.line.start not in taken
        ]


def _placed(line: Line, on_page: Line | None) -> Line:
    if on_page is None:
        return replace(line, start=NOWHERE, end=NOWHERE)
    return replace(line, start=on_page.start, end=on_page.end)


def _take_off(element: Element, dateline: int) -> None:
    words = " ".join(dom.text(element).split())
    if datelines.read(words) is not None:
        markup.take_off(element, words[:dateline])
