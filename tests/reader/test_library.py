"""The front door, with a real file, real workers and a real web site."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import (
    BusyError,
    DamagedError,
    FetchError,
    NotFoundError,
    ReadOnlyError,
    RefusedError,
    StoreError,
    UnreadableError,
)
from reader.library import Library
from reader.types import Changes, FeedId, Progress, ReadingPlace, Scope, StoryId, View
from tests.reader.served import NOW, Clock
from tests.site import Site

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"


def headlines(library: Library, view: View | None = None) -> list[str]:
    return [line.headline for line in library.lines(library.ids(view or View()))]


# -- captures --


def test_a_text_becomes_its_stories(library: Library) -> None:
    saved = library.save_text(TWO.read_text(encoding="utf-8"))
    assert len(saved.stories) == 2
    assert saved.changes.added == saved.stories
    first, second = (library.story(id_) for id_ in saved.stories)
    assert first.headline == "Mayor says has ‘clear proof’ of rot in harbour wall"
    assert (second.updated, second.published) == ("5 sec ago", NOW - 5)
    assert {quote.name for quote in first.quotes} >= {"Ada Vane"}
    assert first.body.text.startswith("The inner wall")
    assert {one.text.strip() for one in first.dropped} >= {"Short Url", "Follow"}
    assert library.raw(first) == TWO.read_bytes()


def test_a_page_is_saved_by_its_address(library: Library, site: Site) -> None:
    words = (
        "The harbour wall has begun to rot, an engineer said, and it may not stand another winter of storms. "
    )
    site.put(
        "/wall",
        f"<html><head><title>Wall rots</title></head><body><article><h1>Wall rots</h1><p>{words}</p><p>{words * 2}</p>"
        "</article></body></html>",
    )
    (id_,) = library.save_address(site.address("/wall")).stories
    story = library.story(id_)
    assert (story.headline, story.address) == ("Wall rots", site.address("/wall"))
    assert story.outlet.startswith("127.0.0.1")
    with pytest.raises(FetchError):
        library.save_address(site.address("/none"))


def test_markdown_is_a_capture(library: Library, tmp_path: Path) -> None:
    words = "The wall has begun to rot, and it may not stand another winter of storms, an engineer said on Monday. "
    (tmp_path / "note.md").write_text(f"# Wall rots\n\n{words * 3}\n\n{words * 2}\n")
    (id_,) = library.save_file(tmp_path / "note.md").stories
    assert library.story(id_).headline == "Wall rots"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.txt", "no text"),
        (b" \n\t\n", "a.txt", "no text"),
        (b"\x7fELF\x02\x01" + bytes(range(256)) * 20, "a.txt", "no text and no web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "a.html", "no text and no web page"),
        (b"<html><body></body></html>", "a.html", "no story"),
        (b"<html><head><script>x()</script></head></html>", "a.html", "no story"),
    ],
)
def test_what_holds_no_story_is_refused_and_nothing_is_kept(
    library: Library, tmp_path: Path, content: bytes, name: str, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableError, match=sentence):
        library.save_file(tmp_path / name)
    assert headlines(library) == []


def test_a_wrong_encoding_is_read_all_the_same(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café in Kraków opens\n\nThe café opened on Monday.".encode("utf-16"))
    (tmp_path / "b.txt").write_bytes("Café opens again\n\nThe café opened on Tuesday.".encode("latin-1"))
    for name, headline in (("a.txt", "Café in Kraków opens"), ("b.txt", "Café opens again")):
        (id_,) = library.save_file(tmp_path / name).stories
        assert library.story(id_).headline == headline


def test_twenty_megabytes_on_one_line_are_kept_whole(library: Library) -> None:
    line = "all work and no play makes a long line of words " * (20_000_000 // 48)
    saved = library.save_text(line)
    text = "".join(library.story(id_).headline + library.story(id_).body.text for id_ in saved.stories)
    assert len(text) >= len(line.strip()) - 200


# -- feeds --


def test_a_site_is_subscribed_read_and_refreshed(library: Library, site: Site, clock: Clock) -> None:
    site.feed("/feed.xml", title="Courier", stories=[("Wall rots", "<p>Rot.</p>")], kind="atom")
    site.put("/", '<html><link rel="alternate" type="application/atom+xml" href="/feed.xml"></html>')
    added = library.subscribe(site.address("/"))
    assert (added.title, [link.address for link in added.choices]) == ("Courier", [site.address("/feed.xml")])
    assert headlines(library) == ["Wall rots"]
    assert library.refresh().feeds == 0
    clock.now += 4000
    assert library.refresh().new == 0
    assert site.conditional == 1
    site.feed(
        "/feed.xml",
        title="Courier",
        stories=[("Ferry late", "<p>Late.</p>"), ("Wall rots", "<p>Rot.</p>")],
        kind="atom",
    )
    progress: list[Progress] = []
    seen: list[Changes] = []
    refreshed = library.refresh(force=True, progress=progress.append, changed=seen.append)
    assert (refreshed.new, refreshed.failures, refreshed.stopped) == (1, (), False)
    assert (progress[-1].done, progress[-1].total, progress[-1].new) == (1, 1, 1)
    assert seen[-1].added == refreshed.changes.added
    assert set(headlines(library)) == {"Ferry late", "Wall rots"}


def test_a_feed_is_guessed_where_a_page_names_none(library: Library, site: Site) -> None:
    site.put("/", "<html><p>Welcome</p></html>")
    site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")], kind="json")
    assert library.subscribe(site.address("/")).title == "Courier"


def test_a_feed_is_guessed_where_those_that_a_page_names_are_gone(library: Library, site: Site) -> None:
    site.put("/", '<html><link rel="alternate" type="application/rss+xml" href="/gone"></html>')
    site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])
    added = library.subscribe(site.address("/"))
    assert (added.title, [link.address for link in added.choices]) == ("Courier", [site.address("/gone")])


def test_feeds_are_not_looked_for_without_end(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])
    monkeypatch.setattr("reader.intake.FIND_SECONDS", -1)
    with pytest.raises(RefusedError, match="no feed was found"):
        library.subscribe(site.put("/", "<html><body>Welcome</body></html>"))
    assert not site.asked("/feed.xml")


def test_the_same_feed_twice_is_one(library: Library, site: Site) -> None:
    address = site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])
    first, second = library.subscribe(address), library.subscribe(address)
    assert first.feed == second.feed
    assert second.changes.added == ()


def test_one_feeds_error_stops_nothing_and_is_kept_on_it(library: Library, site: Site) -> None:
    good = library.subscribe(site.feed("/good.xml", title="Good", stories=[("One", "<p>1</p>")])).feed
    bad = library.subscribe(site.feed("/bad.xml", title="Bad", stories=[("Two", "<p>2</p>")])).feed
    site.put("/bad.xml", "<html>sorry</html>", "text/html")
    site.feed("/good.xml", title="Good", stories=[("Three", "<p>3</p>"), ("One", "<p>1</p>")])
    refreshed = library.refresh(force=True)
    assert (refreshed.new, [title for title, _ in refreshed.failures]) == (1, ["Bad"])
    errors = {feed.id: feed.error for feed in library.feeds()}
    assert (errors[good], bool(errors[bad])) == ("", True)
    assert "Two" in headlines(library)
    site.put("/bad.xml", "", status=410)
    library.refresh([bad], force=True)
    assert [feed.retired for feed in library.feeds() if feed.id == bad] == [True]
    assert library.refresh([bad], force=True).feeds == 0


def test_a_moved_feed_is_asked_at_its_new_place(library: Library, site: Site) -> None:
    address = site.feed("/old.xml", title="Courier", stories=[("One", "<p>1</p>")])
    library.subscribe(address)
    site.feed("/new.xml", title="Courier", stories=[("Two", "<p>2</p>")])
    site.redirect("/old.xml", "/new.xml", 301)
    library.refresh(force=True)
    assert [feed.address for feed in library.feeds()] == [site.address("/new.xml")]


def test_a_refresh_can_be_stopped(library: Library, site: Site) -> None:
    library.subscribe(site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")]))
    stop = threading.Event()
    stop.set()
    assert library.refresh(force=True, stop=stop).stopped


def test_only_one_refresh_runs(library: Library, site: Site) -> None:
    library.subscribe(site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")]))

    def again(_: object) -> None:
        with pytest.raises(BusyError, match="running already"):
            library.refresh(force=True)

    assert library.refresh(force=True, progress=again).feeds == 1


def test_an_unknown_feed_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.unsubscribe(library.feeds()[0].id if library.feeds() else 7)  # type: ignore[arg-type]
    with pytest.raises(NotFoundError):
        library.refresh([FeedId(7)])


def test_a_feed_can_be_renamed_and_left(library: Library, site: Site) -> None:
    feed = library.subscribe(site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])).feed
    assert library.settle(feed, replace(library.settings_of(feed), title="My paper")).feeds == {feed}
    assert library.feeds()[0].title == "My paper"
    assert library.unsubscribe(feed).feeds == {feed}
    assert headlines(library) == ["One"]


def test_subscriptions_go_out_and_come_in_with_their_folders(
    library: Library, tmp_path: Path, site: Site
) -> None:
    (tmp_path / "in.opml").write_text(
        '<opml version="2.0"><body><outline text="News"><outline text="Local">'
        '<outline type="rss" text="Courier" xmlUrl="https://courier.example/feed"/></outline></outline></body></opml>'
    )
    imported = library.import_opml(tmp_path / "in.opml")
    assert len(imported.feeds) == 1
    assert [folder.name for folder in library.sidebar().folders] == ["Local", "News"]
    library.export_opml(tmp_path / "out.opml")
    with Library.open(tmp_path / "other") as other:
        other.import_opml(tmp_path / "out.opml")
        assert [(feed.title, feed.address) for feed in other.feeds()] == [
            ("Courier", "https://courier.example/feed")
        ]
        assert {folder.name for folder in other.sidebar().folders} == {"News", "Local"}


# -- acts --


def test_acts_answer_with_what_they_changed(library: Library) -> None:
    one, two = library.save_text(TWO.read_text(encoding="utf-8")).stories
    assert library.mark_read([one, two]).stories == {one, two}
    assert not library.mark_read([one])
    assert library.mark_read([one], read=False).stories == {one}
    assert library.mark_all_read(View(scope=Scope.UNREAD)).stories == {one}
    assert library.bookmark([two]).stories == {two}
    assert library.tag([one], "wall").tags
    assert library.complete_tag("wa") == ["wall"]
    assert library.untag([one], "wall").stories == {one}
    assert library.note(one, "ask Vane").stories == {one}
    library.remember_place(one, ReadingPlace(0.5))
    assert (library.story(one).left_at, library.story(one).note) == (ReadingPlace(0.5), "ask Vane")
    with pytest.raises(RefusedError):
        library.tag([one], "")
    with pytest.raises(NotFoundError):
        library.bookmark([one, 99])
    assert library.speakers()
    assert library.quotes(1)


def test_all_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        one, _ = library.save_text(TWO.read_text(encoding="utf-8")).stories
        library.tag([one], "wall")
    assert Library.ready(tmp_path)
    with Library.open(tmp_path) as library:
        assert library.story(one).tags == ("wall",)
        assert library.check() == []


def test_another_process_writing_is_noticed(library: Library) -> None:
    before = library.version()
    with closing(sqlite3.connect(library.folder / "library.db")) as db:
        db.execute("insert into tag(name) values ('theirs')")
        db.commit()
    assert library.version() != before


def test_a_running_read_can_be_interrupted(library: Library) -> None:
    library.interrupt(threading.get_ident())  # nothing runs: nothing happens
    assert library.ids(View()) is not None


def test_a_feeds_story_keeps_no_raw_page(library: Library, site: Site) -> None:
    library.subscribe(site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")]))
    (id_,) = library.ids(View())
    with pytest.raises(RefusedError, match="came from a feed"):
        library.raw(library.story(StoryId(id_)))
    assert library.versions(StoryId(id_)) == []
    assert library.guid(StoryId(id_)).endswith("/one")


# -- the file --


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RefusedError, match="a library is a folder"):
        Library.open(tmp_path / "file")
    with pytest.raises(ReadOnlyError, match="cannot be made"):
        Library.open(tmp_path / "file" / "library")


def test_a_damaged_library_is_named_and_kept(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    path = tmp_path / "library.db"
    path.write_bytes(b"no database at all " * 500)
    with pytest.raises(DamagedError, match="left as it is"):
        Library.open(tmp_path)
    assert path.read_bytes().startswith(b"no database")


def read_everything(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.check() == []
        library.lines(library.ids(View()))


def test_damage_inside_is_named_when_it_is_met(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.save_text(TWO.read_text(encoding="utf-8"))
    path = tmp_path / "library.db"
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xa5" * (len(content) - 4096 * 2)
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        read_everything(tmp_path)
    assert caught.value.exit_code == 4
    assert path.read_bytes() == bytes(content)


def test_who_finds_another_process_writing_waits_and_then_says_so(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, patience=0.1) as library,
        closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other,
    ):
        other.execute("begin immediate")
        with pytest.raises(BusyError, match="another program is writing"):
            library.save_text("A headline\n\nA body of a few words, said Ada Vane.")
        assert headlines(library) == []  # reading goes on
        other.execute("rollback")
        assert library.save_text("A headline\n\nA body of a few words, said Ada Vane.").stories


def test_where_nothing_can_be_written_nobody_is_refreshing(library: Library) -> None:
    (library.folder / "refresh.lock").mkdir()  # as little to be opened as a file on a read-only disk
    assert not library.is_refreshing()
