"""The way of a story, from the bytes of a page to what is stored. Read it from top to bottom.

Pure: a page and the time go in, stories come out. `library` runs it in worker processes, where it
may be killed; nothing here opens a file or a socket.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader import (
    addresses,
    blocks,
    dates,
    discover,
    dom,
    extract,
    known_sites,
    parse,
    quotes,
    ready,
    sameness,
    sanitize,
    split,
    whole_text,
    words,
)
from reader.errors import UnreadableError
from reader.types import ByHand, Hand, Kind, Part, ReadStory, StoriesRead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.types import Article, Cut, Entry, FeedLink, Lesson, Page, Quote, Ready, Record, Split

MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})
HTML = frozenset({"text/html", "application/xhtml+xml"})
PICTURES = ("image/", "audio/", "video/", "font/")
UNTITLED = "Untitled"
NOBODY = ByHand()
NO_LESSONS: Mapping[str, Lesson] = MappingProxyType({})


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────


def read_feed(page: Page, now: int, lessons: Mapping[str, Lesson] = NO_LESSONS) -> StoriesRead:
    """A feed's stories, in the feed's order, without the lines that a person taught to drop.

    UnreadableError when the page is no feed.
    """
    feed = parse.feed(page, now)
    outlet = sanitize.line(feed.title)
    by_hand = ByHand(lessons=lessons)
    made = tuple(_from_entry(entry, feed.base or page.address, outlet, by_hand) for entry in feed.entries)
    return StoriesRead(
        title=outlet,
        site=feed.site,
        stories=tuple(one.story for one in made),
        ready=made,
        notices=feed.notices,
        ask_after=feed.ask_after,
    )


def feeds_of(page: Page) -> tuple[FeedLink, ...]:
    """The feeds that a page names."""
    return discover.feeds(page) or known_sites.channel(page.address, dom.decode(page))


def icons_of(page: Page) -> tuple[str, ...]:
    """The addresses of the icons that a page names for its site."""
    return discover.icons(page)


def known_feeds(address: str) -> tuple[FeedLink, ...]:
    """The feeds of a well-known site, told by the address of its page."""
    return known_sites.feeds(address)


def guesses(address: str) -> tuple[str, ...]:
    """Where a site's feed usually is."""
    return discover.guesses(address)


def _from_entry(entry: Entry, base: str, outlet: str, by_hand: ByHand) -> Ready:
    """A feed's story. Its quotes are found later (`requoted`), so that nobody waits for them."""
    source, dropped = split.taught(entry.html, by_hand)
    cleaned = sanitize.clean(source, entry.base or entry.address or base)
    text = _text(cleaned)
    headline = sanitize.line(entry.headline) or _first_words(text)
    folded = words.fold(text)
    same = sameness.keys(entry.address, headline, text, folded)
    story = ReadStory(
        guid=entry.guid,
        address=entry.address,
        headline=headline,
        byline=sanitize.line(entry.byline),
        published=entry.published,
        outlet=outlet,
        html=cleaned.html,
        text=text,
        picture=entry.picture,
        enclosures=entry.enclosures,
        dropped=dropped,
        place_key=same.place,
        text_key=same.text,
    )
    return ready.made(story, folded)


def _text(cleaned: sanitize.Cleaned) -> str:
    """The plain text alone, which is all that is kept beside the HTML."""
    return blocks.read(cleaned.html).text if cleaned.text is None else cleaned.text


def whole(page: Page, story: ReadStory) -> ReadStory | None:
    """A feed's story with the whole text that its page tells; None when the page tells no more of it.

    UnreadableError, with the reason, when what the page says may not take the place of the entry.
    """
    found = article(page)
    body = blocks.read(found.html)
    fault = whole_text.fault(
        body.text, entry=story.text, headline=story.headline, page=page.address, asked=story.address
    )
    if fault:
        raise UnreadableError(story.address, fault)
    if whole_text.says_no_more(body.text, entry=story.text):
        return None
    return _requoted(
        story._replace(
            html=found.html,
            text=body.text,
            byline=story.byline or sanitize.line(found.byline),
            language=story.language or found.language,
            picture=story.picture or found.picture,
        )
    )


# ── exports of ours ──────────────────────────────────────────────────────────────────────────────


def read_records(records: list[Record], now: int) -> list[ReadStory]:
    """Stories of an export, read anew: what the file says is trusted no more than the web."""
    return [_from_record(record, now) for record in records]


def _from_record(record: Record, now: int) -> ReadStory:
    cleaned = sanitize.clean(record.html, record.address)
    text = _text(cleaned)
    headline = sanitize.line(record.headline) or _first_words(text)
    return ReadStory(
        guid=record.guid,
        address=record.address,
        headline=headline,
        byline=sanitize.line(record.byline),
        dateline=record.dateline,
        updated=record.updated,
        published=dates.read(record.published, now),
        caption=record.caption,
        summary=record.summary,
        outlet=record.outlet,
        language=record.language,
        html=cleaned.html,
        text=text,
        picture=record.picture,
        enclosures=record.enclosures,
    )


# ── captures ─────────────────────────────────────────────────────────────────────────────────────


def read_capture(page: Page, now: int, by_hand: ByHand = NOBODY) -> StoriesRead:
    """The stories of a page or text that a person saved. UnreadableError when there is none."""
    found, article = _split(page, by_hand)
    if not found.cuts:
        raise UnreadableError(_subject(page), "no story was found in it; nothing was kept")
    stories = tuple(
        _from_cut(cut, ordinal, page, now)._replace(begins=begins, ends=ends)
        for ordinal, (cut, (begins, ends)) in enumerate(zip(found.cuts, _places(found), strict=True))
    )
    if article is not None:
        stories = (_with_facts(stories[0], article),)
    return StoriesRead(stories=stories, split=found)


