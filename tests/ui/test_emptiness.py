"""Every empty list says why."""

from __future__ import annotations

import pytest

from reader.types import Feed, FeedId, FolderId, Scope, View
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


def feed(number: int, error: str = "", *, paused: bool = False) -> Feed:
    return Feed(
        id=FeedId(number), address=f"https://{number}.example/", site="", title=f"Feed {number}", folder=None,
        total=0, unread=0, fetched=1, due=2, error=error, paused=paused,
    )  # fmt: skip


UNREACHED = "the server cannot be reached; are you online?"


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.UNREAD, Scope.TODAY])
def test_where_no_feed_could_be_read_that_is_said(scope: Scope) -> None:
    reason = why_empty(View(scope=scope), "", str, [feed(1, UNREACHED), feed(2, UNREACHED)])
    assert (reason.headline, reason.command) == ("No feed could be read", "refresh")
    assert (reason.words, reason.button) == ("The server cannot be reached; are you online?", "Try again")


def test_each_of_the_first_feeds_says_what_is_wrong_with_it() -> None:
    feeds = [feed(number, f"fault {number}") for number in range(5)]
    reason = why_empty(View(), "", str, feeds)
    assert reason.words.split("\n\n") == [
        "Feed 0: Fault 0.",
        "Feed 1: Fault 1.",
        "3 more failed; their signs in the side bar say why.",
    ]
    assert why_empty(View(), "", str, feeds[:2]).words.endswith("Fault 1.")


@pytest.mark.parametrize(
    "feeds",
    [
        [],
        [feed(1), feed(2, UNREACHED)],
        [feed(1, UNREACHED, paused=True)],
    ],
)
def test_where_a_feed_can_be_read_or_none_is_asked_the_view_says_its_own(feeds: list[Feed]) -> None:
    assert why_empty(View(), "", str, feeds).headline == "No stories yet"


def test_whoever_works_offline_is_told_so() -> None:
    reason = why_empty(View(), "", str, [feed(1, UNREACHED)], offline=True)
    assert (reason.headline, reason.command, reason.button) == (
        "You are working offline",
        "offline",
        "Go online",
    )
    assert (
        why_empty(View(scope=Scope.TRASH), "", str, [feed(1)], offline=True).headline == "The trash is empty"
    )


def test_the_trouble_of_a_feed_is_its_own_sentence() -> None:
    assert why_empty(View(feed=FeedId(1)), "No answer came.", str)[1] == "No answer came."
