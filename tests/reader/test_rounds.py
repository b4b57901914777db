"""Going round many servers without pressing any of them."""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

import pytest

from reader import rounds
from reader.errors import FetchError, UnreadableError
from reader.rounds import DAY, FIRST_WAIT, MOST_TRIES, REST, Servers

NOW = 1_790_000_000
BIG, SMALL = "https://big.example", "https://small.example"


class Wanted(NamedTuple):
    address: str


def test_hosts_take_turns() -> None:
    many = [Wanted(f"{BIG}/{n}") for n in range(3)]
    turns = rounds.by_turns([*many, Wanted(f"{SMALL}/8"), Wanted("https://x.example/9")])
    assert [one.address[-1] for one in turns] == ["0", "8", "9", "1", "2"]
    assert rounds.by_turns(list[Wanted]()) == []


def test_all_is_gathered_and_a_stop_ends_it() -> None:
    stop = threading.Event()
    assert sorted(n for batch in rounds.gather(range(50), lambda n: n, 4, stop) for n in batch) == list(
        range(50)
    )
    asked = []

    def fetch(n: int) -> int:
        asked.append(n)
        stop.set()
        return n

    assert len([n for batch in rounds.gather(range(500), fetch, 4, stop) for n in batch]) < 500
    assert len(asked) < 500


def test_no_more_is_fetched_ahead_than_whoever_takes_it_can_hold() -> None:
    asked: list[int] = []
    stop = threading.Event()
    coming = rounds.gather(range(500), asked.append, 4, stop)
    taken = len(next(coming))
    time.sleep(0.1)
    assert taken <= len(asked) <= taken + 4 * rounds.AHEAD
    stop.set()
    assert list(coming) == []


def test_gently_means_that_the_rest_of_the_program_has_its_turn() -> None:
    def fetch(_: int) -> None:
        end = time.thread_time() + 0.005
        while time.thread_time() < end:
            pass

    begun = time.monotonic()
    list(rounds.gather(range(40), fetch, 4, threading.Event(), gently=True))
    assert time.monotonic() - begun >= 24 * 0.005 / rounds.SHARE


def test_what_comes_within_a_moment_comes_together() -> None:
    batches = list(rounds.gather(range(40), lambda n: n, 8, threading.Event()))
    assert len(batches) < 20


class Clock:
    now = NOW

    def __call__(self) -> int:
        return self.now


def failure(status: int = 0, retry_after: int | None = None) -> FetchError:
    return FetchError("x", "no", status=status, retry_after=retry_after)


def test_a_server_that_asks_for_it_is_left_alone() -> None:
    clock = Clock()
    servers = Servers(clock)
    servers.failed(f"{BIG}/1", failure(429, 5_000))
    assert servers.rests(f"{BIG}/2")
    assert not servers.rests(f"{SMALL}/2")
    clock.now += 5_001
    assert not servers.rests(f"{BIG}/2")
    servers.failed(f"{BIG}/1", failure(503))
    assert servers.rests(f"{BIG}/2")
    clock.now += REST + 1
    assert not servers.rests(f"{BIG}/2")


def test_a_server_that_is_silent_twice_is_left_alone() -> None:
    servers = Servers(Clock())
    servers.failed(f"{BIG}/1", failure())
    servers.answered(f"{BIG}/2")
    servers.failed(f"{BIG}/3", failure())
    assert not servers.rests(f"{BIG}/4")
    servers.failed(f"{BIG}/4", failure())
    assert servers.rests(f"{BIG}/5")


@pytest.mark.parametrize("error", [failure(404), failure(500), UnreadableError("x", "no story")])
def test_a_page_that_is_missing_is_no_reason_to_leave_its_server(error: FetchError) -> None:
    servers = Servers(Clock())
    for _ in range(5):
        servers.failed(f"{BIG}/1", error)
    assert not servers.rests(f"{BIG}/2")


def test_what_may_pass_is_tried_again_later_each_time() -> None:
    waits = [rounds.next_try(failure(500), tries, NOW) for tries in range(MOST_TRIES)]
    assert waits[:3] == [NOW + FIRST_WAIT, NOW + 2 * FIRST_WAIT, NOW + 4 * FIRST_WAIT]
    assert waits[-1] is None
    assert rounds.next_try(failure(429, 20_000), 0, NOW) == NOW + 20_000
    assert rounds.next_try(failure(429, 10**9), 0, NOW) == NOW + DAY


@pytest.mark.parametrize(
    "error",
    [
        failure(404),
        failure(410),
        failure(403),
        UnreadableError("x", "no story"),
        FetchError("x", "y", gone=True),
    ],
)
def test_what_will_not_pass_is_not_tried_again(error: FetchError) -> None:
    assert rounds.next_try(error, 0, NOW) is None
