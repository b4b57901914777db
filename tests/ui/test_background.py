"""The bridge between threads and window."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from reader.errors import BusyError
from reader.types import Changes, Progress, Saved, StoryId
from ui.background import Background

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ONE = Changes(stories=frozenset([StoryId(1)]))


def test_a_job_runs_elsewhere_and_answers_here(background: Background, qtbot: QtBot) -> None:
    threads: list[int] = []
    background.read(threading.get_ident, lambda ran: threads.extend((ran, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_writes_keep_their_order(background: Background, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        background.write(partial(done.append, number))
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == sorted(done)


def test_a_write_does_not_wait_for_long_work(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    background.work(gate.wait, lambda _: done.append("long"))
    background.write(lambda: done.append("short"))
    qtbot.waitUntil(lambda: done == ["short"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["short", "long"])


def test_a_newer_question_makes_the_answer_stale(background: Background, qtbot: QtBot) -> None:
    begun, gate = threading.Event(), threading.Event()
    answers: list[str] = []
    interrupted: list[int] = []
    background.interrupt = interrupted.append

    def slow() -> str:
        begun.set()
        gate.wait()
        return "old"

    background.read(slow, answers.append, topic="search")
    begun.wait()
    background.read(lambda: "new", answers.append, topic="search")
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    background.read(lambda: "other", answers.append)
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["new", "other"]
    assert len(interrupted) == 1


def test_a_question_that_never_began_is_not_asked_when_stale(background: Background, qtbot: QtBot) -> None:
    gates = threading.Event()
    asked: list[str] = []
    answers: list[object] = []
    for _ in range(2):
        background.read(gates.wait, lambda _: None)
    background.read(lambda: asked.append("old"), answers.append, topic="search")
    background.read(lambda: "new", answers.append, topic="search")
    gates.set()
    qtbot.waitUntil(lambda: answers == ["new"])
    assert not asked


def test_a_forgotten_topic_does_not_answer(background: Background, qtbot: QtBot) -> None:
    answers: list[object] = []
    background.read(lambda: "stale", answers.append, topic="ids")
    background.forget("ids")
    both_threads = threading.Barrier(2)  # taken up only when the stale answer has been sent
    for _ in range(2):
        background.read(both_threads.wait, lambda _: answers.append("fresh"))
    qtbot.waitUntil(lambda: len(answers) >= 2)
    assert answers == ["fresh", "fresh"]


def test_an_interruption_meant_for_another_question_is_made_good(
    background: Background, qtbot: QtBot
) -> None:
    tries: list[int] = []
    answers: list[str] = []

    def interrupted_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise InterruptedError
        return "answer"

    background.read(interrupted_once, answers.append)
    qtbot.waitUntil(lambda: answers == ["answer"])


def test_what_a_write_changed_is_told_to_all(background: Background, qtbot: QtBot) -> None:
    told: list[Changes] = []
    background.changed.connect(told.append)
    background.write(lambda: ONE)
    background.work(lambda: Saved(changes=ONE, stories=(StoryId(1),)))
    background.write(Changes)  # nothing changed: nobody is disturbed
    background.write(lambda: "done", lambda _: told.append(Changes(tags=True)))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told.count(ONE) == 2


def test_long_work_tells_how_far_it_is(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    background.progressed.connect(told.append)
    background.changed.connect(told.append)

    def refresh() -> None:
        background.tell(Progress(done=1, total=2))
        background.tell(ONE)

    background.work(refresh)
    qtbot.waitUntil(lambda: told == [Progress(done=1, total=2), ONE])


def test_the_worlds_fault_reaches_whoever_asked(background: Background, qtbot: QtBot) -> None:
    heard: list[object] = []
    error = BusyError("library", "another program is writing")

    def fail() -> None:
        raise error

    background.write(fail, failed=lambda one: heard.append(("own", one)))
    background.failed.connect(lambda one: heard.append(("all", one)))
    background.write(fail)
    qtbot.waitUntil(lambda: heard == [("own", error), ("all", error)])


def test_a_bug_is_loud(background: Background, qtbot: QtBot) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        background.write(bug)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_closing_finishes_what_the_person_did(qtbot: QtBot) -> None:
    parent = QObject()
    done: list[int] = []
    background = Background(parent)
    for number in range(5):
        background.write(partial(done.append, number))
    background.close()
    assert done == [0, 1, 2, 3, 4]
    background.read(partial(done.append, 9), lambda _: None)  # a timer that runs on asks for nobody
    assert done == [0, 1, 2, 3, 4]


def test_a_long_job_tells_one_listener_how_far_it_is(background: Background, qtbot: QtBot) -> None:
    heard: list[object] = []
    everybody: list[object] = []
    background.progressed.connect(everybody.append)
    tell = background.teller(heard.append)
    so_far = Progress(done=1, total=2)
    background.work(lambda: tell(so_far))
    qtbot.waitUntil(lambda: heard == [so_far])
    assert not everybody


def test_who_was_closed_meanwhile_is_not_answered(background: Background, qtbot: QtBot) -> None:
    class Asker(QObject):
        def take(self, _heard: object, _answer: object = None) -> None:
            heard.append(self.objectName())  # raises: what Qt deleted has no name any more

    def refuse() -> Changes:
        raise BusyError("library", "another program is writing")

    heard: list[object] = []
    everybody: list[object] = []
    background.changed.connect(everybody.append)
    background.failed.connect(everybody.append)
    asker, gate = Asker(), threading.Event()
    background.write(lambda: gate.wait() and ONE, asker.take)
    background.write(lambda: ONE, partial(asker.take, "with something"))
    background.write(refuse, None, asker.take)
    shiboken6.delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: len(everybody) == 3)
    assert everybody[:2] == [ONE, ONE]
    assert isinstance(everybody[2], BusyError)
    assert not heard
