"""How bytes become stories here: the one fetcher, the worker processes, and the street they run.

Knows nothing of the store. Both tools are made, and the street with its parsers is imported, when they
are first needed.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.addresses import host, join, place, site
from reader.errors import FetchError, GivenUpError, ReaderError, RefusedError, UnreadableError
from reader.passwords import Passwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader import pipeline
    from reader.addresses import Login
    from reader.fetch import Fetcher
    from reader.probe import Probe
    from reader.sanitize import Cleaned
    from reader.store.feeds import Due
    from reader.types import (
        Article,
        ByHand,
        Cut,
        FeedLink,
        Lesson,
        Page,
        Quote,
        ReadStory,
        Record,
        StoriesRead,
    )
    from reader.workers import Workers
else:
    from reader.steps import Steps

    pipeline = Steps("reader.pipeline")  # imported where it is run: in the workers

T = TypeVar("T")

CAPTURE_SECONDS = 50.0  # so that whoever waits has an answer within the minute
FEED_SECONDS = 50.0
ICON_BYTES = 256 << 10
FIND_SECONDS = 60.0  # after which no further address is tried


def _nothing(_: str) -> Mapping[str, Lesson]:
    """For whoever was taught nothing."""
    return {}


class FeedFound(NamedTuple):
    """A feed where it was found: the address asked, what came, and the feeds there were to choose from."""

    address: str
    page: Page
    read: StoriesRead
    choices: tuple[FeedLink, ...] = ()


class Intake:
    """Fetches pages and has them read in worker processes. Thread-safe."""

    def __init__(
        self,
        fetcher: Fetcher | None,
        clock: Callable[[], int],
        lessons: Callable[[str], Mapping[str, Lesson]] = _nothing,
        proxy: Callable[[], str] = str,
    ) -> None:
        self._clock = clock
        self.lessons = lessons  # what was taught about lines of the site of an address
        self.passwords = Passwords()
        self._fetcher = fetcher
        self._proxy: Callable[[], str] | None = proxy  # until the fetcher knows it
        self._workers: Workers | None = None
        self._making = threading.Lock()

    def close(self) -> None:
        """End what is under way."""
        if self._fetcher is not None:
            self._fetcher.close()
        if self._workers is not None:
            self._workers.close()

    def page(self, address: str, typed: str = "", login: Login | None = None) -> Page:
        """The page at an address; a local one, or one with a login, only on the very host that the person
        typed."""
        near = place(address) == place(typed or address)
        page = self.fetcher.get(address, typed=near, login=login if near else None)
        if page is None:  # an answer to validators, and none were sent
            raise UnreadableError(address, "the server sent nothing")
        return page

    def linked(self, address: str, near: str, stop: threading.Event, limit: int | None = None) -> Page:
        """What a story links to; a local address only on the host of `near`, which the person gave."""
        from reader.fetch import LIMIT

        page = self.fetcher.get(
            address,
            typed=bool(near) and place(address) == place(near),
            limit=LIMIT if limit is None else limit,
            stop=stop,
        )
        if page is None:  # an answer to validators, and none were sent
            raise UnreadableError(address, "the server sent nothing")
        return page

    def whole(self, page: Page, entry: ReadStory) -> ReadStory | None:
        """A feed's story with the whole text of its page; None when the page tells no more."""
        return self.workers.run(pipeline.whole, page, entry, subject=entry.address, seconds=FEED_SECONDS)

    def ask(self, feed: Due, stop: threading.Event) -> Page | None:
        """A feed's page, or None when its server says that nothing changed."""
        return self.fetcher.get(
            feed.address,
            typed=feed.typed,
            etag=feed.etag,
            modified=feed.modified,
            stop=stop,
            login=self._login(feed),
        )

    def _login(self, feed: Due) -> tuple[str, str] | None:
        """The name and password of a feed that has one."""
        if not feed.login:
            return None
        password = self.passwords.get(host(feed.address), feed.login)
        if password is None:
            raise FetchError(
                feed.address, "its password is not known here; give it with “Log in”", status=401
            )
        return feed.login, password

    def go_through(self, proxy: str) -> None:
        """Use a proxy from now on: "host:port", "none", or "" for the environment's."""
        self.fetcher.proxy = proxy

    def capture(self, page: Page, by_hand: ByHand | None = None, now: int | None = None) -> StoriesRead:
        """The stories of a page, file or text; what a person said of its lines wins."""
        from reader.types import ByHand

        subject = page.name or page.address or "the text"
        moment = self._clock() if now is None else now
        return self.workers.run(
            pipeline.read_capture, page, moment, by_hand or ByHand(), subject=subject, seconds=CAPTURE_SECONDS
        )

    def requoted(self, stories: Sequence[ReadStory]) -> list[ReadStory]:
        """Stories with their quotes found anew."""
        return self.workers.run(pipeline.requoted, stories, subject="the stories", seconds=CAPTURE_SECONDS)

    def feed(self, page: Page, taught: Mapping[str, Mapping[str, Lesson]] | None = None) -> StoriesRead:
        """The stories of a feed. `taught`: the lessons by their sites, for whoever reads many feeds."""
        lessons = self.lessons(page.address) if taught is None else taught.get(site(page.address), {})
        return self.workers.run(
            pipeline.read_feed,
            page,
            self._clock(),
            lessons,
            subject=page.address,
            seconds=FEED_SECONDS,
        )

    def cuts(self, page: Page) -> tuple[Cut, ...]:
        """The stories of a capture as the splitter sees them."""
        return self._read(pipeline.cuts, page)

    def article(self, page: Page) -> Article:
        """The one article of a page, clean."""
        return self._read(pipeline.article, page)

    def clean(self, page: Page) -> Cleaned:
        """A page's HTML, clean, with what was dropped."""
        return self._read(pipeline.clean, page)

    def quotes(self, texts: list[tuple[object, str]]) -> list[tuple[object, tuple[Quote, ...]]]:
        """The quotes of plain texts; each text is called by the id that stands before it."""
        return self.workers.run(pipeline.quotes_of, texts, subject="the text", seconds=CAPTURE_SECONDS)

    def records(self, records: list[Record]) -> list[ReadStory]:
        """Stories of an export, read as all others are."""
        return self.workers.run(
            pipeline.read_records, records, self._clock(), subject="the file", seconds=CAPTURE_SECONDS
        )

    def _read(self, step: Callable[[Page], T], page: Page) -> T:
        return self.workers.run(step, page, subject=page.name or page.address, seconds=CAPTURE_SECONDS)

    def find_feed(self, typed: str, login: Login | None = None) -> FeedFound:
        """The feed at an address, or the first that the page there offers; RefusedError without any."""
        from reader.types import FeedLink

        known = pipeline.known_feeds(typed)
        if found := self._first_feed(known, typed, login):
            return found._replace(choices=known)
        page = self.page(typed, login=login)
        try:
            return FeedFound(typed, page, self.feed(page))
        except GivenUpError:  # to look for feeds in it would be no quicker
            raise
        except UnreadableError as error:
            no_feed = error
        links = self.workers.run(pipeline.feeds_of, page, subject=typed)
        guessed = tuple(map(FeedLink, pipeline.guesses(page.address or typed)))
        if found := self._first_feed((*links, *guessed), typed, login):
            return found._replace(choices=links)
        raise RefusedError(typed, f"no feed was found there ({no_feed.reason}); you can save it as a page")

    def _first_feed(self, links: Sequence[FeedLink], typed: str, login: Login | None) -> FeedFound | None:
        """The first of some addresses that is a feed's."""
        end = time.monotonic() + FIND_SECONDS
        for link in links:
            if time.monotonic() > end:
                break
            try:
                page = self.page(link.address, typed, login)
                return FeedFound(link.address, page, self.feed(page))
            except ReaderError:  # this one is no feed: the next may be
                continue
        return None

    def icon(self, site: str, typed: str, stop: threading.Event) -> tuple[bytes, Probe] | None:
        """The icon of a site: one that its page names, or the one that lies where they used to lie."""
        from reader.probe import probe_icon

        for address in self._icons_of(site, typed, stop):
            try:
                page = self.linked(address, typed, stop, ICON_BYTES)
            except ReaderError:  # the next may be there
                continue
            if probed := probe_icon(page.content):
                return page.content, probed
        return None

    def _icons_of(self, site: str, typed: str, stop: threading.Event) -> Iterator[str]:
        with suppress(ReaderError):  # no page, or none that can be read
            page = self.linked(site, typed, stop)
            yield from self.workers.run(pipeline.icons_of, page, subject=site)
        yield join(site, "/favicon.ico")

    @property
    def fetcher(self) -> Fetcher:
        from reader.fetch import Fetcher

        with self._making:
            if self._fetcher is None:
                self._fetcher = Fetcher()
            if self._proxy is not None:
                self._fetcher.proxy, self._proxy = self._fetcher.proxy or self._proxy(), None
            return self._fetcher

    @property
    def workers(self) -> Workers:
        from reader.workers import Workers

        with self._making:
            if self._workers is None:
                self._workers = Workers()
            return self._workers
