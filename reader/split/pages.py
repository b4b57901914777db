"""Pages to stories: which elements of a page are stories, and what stands in them.

Two ways, in this order: elements that say they are stories (article, h-entry, schema.org, the class names
of blogs), and headings that the page sets all alike with a date or enough text below each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader import datelines, dom, news, newsform
from reader.newsform import Form, Line, Look
from reader.split import flow as page_flow
from reader.split import marks, markup, starts
from reader.types import Cut, Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.dom import Element
    from reader.split.flow import Flow, Span

SHORT_STORY = 30  # letters that a story has at least
LONG_STORY = 300  # letters under a heading that only its place tells to be a story's
MARKED, HEADED = 0.95, 0.8  # how sure stories are that elements or headings tell
WRAPPER = 0.6  # of an element's lines lie in stories: it is no story itself
SAME_KIND = 0.3  # of the longest kind's letters: elements of a kind much shorter are teasers


@dataclass(frozen=True, slots=True)
class _Range:
    """The lines of a story: its headline, and all of its lines; how sure it is one."""

    headline: int
    lines: range
    sure: float
    element: Element | None = None  # that holds the story and nothing else


def html(source: str, address: str = "") -> tuple[Cut, ...]:
    """The stories of a page, in order; () or one Cut when nothing says that it holds several.

    `address` is where the page came from: the stories' own addresses are made whole with it.
    """
    tree = dom.parse(source)
    if tree is None:
        return ()
    flow = page_flow.read(tree)
    ranges = _marked_stories(flow) or _headed_stories(flow)
    if not _are_most(flow, ranges):
        return ()
    cuts = (_cut(flow, ranges, index) for index in range(len(ranges)))
    return tuple(replace(cut, address=_whole(cut.address, address)) for cut in cuts)


def _whole(address: str, base: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:  # "http://[" is no address
        return ""


def _are_most(flow: Flow, ranges: Sequence[_Range]) -> bool:
    """Whether stories hold most of a page's running text; else they are boxes beside another story."""
    return sum(_letters(flow, story) for story in ranges) * 2 >= flow.letters(0, len(flow.blocks))


# ── elements that say they are stories ───────────────────────────────────────────────────────────


def _marked_stories(flow: Flow) -> list[_Range]:
    kinds: dict[tuple[str, int], list[_Range]] = defaultdict(list)
    saying = [span for span in flow.spans if marks.is_story(span.element) and not _is_teaser(flow, span)]
    told = [(span, headline) for span in saying if (headline := _headline(flow, span)) is not None]
    for span, headline in _outermost(told):
        if _letters_below(flow, headline, span) >= SHORT_STORY:
            story = _Range(headline, range(span.start, span.end), MARKED, span.element)
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


def _long_kinds(flow: Flow, kinds: dict[tuple[str, int], list[_Range]]) -> list[_Range]:
    """The stories of the kinds that hold full texts: beside them, short kinds are teasers."""
    sizes = {kind: median(_letters(flow, story) for story in stories) for kind, stories in kinds.items()}
    longest = max(sizes.values(), default=0)
    return [
        story for kind, stories in kinds.items() if sizes[kind] >= longest * SAME_KIND for story in stories
    ]


def _letters(flow: Flow, story: _Range) -> int:
    return flow.letters(story.lines.start, story.lines.stop)


# ── headings set alike ───────────────────────────────────────────────────────────────────────────


def _headed_stories(flow: Flow) -> list[_Range]:
    """Stories that begin with headings of one make, the first make that fits; [] when none does."""
    makes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, block in enumerate(flow.blocks):
        if not block.outside and len(block.line.text) <= newsform.LONGEST_HEADLINE:
            make = marks.make(block.element)
            if make:
                makes[make].append(index)
    for make, headings in sorted(makes.items()):
        stories = _under(flow, headings)
        if len(stories) >= 2 and _are_stories(flow, make, stories):
            return stories
    return []


def _under(flow: Flow, headings: Sequence[int]) -> list[_Range]:
    """What stands under each heading, down to the next or to where furniture ends the run."""
    ends = [*headings[1:], len(flow.blocks)]
    ranges = [_Range(start, range(start, end), HEADED) for start, end in zip(headings, ends, strict=False)]
    return [story for story in ranges if _letters(flow, story) >= SHORT_STORY]


