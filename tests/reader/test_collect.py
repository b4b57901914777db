"""What to make of a feed's answer, and asking many at once."""

import threading
from dataclasses import replace
from datetime import datetime

from reader import collect
from reader.collect import Answer
from reader.errors import FetchError, UnreadableError
from reader.rhythm import DAY, HOUR, USUAL, WEEK
from reader.store.feeds import Due
from reader.types import FeedId, Page, ReadStory, Refreshed, StoriesRead, When

NOW = 1_790_000_000


def due(id_: int = 1, *, body_hash: str = "", failures: int = 0) -> Due:
    address = f"https://feed{id_}.example/"
    return Due(
        id=FeedId(id_),
        address=address,
        title=f"Feed {id_}",
        etag="",
        modified="",
        body_hash=body_hash,
        failures=failures,
        typed=False,
    )


def ask(feed: Due, page: Page | Exception | None, read: StoriesRead | Exception) -> Answer:
    def fetch(_: Due) -> Page | None:
        if isinstance(page, Exception):
            raise page
        return page

    def parse(_: Page) -> StoriesRead:
        if isinstance(read, Exception):
            raise read
        return read

    return collect.ask(feed, fetch, parse, lambda: NOW)


PAGE = Page(content=b"<rss/>", etag='"1"', modified="Mon", moved_to="https://new.example/")
READ = StoriesRead(title="Courier", site="https://courier.example/")


def test_a_new_answer_is_parsed_and_its_validators_are_kept() -> None:
    answer = ask(due(), PAGE, READ)
    assert answer.read == READ
    outcome = answer.outcome
    assert (outcome.etag, outcome.modified, outcome.address) == ('"1"', "Mon", "https://new.example/")
    assert (outcome.title, outcome.due, outcome.error, outcome.failures) == ("Courier", NOW + USUAL, "", 0)


def test_not_modified_and_the_same_bytes_are_not_parsed() -> None:
    bug = AssertionError("parsed")
    assert ask(due(), None, bug).read is None
    same = due(body_hash=collect.fingerprint(PAGE))
    assert ask(same, PAGE, bug).read is None


def test_a_failure_is_kept_in_words_and_asked_later_each_time() -> None:
    refused = UnreadableError("x", "this is a web page")
    first, third, many = (
        collect.failed(due(failures=failures), refused, NOW, lambda: 0.0) for failures in (0, 2, 99)
    )
    assert (first.error, first.failures, first.due) == ("this is a web page", 1, NOW + USUAL)
    assert third.due == NOW + 4 * USUAL
    assert many.due == NOW + WEEK
    assert (first.etag, first.body_hash) == (None, None)
    by_chance = ask(due(failures=2), PAGE, refused).outcome
    assert NOW + 3.2 * USUAL <= by_chance.due <= NOW + 4 * USUAL


def test_a_server_that_does_not_answer_is_tried_again_within_hours() -> None:
    silent = FetchError("x", "the server cannot be reached; are you online?")
    assert collect.failed(due(failures=50), silent, NOW, lambda: 0.0).due == NOW + 6 * HOUR


def test_a_server_is_left_alone_as_long_as_it_asks() -> None:
    later = FetchError("x", "too many requests", status=429, retry_after=9 * HOUR)
    never = FetchError("x", "busy", status=503, retry_after=10**9)
    assert ask(due(), later, READ).outcome.due == NOW + 9 * HOUR
    assert ask(due(), never, READ).outcome.due == NOW + WEEK
    assert ask(due(), later, READ).outcome.not_before == NOW + 9 * HOUR
    assert ask(due(), never, READ).outcome.not_before == NOW + WEEK


def test_what_a_server_asked_for_holds_until_it_answers_or_says_otherwise() -> None:
    resting = replace(due(), not_before=NOW + DAY)
    silent = FetchError("x", "the server cannot be reached; are you online?")
    sooner = FetchError("x", "busy", status=503, retry_after=HOUR)
    outcome = ask(resting, silent, READ).outcome
    assert (outcome.not_before, outcome.due) == (NOW + DAY, NOW + DAY)
    assert ask(resting, sooner, READ).outcome.not_before == NOW + HOUR
    assert ask(resting, None, READ).outcome.not_before == 0


def test_a_feed_that_is_gone_is_retired_on_a_day() -> None:
    outcome = ask(due(), FetchError("x", "gone", status=410, gone=True), READ).outcome
    assert outcome.retired
    day = datetime.fromtimestamp(NOW).astimezone().day
    assert outcome.error == f"the server said the feed is gone (410) on {day} September; not asked again"


