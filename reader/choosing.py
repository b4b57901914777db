"""What a person chooses for the whole library: tags as such, saved searches, rules for what arrives.

Searches and rules are one value each: an act sets a new one, undo sets the old one. An act on tags gives
back how they were before, which undo sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import store
from reader.keeper import Keeper
from reader.types import Act, Changes, StoryId, TagsChanged, View

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.types import Rule, SavedSearch, Tag


class Choosing(Keeper):
    """Tags, saved searches and rules. All that writes belongs off the window's thread."""

    # -- tags --

    def tags(self) -> tuple[Tag, ...]:
        """The tags that were given to stories, by name; not those that only hold others."""
        with self.reading() as db:
            given = store.tags.direct(db)
            return tuple(tag for tag in store.views.tags(db) if tag.name in given)

    def rename_tag(self, old: str, new: str) -> TagsChanged:
        """Rename a tag and those in it; into one that is there already, merge them. NotFoundError."""
        return self._on_tags((old, store.state.tag_name(new)), lambda db: store.tags.rename(db, old, new))

    def delete_tag(self, name: str) -> TagsChanged:
        """Take a tag, and those in it, off all stories. NotFoundError."""
        return self._on_tags((name,), lambda db: store.tags.delete(db, name))

    def colour_tag(self, name: str, colour: str) -> TagsChanged:
        """Give a tag one of COLOURS; "" takes it away. NotFoundError."""

        def act(db: sqlite3.Connection) -> frozenset[StoryId]:
            store.tags.colour(db, name, colour)
            return frozenset()

        return self._on_tags((name,), act)

    def set_tags_back(self, act: TagsChanged) -> Changes:
        """Undo an act on tags."""
        return self.write(lambda db: _tagged(store.tags.set_back(db, act.before, act.names)))

    def alike_tags(self) -> list[tuple[str, str]]:
        """Pairs of tags that may be meant as one."""
        with self.reading() as db:
            return store.tags.alike(db)

    def _on_tags(
        self, names: tuple[str, ...], act: Callable[[sqlite3.Connection], frozenset[StoryId]]
    ) -> TagsChanged:
        def job(db: sqlite3.Connection) -> TagsChanged:
            before = store.tags.before(db, *names)
            return TagsChanged(_tagged(act(db)), names, before)

        return self.write(job)

    # -- saved searches --

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches in their order."""
        with self.reading() as db:
            return store.choices.saved_searches(db)

    def save_searches(self, searches: Sequence[SavedSearch]) -> Changes:
        """Have these saved searches instead of those before."""
        self.write(lambda db: store.choices.save_searches(db, searches))
        return Changes(tags=True)

    def count(self, view: View, most: int = 1_000) -> int:
        """How many stories a view has, counted up to `most`."""
        with self.reading() as db:
            return len(store.views.ids(db, view, self.clock(), most))

    # -- rules --

    def rules(self) -> tuple[Rule, ...]:
        """The rules in their order."""
        with self.reading() as db:
            return store.choices.rules(db)

    def set_rules(self, rules: Sequence[Rule]) -> Changes:
        """Have these rules instead of those before. RefusedError when one puts on what cannot be a tag."""
        for rule in rules:
            for act, name in rule.acts:
                if act is Act.TAG:
                    store.state.tag_name(name)
        self.write(lambda db: store.choices.set_rules(db, rules))
        return Changes(tags=True)

    def try_rule(self, rule: Rule, most: int = 1_000) -> list[StoryId]:
        """The newest stories that a rule would find among all that are here; nothing is done to them."""
        with self.reading() as db:
            return [StoryId(id_) for id_ in store.views.ids(db, View(search=rule.query), self.clock(), most)]


def _tagged(stories: frozenset[StoryId]) -> Changes:
    return Changes(stories=stories, tags=True)
