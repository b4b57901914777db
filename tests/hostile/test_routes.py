"""Each route of a hostile server through the command line: as a new feed's, and as one's that was good before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import FetchError, RefusedError
from tests.hostile.route import BEGINNING, END, Comes, Route, http
from tests.hostile.routes import bodies, heads, redirects, slow, statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hostile.conftest import Call
    from tests.site import Site

TABLES = (redirects, statuses, bodies, slow, heads)
ROUTES = [pytest.param(route, id=route.name[:60]) for table in TABLES for route in table.ROUTES]


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_gives_its_story_or_an_error_in_words(
    call: Call, site: Site, decoy: Site, hurry: Callable[[], None], route: Route
) -> None:
    site.raw("/lantern", http())
    site.raw("/x", http())
    stories = call("add", site.address("/x"))["stories"]
    for path in ("/x", "/new"):
        site.raw(path, route.at(site.host, decoy.host))
    if route.comes is not Comes.STORY:
        hurry()

    refreshed = call("refresh", "--force", "--feeds-only", "--feed", 2)
    assert refreshed.code == 0
    assert refreshed["failed"] in {Comes.STORY: {0}, Comes.REFUSAL: {1}, Comes.EITHER: {0, 1}}[route.comes]
    assert bool(refreshed["failed"]) == bool(call("list", "feeds")["feeds"][1]["error"])
    assert_whole(call, stories)

    added = call("add", site.address("/new"))
    if added.code == 0:
        assert route.comes is not Comes.REFUSAL
        assert_whole(call, added["stories"] + stories)
    else:
        assert route.comes is not Comes.STORY, added.end
        assert added.code in (FetchError.exit_code, RefusedError.exit_code)


def assert_whole(call: Call, stories: list[int]) -> None:
    for id_ in stories:
        text = call("show", id_)["text"]
        assert (text[: len(BEGINNING)], text[-len(END) :]) == (BEGINNING, END)
