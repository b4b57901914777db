"""The front door: everything the window and the command line do with a library.

Reading methods may be called from any thread. Writing methods block until their transaction is
committed, so they belong off the window's thread; all of them pass through one writer thread, in
small jobs, so that a bookmark never waits for a refresh.
"""

from __future__ import annotations

import threading
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader import addresses, captures, collect, opened, query, store, types
from reader.byhand import CutByHand
from reader.choosing import Choosing
from reader.diagnosis import Diagnosis
from reader.errors import BusyError, ReadOnlyError, RefusedError
from reader.leaving import Leaving
from reader.marking import Marking
from reader.putright import PutRight
from reader.safety import Safety
from reader.store.connection import only_one
from reader.subscriptions import Subscriptions
from reader.upkeep import Upkeep
from reader.whole import WholeStories

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.addresses import Login
    from reader.query import Operator
    from reader.store.feeds import Due
    from reader.store.phrases import Phrases
    from reader.store.stories import Stored
    from reader.types import (
        Changes,
        Feed,
        FeedId,
        Imported,
        Line,
        Progress,
        ReadingPlace,
        Refreshed,
        Sidebar,
        Story,
        StoryId,
        Subscribed,
        View,
    )


def nobody(_: object) -> None:
    """For whoever does not want to hear of progress."""


A_LOOK = 0.1  # seconds that a refresh waits for whoever only looks whether there is one


