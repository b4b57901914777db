"""Stories made whole: the whole text of those whose feed gives only a beginning, and their pictures.

It is a round of its own after the feeds, and holds up nothing. What is still to be fetched stands in the
library, so a round that was stopped, or killed, goes on where it was.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader import rounds, shown_pictures, store, types
from reader.errors import FetchError, ReaderError, UnreadableError
from reader.keeper import Keeper
from reader.media import Media
from reader.rhythm import DAY
from reader.store.connection import only_one

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from reader.media import Brought
    from reader.probe import Probe
    from reader.types import (
        Completed,
        Line,
        Progress,
        ReadStory,
        Story,
        StoryId,
    )

T = TypeVar("T")
R = TypeVar("R")

AT_A_TIME = 200  # fresh stories looked at in one write; whole texts that are asked for in one go
MOST = 50_000  # texts or pictures of one round
TEXTS_AT_ONCE, PICTURES_AT_ONCE = 8, 16
FILES_AT_A_TIME = 500
LARGEST_PICTURE = 10 << 20  # bytes
NO_PICTURE = "it is no PNG, JPEG, GIF or WebP of a size that can be shown"
SWEPT = "media swept"  # a setting: when files were last looked through


class _Asked(NamedTuple):
    """A story whose page is asked for, and what its feed says."""

    wanted: store.whole.Wanted
    entry: ReadStory

    @property
    def address(self) -> str:
        return self.wanted.address


class _Text(NamedTuple):
    """What came of asking for one whole text: the story (None: the page tells no more), or why not."""

    wanted: store.whole.Wanted
    read: ReadStory | None = None
    error: ReaderError | None = None


class _Picture(NamedTuple):
    """What came of asking for one picture: its file and what its header says, or why not."""

    wanted: store.pictures.Wanted
    file: Brought | None = None
    header: Probe | None = None
    size: int = 0
    error: ReaderError | None = None


def nobody(_: object) -> None:
    """For whoever does not want to hear of it."""


class WholeStories(Keeper):
    """Whole texts and pictures. All of it belongs off the window's thread."""

    @cached_property
    def _servers(self) -> rounds.Servers:
        return rounds.Servers(self.clock)

    @property
    def media(self) -> Media:
        """The files of this library's pictures."""
        return Media(self.folder)

    # -- one story --

    def made_whole(self, story: Story) -> Story:
        """A story with what is known of its whole text and its pictures."""
        with self.reading() as db:
            wholeness, trouble = store.whole.of_story(db, story.id)
            kept = store.pictures.of_story(db, story.id)
        media = self.media
        shown = {
            address: types.KeptPicture(media.path(mark), width, height)
            for address, (mark, width, height) in kept.items()
        }
        return replace(story, wholeness=wholeness, trouble=trouble, pictures=shown)

    def with_thumbnails(self, lines: Sequence[Line]) -> list[Line]:
        """Lines with the pictures that stand for their stories."""
        with self.reading() as db:
            kept = store.pictures.leads(db, [line.id for line in lines])
        media = self.media
        shown = {story: types.KeptPicture(media.path(mark), *size) for story, (mark, *size) in kept.items()}
        return [line._replace(thumbnail=shown[line.id]) if line.id in shown else line for line in lines]

    def lacks(self, id: StoryId | None = None) -> bool:
        """Whether something of a story, or of any, is to be fetched now."""
        with self.reading() as db:
            return store.whole.is_any_wanted(db, self.clock(), id)

    def complete(self, id: StoryId, stop: Event | None = None) -> Completed:
        """Fetch what is wanted of one story, now; a failure is kept on the story."""
        if self.intake.fetcher.offline or not self.lacks(id):
            return types.Completed()
        return self._round(stop or Event(), nobody, nobody, id)

    def try_again(self, id: StoryId, stop: Event | None = None) -> Completed:
        """Fetch the whole text and the missing pictures of a story, whatever came of it before."""

        def job(db: sqlite3.Connection) -> None:
            store.stories.require(db, [id])
            store.whole.again(db, id)
            store.pictures.again(db, id)

        self.write(job)
        self._servers = rounds.Servers(self.clock)  # the person has reason to think it goes now
        done = self._round(stop or Event(), nobody, nobody, id)
        return done | types.Completed(changes=types.Changes(stories=frozenset([id])))

    # -- all stories --

    def complete_all(
        self,
        *,
        progress: Callable[[Progress], None] = nobody,
        stop: Event | None = None,
        kept: Callable[[Completed], None] = nobody,
        gently: bool = False,
    ) -> Completed:
        """Fetch the whole texts and pictures that are wanted; nothing when another process is at it.

        `gently`: no faster than a window beside it can bear.

        A failure is kept on its story and stops nothing. `progress` and `kept`, with what is on the disk
        since it was last called, are called on the caller's thread.
        """
        if self.intake.fetcher.offline:
            return types.Completed()
        with only_one(self.folder / "whole.lock") as mine:
            if not mine:
                return types.Completed()
            done = self._round(stop or Event(), progress, kept, None, gently)
            if not done.stopped and self.clock() >= int(self.setting(SWEPT) or 0) + DAY:
                self.sweep_media()
                self.write(lambda db: store.settings.put(db, SWEPT, str(self.clock())))
            return done

    def _round(
        self,
        stop: Event,
        progress: Callable[[Progress], None],
        kept: Callable[[Completed], None],
        only: StoryId | None,
        gently: bool = False,
    ) -> Completed:
        total = types.Completed()
        for done, so_far in self._steps(stop, only, gently):
            total |= done
            kept(done)
            progress(so_far._replace(new=total.texts + total.pictures, failed=total.failed))
        return total | types.Completed(stopped=stop.is_set())

    def _steps(self, stop: Event, only: StoryId | None, gently: bool) -> Iterator[tuple[Completed, Progress]]:
        """First the texts, for they bring pictures with them."""
        self._look(stop, only)
        with self.reading() as db:
            texts = rounds.by_turns(store.whole.wanted(db, self.clock(), MOST, only))
        for at in range(0, len(texts), AT_A_TIME):
            asked = self._with_entries(texts[at : at + AT_A_TIME])
            yield from self._gathered(asked, self._fetch_text, self._texts, TEXTS_AT_ONCE, stop, gently)
        self._look(stop, only)
        with self.reading() as db:
            missing = rounds.by_turns(store.pictures.wanted(db, self.clock(), MOST, only))
        yield from self._gathered(
            missing, self._fetch_picture, self._pictures, PICTURES_AT_ONCE, stop, gently
        )

    def _look(self, stop: Event, only: StoryId | None) -> None:
        """Note what is wanted of stories that came or changed."""
        while not stop.is_set() and self.write(lambda db: store.whole.look(db, AT_A_TIME, only)):
            pass

    def _gathered(
        self,
        wanted: Sequence[T],
        fetch: Callable[[T, Event], R | None],
        keep: Callable[[list[R]], Completed],
        at_once: int,
        stop: Event,
        gently: bool,
    ) -> Iterator[tuple[Completed, Progress]]:
        """Fetch, and keep what came in small writes; None is what was not asked for this time."""
        done = 0
        for batch in rounds.gather(wanted, lambda one: fetch(one, stop), at_once, stop, gently=gently):
            done += len(batch)
            came = [one for one in batch if one is not None]
            yield keep(came) if came else types.Completed(), types.Progress(done=done, total=len(wanted))

    # -- whole texts --

    def _with_entries(self, wanted: Sequence[store.whole.Wanted]) -> list[_Asked]:
        """Stories with what their feed says of them; those that went away meanwhile are left out."""
        with self.reading() as db:
            return [
                _Asked(one, store.whole.entry(db, one.id))
                for one in wanted
                if store.stories.exists(db, one.id)
            ]

    def _fetch_text(self, asked: _Asked, stop: Event) -> _Text | None:
        wanted = asked.wanted
        if self._servers.rests(wanted.address):
            return None
        try:
            page = self.intake.linked(wanted.address, wanted.typed, stop)
            self._servers.answered(wanted.address)
            return _Text(wanted, self.intake.whole(page, asked.entry))
        except (FetchError, UnreadableError) as error:
            return None if stop.is_set() else _Text(wanted, error=self._noticed(wanted.address, error))

    def _texts(self, came: list[_Text]) -> Completed:
        return self.write(partial(_keep_texts, came=came, now=self.clock()))

    def _noticed(self, address: str, error: ReaderError) -> ReaderError:
        self._servers.failed(address, error)
        return error

    # -- pictures --

    def _fetch_picture(self, wanted: store.pictures.Wanted, stop: Event) -> _Picture | None:
        if self._servers.rests(wanted.address):
            return None
        if shown_pictures.drawn(wanted.address):
            return _Picture(wanted, error=UnreadableError(wanted.address, NO_PICTURE))
        try:
            content = self.intake.linked(wanted.address, wanted.typed, stop, limit=LARGEST_PICTURE).content
            self._servers.answered(wanted.address)
            header = _header(wanted.address, content)
        except (FetchError, UnreadableError) as error:
            return None if stop.is_set() else _Picture(wanted, error=self._noticed(wanted.address, error))
        return _Picture(wanted, self.media.bring(content), header, len(content))

    def _pictures(self, came: list[_Picture]) -> Completed:
        """Keep pictures. Their files come first, and by one thread: sixteen that wait for the disk, each a
        moment, would take the window its turns."""
        self.media.settle([one.file for one in came if one.file])
        return self.write(partial(self._keep_pictures, came=came, now=self.clock()))

    def _keep_pictures(self, db: sqlite3.Connection, came: list[_Picture], now: int) -> Completed:
        total, media = types.Completed(), self.media
        for one in came:
            if one.file is None or one.header is None:
                error = one.error or UnreadableError(one.wanted.address, "the server sent nothing")
                due = rounds.next_try(error, one.wanted.tries, now)
                store.pictures.fail(db, one.wanted.address, error.reason, due)
                total |= types.Completed(failed=1)
            elif media.path(one.file.mark).exists():  # else a sweep took it: it is asked for again
                shown = store.pictures.keep(db, one.wanted.address, one.file.mark, one.header, one.size)
                total |= types.Completed(changes=types.Changes(stories=shown), pictures=1)
        return total

    # -- files --

    def sweep_media(self) -> int:
        """Take away the files of pictures that nothing shows any more, and fetch those again that are
        missing; how many files went."""
        went, media = 0, self.media
        while gone := self.write(lambda db: store.pictures.orphans(db, FILES_AT_A_TIME)):
            self.write(partial(_remove, media, gone))
            went += len(gone)
        with self.reading() as db:
            kept, shown = store.pictures.files(db), store.pictures.shown(db)
        left = [path.name for path in media.left_over(kept)]
        if missing := media.missing(shown):
            self.write(lambda db: store.pictures.lose(db, missing))
        return went + self.write(partial(_remove, media, left))

    def left_over_media(self) -> list[str]:
        """The files of pictures that nothing names; `sweep_media` takes them away. No harm is in them."""
        with self.reading() as db:
            kept = store.pictures.files(db)
        marks = [path.name[:12] for path in self.media.left_over(kept)]
        shown = ", ".join(marks[:5]) + ("…" if len(marks) > 5 else "")
        return [f"files of pictures are left over ({len(marks)}: {shown})"] if marks else []


