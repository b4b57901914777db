"""What tests of every part may ask for."""

from collections.abc import Iterator
from multiprocessing.context import ForkServerContext

import pytest
from hypothesis import HealthCheck, settings

from reader import workers
from tests.site import Site

# No verdict of a test depends on how busy the machine is.
settings.register_profile("cuttings", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cuttings")

# Many a test needs workers of its own: they come from a server that has read what they would read.
if isinstance(workers.CONTEXT, ForkServerContext):
    workers.CONTEXT.set_forkserver_preload(["reader.pipeline", "feedparser", "trafilatura", "readability"])


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine: see tests/site.py."""
    with Site() as site:
        yield site