def test_a_feed_is_asked_as_often_as_it_has_news() -> None:
    stories = tuple(
        ReadStory(guid=str(n), headline="x", published=When(NOW - n * 2 * HOUR)) for n in range(1, 21)
    )
    outcome = ask(due(), PAGE, replace(READ, stories=stories)).outcome
    assert (outcome.rhythm, outcome.due) == (2 * HOUR, NOW + 2 * HOUR)
    silent = replace(due(), news=tuple(NOW - DAY - n for n in range(20)))
    assert ask(silent, None, READ).outcome.due == NOW + 4320


def test_a_feed_is_not_asked_before_its_server_wants() -> None:
    asking = replace(READ, ask_after=3 * HOUR)
    outcome = ask(due(), replace(PAGE, fresh_for=2 * HOUR), asking).outcome
    assert (outcome.asked, outcome.due) == (3 * HOUR, NOW + 3 * HOUR)
    remembered = replace(due(), asked=5 * HOUR)
    assert ask(remembered, None, READ).outcome.due == NOW + 5 * HOUR
    assert ask(replace(due(), asked=400 * DAY), None, READ).outcome.due == NOW + DAY
    own = replace(due(), every=HOUR // 2, asked=5 * HOUR)
    assert ask(own, None, READ).outcome.due == NOW + HOUR // 2


def test_a_move_is_remarked() -> None:
    assert ask(due(), PAGE, READ).outcome.said == "it moved to https://new.example/"
    assert ask(due(), replace(PAGE, moved_to=""), READ).outcome.said == ""


def test_only_the_very_host_that_was_typed_stays_trusted_after_a_move() -> None:
    given = replace(due(), typed=True)
    same = given.address.replace("https:", "http:")
    for moved_to, trusted in (("", True), (f"{same}new", True), ("https://evil.example/", False)):
        outcome = collect.answered(given, replace(PAGE, moved_to=moved_to), NOW, READ)
        assert outcome.typed is trusted
    assert collect.answered(due(), PAGE, NOW, READ).typed is False


def test_all_feeds_are_asked_and_every_answer_comes_out() -> None:
    feeds = [due(id_) for id_ in range(1, 60)]
    batches = list(collect.collect(feeds, lambda _: None, lambda _: READ, lambda: NOW, threading.Event()))
    assert sorted(answer.feed.id for batch in batches for answer in batch) == list(range(1, 60))


def test_stop_ends_it_early() -> None:
    stop = threading.Event()
    asked = []

    def fetch(feed: Due) -> None:
        asked.append(feed)
        stop.set()

    feeds = [due(id_) for id_ in range(500)]
    done = [
        answer
        for batch in collect.collect(feeds, fetch, lambda _: READ, lambda: NOW, stop)
        for answer in batch
    ]
    assert len(done) < 500
    assert len(asked) < 500


def test_many_stories_are_stored_in_portions_so_that_a_bookmark_need_not_wait_long() -> None:
    def answer(id_: int, count: int) -> Answer:
        read = StoriesRead(stories=(ReadStory(headline="A"),) * count)
        return Answer(due(id_), collect.answered(due(id_), PAGE, NOW), read)

    some = [answer(1, 300), answer(2, 150), answer(3, 300), answer(4, 10_000), answer(5, 0)]
    assert [[one.feed.id for one in batch] for batch in collect.portions(some, 500)] == [
        [1, 2],
        [3],
        [4],
        [5],
    ]
    assert list(collect.portions([], 500)) == []


def test_parts_of_a_refresh_add_up() -> None:
    one = Refreshed(feeds=1, new=2, failures=(("a", "b"),))
    both = collect.sum_up(one, Refreshed(feeds=3, updated=1, stopped=True))
    assert (both.feeds, both.new, both.updated, both.failures, both.stopped) == (4, 2, 1, (("a", "b"),), True)
    shown = collect.progress(both, 9, [Answer(due(4), collect.answered(due(4), None, NOW))])
    assert (shown.done, shown.total, shown.subject, shown.failed) == (4, 9, "Feed 4", 1)


def test_a_fetch_that_was_broken_off_is_no_failure_of_its_feed() -> None:
    stop = threading.Event()

    def fetch(feed: Due) -> None:
        if feed.id == 1:
            stop.set()
        stop.wait()
        if feed.id != 1:
            raise FetchError(feed.address, "stopped before the answer came")

    feeds = [due(id_) for id_ in range(1, 9)]
    batches = list(collect.collect(feeds, fetch, lambda _: READ, lambda: NOW, stop))
    assert not [answer for batch in batches for answer in batch if answer.outcome.error]
