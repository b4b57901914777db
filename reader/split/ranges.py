"""Where the stories of a page are: elements that say so, and headings that are set all alike.

Two ways, in this order: elements that say they are stories (article, h-entry, schema.org, the class names
of blogs), and headings that the page sets all alike with a date or enough text below each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import dom, newsform
from reader.newsform import Form, Line, Look
from reader.split import marks, starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.dom import Element
    from reader.split.byhand import Said
    from reader.split.flow import Block, Flow, Span

SHORT_STORY = 30  # letters that a story has at least
LONG_STORY = 300  # letters under a heading that only its place tells to be a story's
MARKED, HEADED, SURE = 0.95, 0.8, 1.0  # how sure stories are that elements, headings or a person tell
WRAPPER = 0.6  # of an element's lines lie in stories: it is no story itself
ALIKE = 3  # headings that make a form without dates
BOX = 0.07  # of a story's letters: a second one so short is a box beside it
ONE_STORY, MANY = 2000, 8  # letters outside short stories that are one long story, also so many times theirs
SAME_KIND = 0.3  # of the longest kind's letters: elements of a kind much shorter are teasers


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page besides its lines: the headlines its data name, and the site it is on."""

    headlines: frozenset[str] = frozenset()  # as letters only
    site: str = ""

    def leads_to(self, block: Block) -> str:
        """The page of this site that a whole line links to; "" for none."""
        words = "".join(block.line.text.split())
        links = [*block.element.iter("a"), *block.element.iterancestors("a")]
        link = next((one for one in links if "".join(dom.text(one).split()) == words), None)
        return "" if link is None else self._on_site(link.get("href", ""))

    def _on_site(self, address: str) -> str:
        try:
            parts = urlsplit(address.strip())
        except ValueError:  # "http://[" is no address
            return ""
        is_here = not parts.scheme or parts.netloc.lower() == self.site
        return address if is_here and parts.path and not parts.fragment else ""


NOTHING = Page()


@dataclass(frozen=True, slots=True)
class Range:
    """The lines of a story: its headline, and all of its lines; how sure it is one."""

    headline: int
    lines: range
    sure: float
    element: Element | None = None  # that holds the story and nothing else


def find(flow: Flow, page: Page = NOTHING) -> list[Range]:
    """The stories of a page, in order; [] when nothing says that it holds several."""
    found = _marked_stories(flow) or _named_stories(flow, page) or _headed_stories(flow, page)
    return found if _are_most(flow, found) else []


def by_hand(flow: Flow, found: list[Range], said: Said) -> list[Range]:
    """The same stories with a person's cuts and joins, which are sure."""
    if not said.cuts and not said.joins:
        return found
    stories: list[Range] = []
    for story in found or _whole(flow):
        if stories and any(at in said.joins for at in range(story.lines.start, story.headline + 1)):
            above = stories.pop()
            story = Range(above.headline, range(above.lines.start, story.lines.stop), SURE)
        stories.append(story)
    for at in sorted(said.cuts):
        stories = _cut(flow, stories, at)
    return stories


def _whole(flow: Flow) -> list[Range]:
    """The page as one story, from its headline down."""
    seen = [at for at, block in enumerate(flow.blocks) if not block.outside]
    heads = [at for at in (*flow.named_headlines, *flow.headings) if not flow.blocks[at].outside]
    first = (heads or seen)[:1]
    return [Range(at, range(at, len(flow.blocks)), SURE) for at in first]


def _cut(flow: Flow, stories: Sequence[Range], at: int) -> list[Range]:
    """The stories, with one that begins at a line."""
    starts_at = [story.headline for story in stories]
    if at in starts_at:
        return list(stories)
    above = [story for story in stories if story.headline < at]
    below = [story for story in stories if story.headline > at]
    end = below[0].lines.start if below and below[0].lines.start > at else None
    if end is None:
        end = below[0].headline if below else len(flow.blocks)
    if above and at < above[-1].lines.stop:
        last = above.pop()
        end = min(end, last.lines.stop)
        above.append(Range(last.headline, range(last.lines.start, at), SURE))
    return [*above, Range(at, range(at, end), SURE), *below]