class Library(
    CutByHand, PutRight, Subscriptions, WholeStories, Leaving, Choosing, Marking, Safety, Upkeep, Diagnosis
):
    """One library folder, open. Use `Library.open`, and `close` it at the end (or `with`)."""

    # -- reading --

    @cached_property
    def _phrases(self) -> Phrases:
        return store.phrases.Phrases()

    def ids(self, view: View, limit: int | None = None, before: int | None = None) -> array[int]:
        """The ids of a view's stories in its order; `before` is a sort key to go on from."""
        with self.reading() as db:
            phrases = self._phrases if view.search else None
            return store.views.ids(db, view, self.clock(), limit, before, phrases)

    def lines(self, ids: Sequence[int], search: str = "") -> list[Line]:
        """The lines of some stories, in the order asked for; those that are gone are left out."""
        with self.reading() as db:
            lines = store.views.lines(db, ids, search)
        return self.with_thumbnails(lines)

    def story(self, id: StoryId) -> Story:
        """One whole story, its HTML cleaned once more on the way out. NotFoundError."""
        with self.reading() as db:
            stored = store.stories.load(db, id) if store.stories.exists(db, id) else store.trash.load(db, id)
        return self.made_whole(opened.story(stored))

    def sidebar(self) -> Sidebar:
        """Views, folders, feeds and tags with their counts, and the saved searches."""
        with self.reading() as db:
            return store.views.sidebar(db, self.clock())._replace(searches=store.choices.saved_searches(db))

    def complete_tag(self, prefix: str, limit: int = 8) -> list[str]:
        """Tags that what was typed may become."""
        with self.reading() as db:
            return store.state.complete_tag(db, prefix, limit)

    def feeds(self, unsubscribed: bool = False) -> tuple[Feed, ...]:
        """The subscriptions by title; on request also the feeds that are read no more."""
        with self.reading() as db:
            return store.views.feeds(db, unsubscribed)

    def guid(self, id: StoryId) -> str:
        """What a story is called in its feed; "" for a capture's."""
        with self.reading() as db:
            return store.stories.guid(db, id)

    def quotes(self, limit: int = 1000) -> list[tuple[int, str, str, str, str]]:
        """Quotes of the newest stories as (story, field, text, speaker, confidence)."""
        with self.reading() as db:
            return store.quotes.every(db, limit)

    def speakers(self) -> list[tuple[str, int]]:
        """Everybody who is quoted, and how often."""
        with self.reading() as db:
            return store.quotes.speakers(db)

    def versions(self, id: StoryId) -> list[tuple[int, str, str]]:
        """Earlier texts of a story as (replaced at, headline, text), newest first."""
        with self.reading() as db:
            return store.stories.versions(db, id)

    def raw(self, story: Story) -> bytes:
        """The bytes of the capture a story was cut from."""
        if story.capture is None:
            raise RefusedError(story.headline, "it came from a feed; only captures keep their raw page")
        with self.reading() as db:
            return store.pages.raw(db, story.capture)

    def hashes(self, ids: Sequence[int]) -> dict[int, str]:
        """The fingerprints of stories, as acknowledgements carry them."""
        with self.reading() as db:
            return store.stories.hashes(db, ids)

    def key(self, id: StoryId) -> int:
        """The sort key of a story: the cursor to go on from."""
        with self.reading() as db:
            return store.stories.key(db, id)

    @staticmethod
    def explain(search: str) -> tuple[str, ...]:
        """What a search was taken to mean differently than typed, in words."""
        return query.parse(search).notices

    @staticmethod
    def operators(search: str) -> tuple[Operator, ...]:
        """The conditions in a search that have a name: tag:, is:, after: and the others."""
        return query.operators(search)

    def complete_speaker(self, prefix: str, limit: int = 8) -> list[str]:
        """Speakers that what was typed may become, those quoted most in the newest stories first."""
        with self.reading() as db:
            return store.quotes.complete_speaker(db, prefix, limit)

    def version(self) -> int:
        """A number that changes when another process has written."""
        with self.reading() as db:
            return int(db.execute("pragma data_version").fetchone()[0])

    def interrupt(self, thread: int) -> None:
        """End the running read of a thread (by its ident); it raises InterruptedError there."""
        self._readers.interrupt(thread)

    # -- what the person does --

    def mark_read(self, ids: Sequence[int], read: bool = True) -> Changes:
        """Mark stories read or unread. Changes names only those that were not so before."""
        return self._act(ids, lambda db: store.state.mark_read(db, ids, read, self.clock()))

    def mark_all_read(self, view: View) -> Changes:
        """Mark every story of a view read."""

        def job(db: sqlite3.Connection) -> Changes:
            changed = store.state.mark_read(db, store.views.ids(db, view, self.clock()), True, self.clock())
            return types.Changes(changed, store.state.feeds_of(db, changed), bool(changed))

        return self.write(job)

    def bookmark(self, ids: Sequence[int], on: bool = True) -> Changes:
        """Set or take off bookmarks."""
        return self._act(ids, lambda db: store.state.bookmark(db, ids, on, self.clock()))

    def tag(self, ids: Sequence[int], name: str) -> Changes:
        """Put a tag on stories; RefusedError when the name cannot be a tag."""
        return self._act(ids, lambda db: store.state.tag(db, ids, name))

    def untag(self, ids: Sequence[int], name: str) -> Changes:
        """Take a tag off stories."""
        return self._act(ids, lambda db: store.state.untag(db, ids, name))

    def note(self, id: StoryId, text: str) -> Changes:
        """Keep a note on a story; "" takes it away."""
        return self._act([id], lambda db: store.state.note(db, id, text, self.clock()))

    def _act(self, ids: Sequence[int], act: Callable[[sqlite3.Connection], frozenset[StoryId]]) -> Changes:
        def job(db: sqlite3.Connection) -> Changes:
            store.stories.require(db, ids)
            changed = act(db)
            return types.Changes(changed, store.state.feeds_of(db, changed), bool(changed))

        return self.write(job)

    def remember_place(self, id: StoryId, place: ReadingPlace) -> None:
        """Keep where one stopped reading a story."""
        self.write(lambda db: store.state.remember_place(db, id, place))

    # -- feeds --

    def subscribe(self, given: str, login: Login | None = None) -> Subscribed:
        """Find the feed at an address, a feed's or a site's, and read it from now on.

        `login` is for a server that asks for one; it may also stand in the address. Raises FetchError when
        nobody answers (with status 401 when a login is wanted), RefusedError when there is no feed.
        """
        given, said = addresses.without_login(given)
        typed, login = addresses.typed(given), login or said
        found = self.intake.find_feed(typed, login)
        page, read = found.page, found.read
        address = page.moved_to or found.address
        near = addresses.place(address) == addresses.place(typed)

        def job(db: sqlite3.Connection) -> tuple[FeedId, Stored]:
            feed = store.feeds.add(db, address, self.clock(), read.title, typed=near)
            store.removed.bring_back(db, feed)
            (asked,) = store.feeds.due(db, self.clock(), [feed], force=True)
            (stored,) = store.arrivals.save_all(db, [(feed, read.ready)], self.clock())
            store.choices.obey(db, stored.added, self.clock())
            outcome = collect.answered(asked, page, self.clock(), read)
            store.feeds.record(db, feed, outcome, len(stored.added), len(stored.updated))
            return feed, stored

        feed, stored = self.write(job)
        if login and near:
            self.log_in(feed, *login)
        return types.Subscribed(
            feed=feed,
            title=read.title or address,
            changes=_changes(stored, feed),
            choices=found.choices,
            notices=read.notices,
        )

    def refresh(
        self,
        only: Sequence[FeedId] | None = None,
        *,
        force: bool = False,
        progress: Callable[[Progress], None] = nobody,
        stop: threading.Event | None = None,
        changed: Callable[[Changes], None] = nobody,
        gently: bool = False,
    ) -> Refreshed:
        """Ask the feeds that are due (with `force` all) what is new, `gently` when a window waits beside.

        A feed whose server wants to be left alone is not asked, unless it is the single one that is forced.
        A feed's error is kept on the feed and stops nothing. `progress` and `changed` are called on
        the caller's thread. BusyError when another refresh runs, NotFoundError for a feed that is none.
        """
        if self.intake.fetcher.offline:  # that is no failure of any feed
            why = "Cuttings is set to work offline; none was asked"
            return types.Refreshed(failures=(("all feeds", why),))
        stopped = stop or threading.Event()
        with only_one(self._refresh_lock, A_LOOK) as mine:
            if not mine:
                raise BusyError(str(self.folder), "a refresh is running already; wait for it to end")
            due, spared = self.write(partial(self._due, only=only, force=force))
            total, asked = types.Refreshed(notices=collect.left_alone(spared)), set[types.FeedId]()
            fetch = partial(self.intake.ask, stop=stopped)
            with self.reading() as db:
                parse = partial(self.intake.feed, taught=store.cutting.all_lessons(db))
            for batch in collect.collect(due, fetch, parse, self.clock, stopped, gently=gently):
                kept = self.write(partial(self._keep, batch))
                changed(kept.changes)
                total = collect.sum_up(total, kept)
                asked |= {answer.feed.id for answer in batch}
                progress(collect.progress(total, len(due), batch))
        left = tuple(feed.id for feed in due if feed.id not in asked)
        return collect.sum_up(total, types.Refreshed(stopped=bool(left), left=left))

    def is_refreshing(self) -> bool:
        """Whether feeds are asked at this moment, by another process perhaps."""
        try:
            with only_one(self._refresh_lock) as free:
                return not free
        except ReadOnlyError:  # nor can anybody else store what feeds say
            return False

    @property
    def _refresh_lock(self) -> Path:
        return self.folder / "refresh.lock"

    def _due(
        self, db: sqlite3.Connection, only: Sequence[FeedId] | None, force: bool
    ) -> tuple[list[Due], list[tuple[str, int]]]:
        """The feeds to ask, and with `force` those that are not asked for their servers' sake."""
        store.feeds.require(db, only or ())
        store.removed.forget(db, self.clock())
        spared = store.feeds.left_alone(db, self.clock(), only) if force else []
        return store.feeds.due(db, self.clock(), only, force), spared

    def _keep(self, batch: list[collect.Answer], db: sqlite3.Connection) -> Refreshed:
        """Store a batch of answers in one transaction."""
        total = types.Refreshed()
        batch = [one for one in batch if store.feeds.is_read(db, one.feed.id)]  # not unsubscribed meanwhile
        brought = [(answer.feed.id, answer.read.ready if answer.read else ()) for answer in batch]
        for answer, stored in zip(batch, store.arrivals.save_all(db, brought, self.clock()), strict=True):
            store.feeds.record(db, answer.feed.id, answer.outcome, len(stored.added), len(stored.updated))
            failures = ((answer.feed.title, answer.outcome.error),) if answer.outcome.error else ()
            kept = types.Refreshed(
                changes=_changes(stored, answer.feed.id),
                feeds=1,
                new=len(stored.added),
                updated=len(stored.updated),
                unchanged=len(stored.same),
                failures=failures,
                notices=tuple(
                    (answer.feed.title, said) for said in (answer.read.notices if answer.read else ())
                ),
            )
            total = collect.sum_up(total, kept)
        told = store.choices.obey(db, total.changes.added, self.clock())
        return collect.sum_up(total, types.Refreshed(changes=types.Changes(tags=bool(total.new), told=told)))

    # -- imports and exports --

    def import_opml(self, path: Path, dry_run: bool = False) -> Imported:
        """Subscribe to the feeds of an OPML file; they are fetched at the next refresh."""
        from reader import importers

        return importers.take(self, path, "opml", dry_run)

    def export_opml(self, path: Path) -> None:
        """Write the subscriptions as OPML."""
        from reader import exporters

        captures.write_lines(path, exporters.FORMATS["opml"](self))


def _changes(stored: Stored, *of: FeedId) -> Changes:
    return types.Changes(
        stories=frozenset(stored.added + stored.updated),
        feeds=frozenset(of),
        added=stored.added,
    )
