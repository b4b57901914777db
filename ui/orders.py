"""The orders in which the stories of a view can stand, and how each is read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    from reader.library import Library
    from reader.types import View


class Order(StrEnum):
    """In which order stories stand. BEST is for searches alone."""

    NEWEST = "newest"
    OLDEST = "oldest"
    UNREAD = "unread"
    BEST = "best"


ORDERS = {
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
    Order.UNREAD: "Unread first",
    Order.BEST: "Best match first",
}


def ids(library: Library, view: View, order: Order, limit: int | None = None) -> array[int]:
    """The ids of a view in an order; with a limit at least so many, as far as there are.

    The oldest come from reading all: a third of a second for a million, so it is done where nobody waits.
    """
    if order is Order.OLDEST:
        return library.ids(view)[::-1]
    if order is not Order.UNREAD:
        return library.ids(view, limit)
    found = library.ids(narrowed(view, "is:unread"), limit)
    if limit is None or len(found) < limit:
        found += library.ids(narrowed(view, "is:read"), limit and limit - len(found))
    return found


def narrowed(view: View, condition: str) -> View:
    """A view with one condition more."""
    return view._replace(search=f"({view.search}) {condition}" if view.search else condition)
