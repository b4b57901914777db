"""Asking many feeds at once what is new. Judges and fetches; storing is `library`'s.

Two dozen requests are in flight; what they bring is parsed in worker processes; answers come out in
batches as they arrive, so that the writer can store many in one transaction.
"""

from __future__ import annotations

from datetime import datetime
from random import random
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader import disk, rhythm, rounds, store, types
from reader.errors import FetchError, ReaderError
from reader.rhythm import WEEK

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from reader.store.feeds import Due, Outcome
    from reader.types import Page, Progress, Refreshed, StoriesRead

IN_FLIGHT = 24
MOST_STORIES = 2_000  # stored at once: each storing has costs of its own
FEW_STORIES = 500  # beside a window, where a bookmark may have to wait: a twentieth of a second's work
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Answer(NamedTuple):
    """What one feed answered: how it went, and its stories when there is something to store."""

    feed: Due
    outcome: Outcome
    read: StoriesRead | None = None


def collect(
    feeds: Sequence[Due],
    fetch: Callable[[Due], Page | None],
    parse: Callable[[Page], StoriesRead],
    now: Callable[[], int],
    stop: threading.Event,
    *,
    gently: bool = False,
) -> Iterator[list[Answer]]:
    """Ask every feed, `gently` when a window waits beside; yields answers in batches, in the order they come.

    Ends early on `stop`; a fetch that the stop broke off is no failure of its feed, and says nothing.
    """
    for answers in rounds.gather(
        rounds.by_turns(feeds), lambda feed: ask(feed, fetch, parse, now), IN_FLIGHT, stop, gently=gently
    ):
        heard = [one for one in answers if not (stop.is_set() and one.outcome.error)]
        yield from portions(heard, FEW_STORIES if gently else MOST_STORIES)


def portions(answers: Sequence[Answer], most: int) -> Iterator[list[Answer]]:
    """Answers in batches of so many stories, or of one: what is done meanwhile waits for a batch at most."""
    batch: list[Answer] = []
    weight = 0
    for answer in answers:
        size = len(answer.read.stories) if answer.read else 0
        if batch and weight + size > most:
            yield batch
            batch, weight = [], 0
        batch.append(answer)
        weight += size
    if batch:
        yield batch


def ask(
    feed: Due,
    fetch: Callable[[Due], Page | None],
    parse: Callable[[Page], StoriesRead],
    now: Callable[[], int],
) -> Answer:
    """Fetch and read one feed. Gates stand in order of their price; an error is part of the answer."""
    try:
        page = fetch(feed)
        if page is None:
            return Answer(feed, answered(feed, None, now()))
        mark = fingerprint(page)
        read = None if mark == feed.body_hash else parse(page)
        return Answer(feed, answered(feed, page, now(), read, mark), read)
    except ReaderError as error:
        return Answer(feed, failed(feed, error, now()))


def fingerprint(page: Page) -> str:
    return disk.digest(page.content)


def answered(
    feed: Due, page: Page | None, now: int, read: StoriesRead | None = None, mark: str = ""
) -> Outcome:
    """What to keep of a good answer; `page` is None when nothing had changed (304).

    `mark` is the page's fingerprint where it is at hand: to take it of a large feed costs something.
    """
    stories = read.stories if read else ()
    dates = [story.published.second for story in stories if story.published]
    learned = rhythm.learned((*feed.news, *dates), now)
    asked = max(read.ask_after, page.fresh_for) if page and read else feed.asked
    due = now + rhythm.wait(feed.every, learned, asked)
    if page is None:
        return store.feeds.Outcome(fetched=now, due=due, rhythm=learned)
    moved = page.moved_to if page.moved_to != feed.address else ""
    return store.feeds.Outcome(
        fetched=now,
        due=due,
        rhythm=learned,
        asked=asked,
        said="; ".join((*((f"it moved to {moved}",) if moved else ()), *(read.notices if read else ()))),
        address=moved,
        typed=feed.typed and _host(page.moved_to or feed.address) == _host(feed.address),
        etag=page.etag,
        modified=page.modified,
        body_hash=mark or fingerprint(page),
        title=read.title if read else "",
        site=read.site if read else "",
    )


def _host(address: str) -> str | None:
    return urlsplit(address).hostname


def failed(feed: Due, error: ReaderError, now: int, chance: Callable[[], float] = random) -> Outcome:
    """What to keep of a failure: the sentence, and when it is worth asking again."""
    failures = feed.failures + 1
    if isinstance(error, FetchError) and error.gone:
        said = f"the server said the feed is gone (410) on {_day(now)}; not asked again"
        return store.feeds.Outcome(fetched=now, due=now, error=said, failures=failures, retired=True)
    wanted, answered, not_before = 0, True, feed.not_before
    if isinstance(error, FetchError):
        wanted, answered = min(error.retry_after or 0, WEEK), bool(error.status)
    if wanted:
        not_before = now + wanted
    usual = feed.every or feed.rhythm or rhythm.USUAL
    wait_for = rhythm.wait_after_failure(failures, usual, wanted, chance(), answered=answered)
    return store.feeds.Outcome(
        fetched=now,
        due=max(now + wait_for, not_before),
        error=error.reason,
        failures=failures,
        not_before=not_before,
    )


def left_alone(feeds: Sequence[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """A notice for each feed that is not asked because of its server, given as (title, until when)."""
    said = "its server wants to be left alone until {}; refresh this feed by itself to ask it all the same"
    return tuple((title, said.format(moment(until))) for title, until in feeds)


def moment(second: int) -> str:
    """The day and time it is here, in words."""
    return f"{_day(second)}, {datetime.fromtimestamp(second).astimezone():%H:%M}"


def _day(second: int) -> str:
    """The day it is here, in words."""
    day = datetime.fromtimestamp(second).astimezone()
    return f"{day.day} {MONTHS[day.month - 1]}"


def sum_up(first: Refreshed, second: Refreshed) -> Refreshed:
    """Two parts of a refresh as one."""
    return types.Refreshed(
        changes=first.changes | second.changes,
        feeds=first.feeds + second.feeds,
        new=first.new + second.new,
        updated=first.updated + second.updated,
        unchanged=first.unchanged + second.unchanged,
        failures=first.failures + second.failures,
        notices=first.notices + second.notices,
        stopped=first.stopped or second.stopped,
        left=first.left + second.left,
    )


def progress(total: Refreshed, feeds: int, batch: Sequence[Answer]) -> Progress:
    """How far a refresh of so many feeds is, after a batch."""
    return types.Progress(
        done=total.feeds,
        total=feeds,
        subject=batch[-1].feed.title,
        new=total.new,
        failed=len(total.failures),
    )