def _remove(media: Media, names: Sequence[str], db: sqlite3.Connection) -> int:
    """Take files away while nobody else can write a row that names one of them."""
    going = store.pictures.unnamed(db, names)
    media.remove(going)
    return len(going)


def _keep_texts(db: sqlite3.Connection, came: list[_Text], now: int) -> Completed:
    total = types.Completed()
    for one in came:
        id_ = one.wanted.id
        if one.error is not None:
            store.whole.fail(db, id_, one.error.reason, rounds.next_try(one.error, one.wanted.tries, now))
            total |= types.Completed(changes=types.Changes(stories=frozenset([id_])), failed=1)
        elif one.read is None:
            store.whole.suffice(db, id_)
            total |= types.Completed(changes=types.Changes(stories=frozenset([id_])))
        elif store.whole.keep(db, id_, one.read, now):
            changes = types.Changes(stories=frozenset([id_]), feeds=store.state.feeds_of(db, [id_]))
            total |= types.Completed(changes=changes, stories=(id_,))
    return total


def _header(address: str, content: bytes) -> Probe:
    """What the header of a picture says; UnreadableError when it is none that is worth keeping."""
    from reader.probe import probe

    header = probe(content)
    if header is None:
        raise UnreadableError(address, NO_PICTURE)
    if min(header.width, header.height) <= shown_pictures.DOT:
        raise UnreadableError(address, "it only counts its readers")
    return header
