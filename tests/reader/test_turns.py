"""Working in turns: one works at a time, those that wait hold up nobody, and nobody waits for ever."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader import turns
from reader.turns import Turns, waiting


def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_one_works_at_a_time() -> None:
    taking, at_work, most = Turns(1.0), [0], [0]

    def job(_: int) -> None:
        with taking.work():
            at_work[0] += 1
            most.append(at_work[0])
            work(0.002)
            at_work[0] -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(job, range(40)))
    assert max(most) == 1


def test_who_waits_leaves_the_turn_to_others() -> None:
    taking, both = Turns(1.0), threading.Barrier(2)

    def job(_: int) -> None:
        with taking.work(), waiting():
            both.wait(5)  # would never end if the first kept its turn

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(job, range(2)))


def test_after_work_there_is_rest() -> None:
    taking, begun = Turns(0.25), time.monotonic()
    for _ in range(5):
        with taking.work():
            work(0.01)
    assert time.monotonic() - begun >= 0.2


def test_an_error_gives_the_turn_back() -> None:
    taking = Turns(1.0)
    with pytest.raises(ZeroDivisionError), taking.work(), waiting():
        raise ZeroDivisionError
    with taking.work():
        assert not taking._turn.acquire(blocking=False)
    assert taking._turn.acquire(blocking=False)


def test_a_turn_that_does_not_come_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    taking = Turns(1.0)
    assert taking._turn.acquire(blocking=False)
    with taking.work(), waiting():
        pass
    assert taking._turn.locked(), "it is the other's"


def test_who_works_without_turns_waits_as_ever() -> None:
    with waiting():
        pass