def _are_most(flow: Flow, found: Sequence[Range]) -> bool:
    """Whether stories hold most of a page's running text; else they are boxes beside another story."""
    sizes = sorted(_letters(flow, story) for story in found)
    others = flow.letters(0, len(flow.blocks)) - sum(sizes)
    if len(sizes) == 2 and sizes[0] < sizes[1] * BOX:
        return False
    is_short = bool(sizes) and median(sizes) < LONG_STORY
    return others <= sum(sizes) and not (is_short and others > max(ONE_STORY, median(sizes) * MANY))


# ── elements that say they are stories ───────────────────────────────────────────────────────────


def _marked_stories(flow: Flow) -> list[Range]:
    kinds: dict[tuple[str, int], list[Range]] = defaultdict(list)
    saying = [span for span in flow.spans if marks.is_story(span.element) and not _is_teaser(flow, span)]
    told = [(span, headline) for span in saying if (headline := _headline(flow, span)) is not None]
    for span, headline in _outermost(told):
        if _letters_below(flow, headline, span) >= SHORT_STORY:
            story = Range(headline, range(span.start, span.end), MARKED, span.element)
            kinds[str(span.element.tag), span.depth].append(story)
    return sorted(_long_kinds(flow, kinds), key=lambda story: story.lines.start)


def _is_teaser(flow: Flow, span: Span) -> bool:
    return bool(flow.blocks[span.start].outside) or marks.is_any(span.element, "teaser")


def _headline(flow: Flow, span: Span) -> int | None:
    """The line of an element that is its headline: what the markup calls so, else the first heading."""
    for lines in (flow.named_headlines, flow.headings):
        at = bisect_left(lines, span.start)
        if at < len(lines) and lines[at] < span.end:
            return lines[at]
    return None