def _places(found: Split) -> list[tuple[int, int]]:
    """For each story, where the first of its lines begins in the capture's text and the last one ends."""
    places = [(len(found.text), 0) for _ in found.cuts]
    for piece in found.pieces:
        if piece.story >= 0 and piece.part is not Part.DROPPED:
            begins, ends = places[piece.story]
            places[piece.story] = (min(begins, piece.start), max(ends, piece.end))
    return places


def requoted(stories: Sequence[ReadStory]) -> list[ReadStory]:
    """Stories with their quotes found anew."""
    return [_requoted(story) for story in stories]


def _requoted(story: ReadStory) -> ReadStory:
    prose = _without_code(story.text, story.html)
    found = quotes.of_story(story.headline, story.summary, story.caption, prose)
    return story._replace(quotes=found, quotes_by=quotes.VERSION)


def _without_code(text: str, html: str) -> str:
    """A text whose code is blank, for nobody speaks in it; offsets stay what they are."""
    if "<pre" not in html:
        return text
    pieces: list[str] = []
    at = 0
    for block in blocks.read(html).blocks:
        if block.kind is Kind.CODE:
            pieces += text[at : block.start], " " * len(block.text)
            at = block.start + len(block.text)
    return "".join((*pieces, text[at:]))


def cuts(page: Page) -> tuple[Cut, ...]:
    """The stories of a capture as the splitter sees them, before they are read further."""
    return _split(page)[0].cuts


def article(page: Page) -> Article:
    """The one article of a page, its HTML clean. UnreadableError when there is none."""
    found = extract.article(_source(page), page.address)
    if found is None:
        raise UnreadableError(_subject(page), "no story was found in it")
    return replace(found, html=sanitize.clean(found.html, page.address).html)


def clean(page: Page) -> sanitize.Cleaned:
    """A page's HTML, clean, with what was dropped."""
    return sanitize.clean(_source(page), page.address)


def quotes_of(texts: list[tuple[object, str]]) -> list[tuple[object, tuple[Quote, ...]]]:
    """The quotes of plain texts."""
    return [(id_, quotes.find(text)) for id_, text in texts]


def _split(page: Page, by_hand: ByHand = NOBODY) -> tuple[Split, Article | None]:
    """A capture cut into its stories; for a page that holds a single one, what the extractor makes of it."""
    source = _source(page)
    if page.media_type in MARKDOWN:
        source = _markdown(source)
    elif page.media_type not in HTML and not _looks_html(source):
        return split.text(source, by_hand), None
    found = split.html(source, page.address, by_hand)
    if len(found.cuts) > 1 or any(mark.hand in (Hand.CUT, Hand.JOIN) for mark in by_hand.marks):
        return found, None
    one = extract.article(source, page.address)
    if one is None or not blocks.read(sanitize.clean(one.html, page.address).html).text:
        return found, None
    return split.single(source, one, by_hand), one


def _source(page: Page) -> str:
    """The page as text, or a sentence about why it is none."""
    if page.media_type.startswith(PICTURES) or dom.looks_binary(page.content):
        kind = dom.kind_of(page.content)
        named = f"this is {kind}, no text and no web page" if kind else "this is no text and no web page"
        raise UnreadableError(_subject(page), f"{named}; nothing was kept")
    source = dom.decode(page)
    if not source.strip():
        raise UnreadableError(_subject(page), "there is no text in it; nothing was kept")
    return source


def _subject(page: Page) -> str:
    return page.name or page.address or "the text"


def _looks_html(source: str) -> bool:
    start = source[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<?xml")) or (
        start.startswith("<") and "</" in start
    )


def _markdown(source: str) -> str:
    import markdown

    try:
        return markdown.markdown(source, extensions=["extra", "sane_lists"])
    except (AssertionError, ValueError, IndexError, RecursionError) as error:  # CVE-2025-69534 and its kin
        raise UnreadableError(
            "the Markdown text", "it could not be read as Markdown; nothing was kept"
        ) from error


def _from_cut(cut: Cut, ordinal: int, page: Page, now: int) -> ReadStory:
    source = cut.html or blocks.from_paragraphs(cut.paragraphs)
    cleaned = sanitize.clean(source, cut.address or page.address)
    body = blocks.read(cleaned.html)
    headline = sanitize.line(cut.headline) or _first_words(body.text)
    story = ReadStory(
        ordinal=ordinal,
        address=cut.address or page.address,
        headline=headline,
        byline=sanitize.line(cut.byline),
        dateline=cut.dateline,
        updated=cut.updated,
        published=dates.read(cut.date, now) or dates.read(cut.updated, now),
        caption=cut.caption,
        summary=cut.summary,
        outlet=addresses.site(page.address),
        html=cleaned.html,
        text=body.text,
        dropped=cut.dropped,
        sure=cut.sure,
    )
    return _requoted(story)


def _with_facts(story: ReadStory, article: Article) -> ReadStory:
    """A story with what its page says of itself, too."""
    return story._replace(
        outlet=article.outlet or story.outlet,
        language=article.language,
        picture=article.picture,
    )


def _first_words(text: str) -> str:
    """What stands for a headline where there is none: the first words of the text."""
    words = text[:400].split()[:12]
    return " ".join(words)[:80] or UNTITLED
