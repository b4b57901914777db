"""Every empty list says why."""

from __future__ import annotations

import pytest

from reader.types import FeedId, FolderId, Scope, View
from ui import icons
from ui.emptiness import why_empty
from ui.shortcuts import COMMANDS


@pytest.mark.parametrize("scope", list(Scope))
def test_every_view_has_its_words(scope: Scope) -> None:
    reason = why_empty(View(scope=scope), "", str)
    assert reason.headline
    assert reason.words
    assert (icons.FOLDER / f"{reason.sign}.svg").exists()
    assert reason.command in ("", *COMMANDS)


@pytest.mark.parametrize(
    ("view", "trouble", "headline"),
    [
        (View(search="zyzzyva", feed=FeedId(1)), "", "Nothing found for “zyzzyva”"),
        (View(feed=FeedId(1)), "No answer came.", "This feed could not be read"),
        (View(feed=FeedId(1)), "", "Nothing in this feed yet"),
        (View(folder=FolderId(1)), "", "Nothing here"),
        (View(tag="wells"), "", "Nothing here"),
    ],
)
def test_the_reason_is_named(view: View, trouble: str, headline: str) -> None:
    assert why_empty(view, trouble, str)[0] == headline


def test_the_trouble_of_a_feed_is_its_own_sentence() -> None:
    assert why_empty(View(feed=FeedId(1)), "No answer came.", str)[1] == "No answer came."
