"""What tests of every part may ask for."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader import workers
from tests.site import Site

# No verdict of a test depends on how busy the machine is.
settings.register_profile("cuttings", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cuttings")

# A library waits for the disk after each act. No test can see whether the disk kept its word, so where there
# is memory for it, theirs lie there; a TMPDIR that is set has the last word.
MEMORY = Path("/dev/shm")
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 << 30:
    tempfile.tempdir = str(MEMORY)

# Dates that tests expect are those of one place; `travel` leads elsewhere. Processes that tests start inherit it.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):  # Windows has no such thing
    time.tzset()

# Many a test needs workers of its own: they come from a server that has read what they would read.
if isinstance(workers.CONTEXT, ForkServerContext):
    workers.CONTEXT.set_forkserver_preload(["reader.pipeline", "feedparser", "trafilatura", "readability"])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: there is always a test that waits, for a timer or a worker."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine: see tests/site.py."""
    with Site() as site:
        yield site


@pytest.fixture
def travel() -> Iterator[Callable[[str], None]]:
    """Go to another time zone, until the test ends."""

    def go(zone: str) -> None:
        moved.setenv("TZ", zone)
        time.tzset()

    with pytest.MonkeyPatch.context() as moved:
        yield go
    time.tzset()