def _are_stories(flow: Flow, make: tuple[str, str], stories: Sequence[_Range]) -> bool:
    """Whether headings are headlines rather than sub-headings of one story."""
    lines = [block.line for block in flow.blocks]
    dated = sum(_is_dated(lines, story.headline) for story in stories)
    if dated >= 2 and dated * 10 >= len(stories) * 6:
        return True
    long = sum(_letters(flow, story) >= LONG_STORY for story in stories)
    is_top = make[0] in ("h1", "headline")
    return is_top and long * 10 >= len(stories) * 8


def _is_dated(lines: Sequence[Line], heading: int) -> bool:
    headed = replace(lines[heading], look=Look(Form.HEADLINE))
    window = [headed, *lines[heading + 1 : heading + 1 + starts.HEAD]]
    evidence = starts.head(window).evidence
    return Form.UPDATED in evidence or Form.BYLINE in evidence or "repeated" in evidence


# ── a story and its fields ───────────────────────────────────────────────────────────────────────


def _cut(flow: Flow, ranges: Sequence[_Range], index: int) -> Cut:
    story = ranges[index]
    inside = [at for at in story.lines if at != story.headline and not flow.blocks[at].outside]
    inside = _date_above(flow, ranges, index) + inside
    headline = replace(flow.blocks[story.headline].line, look=Look(Form.HEADLINE))
    lines = [headline, *(flow.blocks[at].line for at in inside)]
    cut, body = news.take_apart(lines, sure=story.sure)
    kept = [inside[at - 1] for at in body]
    if kept and cut.dateline:
        _take_off_dateline(flow, kept[0])
    left_out = tuple(
        Dropped(text=flow.blocks[at].line.text, why=flow.blocks[at].outside)
        for at in story.lines
        if flow.blocks[at].outside
    )
    return replace(
        cut,
        html=markup.body(flow, kept, story.lines, story.element),
        address=_address(flow, story) or cut.address,
        date=_date(flow, story),
        dropped=_between(flow, ranges, index) + cut.dropped + left_out,
    )


def _date_above(flow: Flow, ranges: Sequence[_Range], index: int) -> list[int]:
    """The date that stands over a story's element, as blogs set it."""
    above = ranges[index].lines.start - 1
    if above < (ranges[index - 1].lines.stop if index else 0):
        return []
    return [above] if flow.blocks[above].line.form is Form.UPDATED else []


def _between(flow: Flow, ranges: Sequence[_Range], index: int) -> tuple[Dropped, ...]:
    """The lines of the page that stand before a story, and those after the last one."""
    start = ranges[index - 1].lines.stop if index else 0
    end = ranges[index].lines.start - len(_date_above(flow, ranges, index))
    after = range(ranges[index].lines.stop, len(flow.blocks)) if index == len(ranges) - 1 else range(0)
    return tuple(
        Dropped(text=flow.blocks[at].line.text, why=flow.blocks[at].outside or "stands outside the stories")
        for at in (*range(start, end), *after)
    )


def _take_off_dateline(flow: Flow, first: int) -> None:
    block = flow.blocks[first]
    found = datelines.read(block.line.text)
    if found and dom.text(block.element).startswith(block.line.text[: found.length]):
        markup.take_off(block.element, block.line.text[: found.length])


def _address(flow: Flow, story: _Range) -> str:
    """Where a headline links to: the story's own page."""
    element = flow.blocks[story.headline].element
    links = [element, *element.iter("a"), *element.iterancestors("a", "article")]
    return next((str(link.get("href")) for link in links if link.tag == "a" and _leads_away(link)), "")


def _leads_away(link: Element) -> bool:
    return not link.get("href", "#").strip().lower().startswith(("#", "javascript:", "mailto:"))


def _date(flow: Flow, story: _Range) -> str:
    """The machine's date of a story, from the first element that carries one."""
    top = flow.blocks[story.headline].element
    seen = [flow.blocks[at].element for at in story.lines if flow.blocks[at].line.form is Form.UPDATED]
    for element in (*seen, *(inner for holder in seen for inner in holder.iter("time", "abbr")), top):
        found = marks.printed_date(element)
        if found:
            return found
    return ""
