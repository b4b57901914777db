"""What tests of every part may ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.site import Site

# No verdict of a test depends on how busy the machine is.
settings.register_profile("cuttings", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cuttings")


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine: see tests/site.py."""
    with Site() as site:
        yield site
