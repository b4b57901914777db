"""What tests of every part may ask for."""

from collections.abc import Iterator

import pytest

from tests.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine: see tests/site.py."""
    with Site() as site:
        yield site
