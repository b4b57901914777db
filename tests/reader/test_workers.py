"""Worker processes, with real ones."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import pytest

from reader import workers
from reader.errors import ClosingError, FetchError, GivenUpError
from reader.workers import CONTEXT, Workers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def crew() -> Iterator[Workers]:
    with Workers(count=2, seconds=30, memory=512 << 20) as crew:
        yield crew


def test_a_function_runs_in_another_process(crew: Workers) -> None:
    assert crew.run(os.getpid) != os.getpid()
    assert crew.run(sum, [1, 2, 3]) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a program cannot be asked for its children")
def test_their_server_can_be_started_before_any_is_needed() -> None:
    code = (
        "import os; from pathlib import Path; from reader import workers; workers.get_ready();"
        "print(Path(f'/proc/self/task/{os.getpid()}/children').read_text())"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert len(found.stdout.split()) == 2  # one of them is multiprocessing's own


@pytest.mark.skipif(not isinstance(CONTEXT, ForkServerContext), reason="there is no such server here")
def test_their_server_does_not_hear_ctrl_c_not_even_while_it_starts() -> None:
    code = (
        "import os, signal; from multiprocessing import forkserver; from reader import workers\n"
        "if __name__ == '__main__':\n"
        "    workers.get_ready()\n"
        "    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGINT)\n"
        "    with workers.Workers() as crew:\n"
        "        print(crew.run(sum, [1, 2, 3]))\n"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("6\n", "")


def test_a_worker_is_used_again(crew: Workers) -> None:
    assert crew.run(os.getpid) == crew.run(os.getpid)


def test_making_workers_starts_no_process_and_closing_leaves_none() -> None:
    before = set(active_children())
    crew = Workers()
    assert set(active_children()) == before
    crew.run(os.getpid)
    assert set(active_children()) > before
    crew.close()
    crew.close()
    assert set(active_children()) == before
    with pytest.raises(ClosingError, match="Cuttings is closing"):
        crew.run(os.getpid)


def spin() -> NoReturn:
    while True:
        pass


def test_a_job_that_takes_too_long_is_killed(crew: Workers) -> None:
    process = crew.run(os.getpid)
    with pytest.raises(GivenUpError, match=r"^The feed: reading it took more than 0\.2 seconds"):
        crew.run(spin, subject="The feed", seconds=0.2)
    assert not alive(process)
    assert crew.run(os.getpid) != process


def eat() -> int:
    return len(bytes(1 << 30))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux caps a process's memory")
def test_a_job_that_takes_too_much_memory_is_given_up(crew: Workers) -> None:
    with pytest.raises(GivenUpError, match="The page: reading it takes more memory"):
        crew.run(eat, subject="The page")
    assert crew.run(len, "alive") == 5


def test_too_much_to_read_is_refused_before_it_is_sent() -> None:
    with Workers(memory=1 << 20) as crew, pytest.raises(GivenUpError, match="it is too large to be read"):
        crew.run(len, b"x" * (1 << 20), subject="The file")


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dig(depth: int) -> int:
    return dig(depth + 1)


def test_a_job_that_brings_its_worker_down_costs_only_that(crew: Workers) -> None:
    for _ in range(3):
        with pytest.raises(GivenUpError, match="The page: the process that read it broke down"):
            crew.run(crash, subject="The page")
        assert crew.run(len, "alive") == 5
    with pytest.raises(GivenUpError, match="more memory than it may"):
        crew.run(dig, 0)


def test_a_worker_that_died_meanwhile_is_replaced(crew: Workers) -> None:
    process = crew.run(os.getpid)
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: not alive(process))
    assert crew.run(len, "alive") == 5


def refuse() -> None:
    raise FetchError("example.org", "is away", status=503, retry_after=5)


def blunder() -> None:
    raise KeyError("a bug")


class StrangeError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def be_strange() -> None:
    raise StrangeError("an ", "odd one")


def unsendable() -> object:
    return lambda: None


def call_home(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5)


def test_a_worker_has_no_network(crew: Workers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(PermissionError, match="no network"):
        crew.run(call_home, server.getsockname()[1])


def test_errors_come_back_as_themselves(crew: Workers) -> None:
    with pytest.raises(FetchError, match=r"example\.org: is away") as refused:
        crew.run(refuse)
    assert (refused.value.status, refused.value.retry_after) == (503, 5)
    with pytest.raises(KeyError, match="a bug") as bug:
        crew.run(blunder)
    assert "in blunder" in bug.value.__notes__[0]
    with pytest.raises(RuntimeError, match="StrangeError: an odd one"):
        crew.run(be_strange)
    with pytest.raises((AttributeError, pickle.PicklingError)):
        crew.run(unsendable)


def doubled(number: int) -> int:
    return 2 * number


def test_many_threads_share_few_workers(crew: Workers) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda number: crew.run(doubled, number), range(200))) == list(
            range(0, 400, 2)
        )
        assert len(set(threads.map(lambda _: crew.run(os.getpid), range(50)))) <= 2


def begin_and_spin(begun: Path) -> NoReturn:
    begun.touch()
    spin()


def test_closing_ends_what_is_under_way(tmp_path: Path) -> None:
    crew = Workers(count=1)
    process = crew.run(os.getpid)
    with ThreadPoolExecutor(2) as threads:
        begun = tmp_path / "begun"
        jobs = [threads.submit(crew.run, begin_and_spin, begun, subject="The feed") for _ in range(2)]
        wait_until(begun.exists)
        crew.close()
        for job in jobs:
            assert str(job.exception()) == "The feed: Cuttings is closing"
    assert not alive(process)


def test_control_c_is_not_for_workers(crew: Workers) -> None:
    process = crew.run(os.getpid)
    os.kill(process, signal.SIGINT)
    assert crew.run(os.getpid) == process


class Script:
    """The program's end of a pipe, played from a list of jobs."""

    def __init__(self, *jobs: tuple[Callable[..., object], tuple[object, ...]]) -> None:
        self._jobs = iter(jobs)
        self.answers: list[tuple[object, BaseException | None]] = []

    def recv(self) -> float:
        return 30.0

    def recv_bytes(self) -> bytes:
        for job in self._jobs:
            return pickle.dumps(job)
        raise EOFError

    def send_bytes(self, answer: bytes) -> None:
        self.answers.append(pickle.loads(answer))  # noqa: S301  our own


