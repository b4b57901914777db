"""A view as it was left for a search, to be found so again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.types import Scope
from ui.story_model import without

if TYPE_CHECKING:
    from array import array

    from reader.types import Changes, StoryId, View
    from ui.orders import Order


class Left(NamedTuple):
    """What was shown of it, and where one was."""

    view: View
    order: Order
    ids: array[int]
    chosen: list[range]
    open: StoryId | None
    at: int  # where it was scrolled to

    def without(self, changes: Changes) -> Left:
        """As it is when stories went; rows are others then, and none is chosen."""
        gone = frozenset(changes.added) if self.view.scope is Scope.TRASH else changes.gone
        ids = without(self.ids, gone)
        return self if len(ids) == len(self.ids) else self._replace(ids=ids, chosen=[])