def _outermost(told: Sequence[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """Elements that lie in no other, but for wrappers that hold little else than several of them."""
    held = _held([span for span, _ in told])
    kept: list[tuple[Span, int]] = []
    end = 0
    for (span, headline), inner in zip(told, held, strict=True):
        is_wrapper = len(inner) > 1 and sum(inner) >= (span.end - span.start) * WRAPPER
        if span.start >= end and not is_wrapper:
            kept.append((span, headline))
            end = span.end
    return kept


def _held(spans: Sequence[Span]) -> list[list[int]]:
    """Of each element, how many lines lie in each element directly inside it."""
    held: list[list[int]] = [[] for _ in spans]
    around: list[int] = []
    for index, span in enumerate(spans):
        while around and spans[around[-1]].end <= span.start:
            around.pop()
        if around:
            held[around[-1]].append(span.end - span.start)
        around.append(index)
    return held


def _letters_below(flow: Flow, headline: int, span: Span) -> int:
    """The letters of a story, where text set as short lines counts too."""
    lines = [block for block in flow.blocks[span.start : span.end] if not block.outside]
    loose = sum(len(block.line.text) for block in lines if block.line.form is Form.HEADLINE)
    return flow.letters(span.start, span.end) + loose - len(flow.blocks[headline].line.text)


def _long_kinds(flow: Flow, kinds: dict[tuple[str, int], list[Range]]) -> list[Range]:
    """The stories of the kinds that hold full texts: beside them, short kinds are teasers."""
    sizes = {kind: median(_letters(flow, story) for story in stories) for kind, stories in kinds.items()}
    longest = max(sizes.values(), default=0)
    return [
        story for kind, stories in kinds.items() if sizes[kind] >= longest * SAME_KIND for story in stories
    ]


def _letters(flow: Flow, story: Range) -> int:
    return flow.letters(story.lines.start, story.lines.stop)


# ── headlines that the page's own data name ──────────────────────────────────────────────────────


def _named_stories(flow: Flow, page: Page) -> list[Range]:
    """Stories that begin where the page prints headlines that it names as those of its articles."""
    places: dict[str, int] = {}
    for at, block in enumerate(flow.blocks):
        name = newsform.letters(block.line.text) if len(block.line.text) <= newsform.LONGEST_HEADLINE else ""
        if name in page.headlines and not block.outside:
            places.setdefault(name, at)
    stories = _under(flow, sorted(places.values()))
    sizes = sorted(_letters(flow, story) for story in stories)
    if len(stories) < 2 or sizes[-2] < sizes[-1] * SAME_KIND:  # one story and teasers
        return []
    return [replace(story, sure=MARKED) for story in stories]


# ── headings set alike ───────────────────────────────────────────────────────────────────────────


def _headed_stories(flow: Flow, page: Page) -> list[Range]:
    """Stories that begin with headings of one make, the first make that fits; [] when none does."""
    makes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, block in enumerate(flow.blocks):
        if not block.outside and len(block.line.text) <= newsform.LONGEST_HEADLINE:
            make = marks.make(block.element)
            if make:
                makes[make].append(index)
    first_dated = _first_dated(flow)
    for make, headings in sorted(makes.items()):
        stories = _under(flow, headings)
        if len(stories) >= 2 and _are_stories(flow, make, stories, page, first_dated):
            return stories
    return _loud_stories(flow)


def _loud_stories(flow: Flow) -> list[Range]:
    """Stories under bold lines, each with a date below, on a page that has no headings."""
    heads = [
        at
        for at, block in enumerate(flow.blocks)
        if not block.outside
        and len(block.line.text) <= newsform.LONGEST_HEADLINE
        and is_dated(flow.lines, at)
        and marks.is_loud(block.element, block.line.text)
    ]
    stories = _under(flow, heads) if not flow.headings else []
    return stories if len(stories) >= 2 else []


def _under(flow: Flow, headings: Sequence[int]) -> list[Range]:
    """What stands under each heading, down to the next or to where furniture ends the run."""
    ends = [*headings[1:], len(flow.blocks)]
    ranges = [Range(start, range(start, end), HEADED) for start, end in zip(headings, ends, strict=False)]
    return [story for story in ranges if _letters(flow, story) >= SHORT_STORY]


def _are_stories(
    flow: Flow, make: tuple[str, str], stories: Sequence[Range], page: Page, first_dated: int
) -> bool:
    """Whether headings are headlines rather than sub-headings of one story."""
    dated = [story.headline for story in stories if is_dated(flow.lines, story.headline)]
    if len(dated) >= 2 and len(dated) * 10 >= len(stories) * 6:
        return True
    if first_dated <= stories[0].headline:
        return False  # one story's head, and its sub-headings
    long = sum(_letters(flow, story) >= LONG_STORY for story in stories)
    is_top = make[0] in ("h1", "headline")
    return (is_top and long * 10 >= len(stories) * 8) or _is_archive(flow, stories, page)


def _first_dated(flow: Flow) -> int:
    """The first heading with a date or a byline below it; behind all lines when there is none."""
    return next((at for at in flow.headings if is_dated(flow.lines, at)), len(flow.lines))


def _is_archive(flow: Flow, stories: Sequence[Range], page: Page) -> bool:
    """Whether three or more headings lead each to its own page, or have each the same buttons below."""
    if len(stories) < ALIKE:
        return False
    addresses = {page.leads_to(flow.blocks[story.headline]) for story in stories} - {""}
    buttoned = sum(_ends_with_button(flow, story) for story in stories)
    return max(len(addresses), buttoned) * 10 >= len(stories) * 8


def _ends_with_button(flow: Flow, story: Range) -> bool:
    """Whether the last lines of a story are a post's: "Read more", "3 comments"."""
    end = [block for block in flow.blocks[story.headline + 1 : story.lines.stop] if not block.outside][-2:]
    return any(block.line.look.value in newsform.ENDS_OF_POSTS for block in end)


def is_dated(lines: Sequence[Line], heading: int) -> bool:
    """Whether a date, a byline or itself once more stands under a heading, before any text."""
    headed = replace(lines[heading], look=Look(Form.HEADLINE))
    window = [headed, *lines[heading + 1 : heading + 1 + starts.HEAD]]
    evidence = starts.head(window, headed.gap).evidence
    return Form.UPDATED in evidence or Form.BYLINE in evidence or "repeated" in evidence