def test_a_worker_answers_until_its_pipe_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` in this very process, so that it can be watched."""
    for duty in ("_limit", "_end_after"):
        monkeypatch.setattr(workers, duty, lambda _: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "addaudithook", lambda _: None)
    monkeypatch.setattr(os, "nice", lambda _: None)
    script = Script((len, ("four",)), (eat_all, ()), (blunder, ()), (be_strange, ()), (unsendable, ()))
    workers.serve(cast("Connection", script), 0)
    assert script.answers[0] == (4, None)
    assert [type(error) for _, error in script.answers[1:4]] == [MemoryError, KeyError, RuntimeError]
    assert len(script.answers) == 5


def eat_all() -> NoReturn:
    raise MemoryError


PROGRAM = """
import os, sys, threading
from pathlib import Path
from reader.workers import Workers

def spin():
    Path(sys.argv[2]).touch()
    while True:
        pass

if __name__ == "__main__":
    crew = Workers(count=2)
    print(crew.run(os.getpid), flush=True)
    if sys.argv[1] == "busy":
        threading.Thread(target=crew.run, args=(spin,), kwargs={"seconds": 1}, daemon=True).start()
    if sys.argv[1] != "end":
        threading.Event().wait()
"""


@pytest.mark.parametrize("how", ["end", "kill", "busy"])
def test_a_program_leaves_no_worker_behind(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started as `python main.py`: at its end, when it is killed, and when it is killed at work."""
    program = tmp_path / "main.py"
    program.write_text(PROGRAM)
    begun = tmp_path / "begun"
    started = subprocess.Popen(
        [sys.executable, program, how, begun],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert started.stdout is not None
    process = int(started.stdout.readline())
    if how == "busy":
        wait_until(begun.exists)
    if how != "end":
        started.kill()
    said = started.communicate()[1]
    wait_until(lambda: not alive(process))
    assert said == ""


def wait_until(happened: Callable[[], bool]) -> None:
    while not happened():  # the test's own time limit ends what never happens
        time.sleep(0.02)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        is_told = Path("/proc/self/stat").exists()
        return not is_told or b") Z " not in Path(f"/proc/{process}/stat").read_bytes()
    except (ProcessLookupError, FileNotFoundError):  # it may go between the two questions
        return False
