"""The pictures of stories are fetched, kept once, and refused in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import shown_pictures
from reader.errors import DiskFullError
from reader.media import Media
from reader.types import Pictures, View, Wholeness
from tests import feeds
from tests.pictures_of import SVG, gif, png
from tests.reader.whole.conftest import BODY, LONG, article, files, illustrated, only, short

if TYPE_CHECKING:
    from reader.library import Library
    from tests.reader.served import Clock
    from tests.site import Site


def test_pictures_are_kept_once_by_what_is_in_them(library: Library, site: Site) -> None:
    for path in ("/a.png", "/same.png"):
        site.put(path, png(), "image/png")
    site.put("/b.gif", gif(), "image/gif")
    library.subscribe(illustrated(site, "/a.png", "/same.png", "/b.gif"))
    id_ = only(library).id
    assert library.lacks(id_)
    assert library.complete_all().pictures == 3
    story = only(library)
    assert not library.lacks(id_)
    kept = story.pictures[site.address("/a.png")]
    assert (kept.width, kept.height) == (40, 30)
    assert kept.file.read_bytes() == png()
    assert story.pictures[site.address("/same.png")] == kept
    assert len(files(library)) == 2
    assert library.check() == []
    requests = len(site.requests)
    library.complete_all()
    assert len(site.requests) == requests


def test_a_picture_of_two_stories_is_fetched_once(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))
    library.subscribe(illustrated(site, "/a.png", headline="Another wall", path="/other.xml"))
    library.complete_all()
    library.subscribe(illustrated(site, "/a.png", headline="A third wall", path="/third.xml"))
    library.complete_all()
    shown = [library.story(id_).pictures for id_ in library.ids(View())]  # type: ignore[arg-type]
    assert [len(one) for one in shown] == [1, 1, 1]
    assert len(site.asked("/a.png")) == 1


def test_the_pictures_of_a_whole_text_come_with_it(library: Library, site: Site) -> None:
    site.put("/wall.png", png(), "image/png")
    site.put(
        "/wall-rots",
        article(f'{BODY}<p><img src="data:," data-src="/wall.png" width="400" height="300"></p>{BODY}'),
    )
    library.subscribe(short(site, "Wall rots"))
    done = library.complete_all()
    assert (done.texts, done.pictures) == (1, 1)
    assert list(only(library).pictures) == [site.address("/wall.png")]


def test_captures_keep_their_pictures(library: Library, site: Site) -> None:
    site.put("/wall.png", png(), "image/png")
    page = site.put("/page", article(f'{BODY}<p><img src="/wall.png" width="400" height="300"></p>{BODY}'))
    library.save_address(page)
    assert library.complete_all().pictures == 1
    assert len(only(library).pictures) == 1
    assert only(library).wholeness is Wholeness.ENTRY


@pytest.mark.parametrize("act", ["bookmark", "tag", "note", "highlight"])
def test_only_kept_stories_keep_pictures_where_that_is_wished(library: Library, site: Site, act: str) -> None:
    site.put("/a.png", png(), "image/png")
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.settle(feed, replace(library.settings_of(feed), pictures=Pictures.KEPT))
    assert library.complete_all().pictures == 0
    id_ = only(library).id
    match act:
        case "bookmark":
            library.bookmark([id_])
        case "tag":
            library.tag([id_], "walls")
        case "note":
            library.note(id_, "Look!")
        case _:
            library.highlight(id_, 0, 2)
    assert library.complete_all().pictures == 1
    library.settle(feed, replace(library.settings_of(feed), pictures=Pictures.NONE))
    library.complete_all()
    assert len(only(library).pictures) == 1, "what is there stays"


def test_no_pictures_where_none_are_wished(library: Library, site: Site) -> None:
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.settle(feed, replace(library.settings_of(feed), pictures=Pictures.NONE))
    assert library.complete_all().pictures == 0
    library.try_again(only(library).id)
    assert site.asked("/a.png") == []
    site.put("/a.png", png(), "image/png")
    library.settle(feed, replace(library.settings_of(feed), pictures=Pictures.ALL))
    assert library.complete_all().pictures == 1


HOSTILE = {
    "svg": (SVG, "image/svg+xml"),
    "svg that says it is a png": (SVG, "image/png"),
    "a page": (b"<html>not found</html>", "image/jpeg"),
    "nothing": (b"", "image/png"),
    "a bomb": (png(60_000, 60_000, pixels=False), "image/png"),
    "no size": (png(0, 0, pixels=False), "image/png"),
    "a dot": (png(1, 1), "image/png"),
    "a line": (png(1, 400), "image/png"),
    "too large": (png() + b"x" * (10 << 20), "image/png"),
    "a bitmap": (b"BM" + b"\0" * 60, "image/bmp"),
    "an icon": (b"\0\0\1\0\1\0" + b"\0" * 60, "image/x-icon"),
    "zeros behind a jpeg's first bytes": (b"\xff\xd8\xff" + b"\0" * (9 << 20), "image/jpeg"),
    "marks without end": (b"\xff\xd8" + b"\xff" * (9 << 20), "image/jpeg"),
    "a webp cut short": (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "image/webp"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused_in_words(library: Library, site: Site, name: str) -> None:
    site.put("/a.png", *HOSTILE[name])
    library.subscribe(illustrated(site, "/a.png"))
    done = library.complete_all()
    assert (done.pictures, done.failed) == (0, 1)
    assert only(library).pictures == {}
    assert files(library) == []
    with library.reading() as db:
        (said,) = db.execute("select said from picture").fetchone()
    assert said
    requests = len(site.requests)
    library.complete_all()
    assert len(site.requests) == requests, "it is not asked for again"


def test_a_drawing_is_not_even_asked_for(library: Library, site: Site) -> None:
    site.put("/a.svg", SVG, "image/svg+xml")
    library.subscribe(illustrated(site, "/a.svg"))
    assert library.complete_all().failed == 1
    assert site.asked("/a.svg") == []


def test_a_type_that_lies_about_a_picture_does_no_harm(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "text/html")
    library.subscribe(illustrated(site, "/a.png"))
    assert library.complete_all().pictures == 1


def test_a_length_that_lies_is_tried_again_later(library: Library, site: Site, clock: Clock) -> None:
    site.raw("/a.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99999\r\n\r\n" + png())
    library.subscribe(illustrated(site, "/a.png"))
    assert library.complete_all().failed == 1
    assert not library.lacks(only(library).id)
    clock.now += 5000
    assert library.lacks(only(library).id)


def test_pixels_that_count_readers_are_not_fetched(library: Library, site: Site) -> None:
    library.subscribe(
        site.feed(
            "/f.xml", stories=[("Wall", f'{LONG}<img src="{site.address("/p.gif")}" width="1" height="1">')]
        )
    )
    library.complete_all()
    assert site.asked("/p.gif") == []


def test_a_story_of_very_many_pictures_has_a_limit(library: Library, site: Site) -> None:
    images = "".join(f'<p><img src="{site.address(f"/{n}.png")}"></p>' for n in range(3_000))
    library.subscribe(site.feed("/feed.xml", stories=[("Wall", f"{LONG}{images}")]))
    site.remove("/feed.xml")
    library.complete_all()
    with library.reading() as db:
        (count,) = db.execute("select count(*) from picture").fetchone()
    assert count == shown_pictures.MOST


@pytest.mark.parametrize("act", ["bring", "settle"])
def test_a_full_disk_is_said_and_nothing_is_lost(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))

    def full(_self: Media, _what: object) -> str:
        raise DiskFullError("media", "the picture cannot be kept")

    with monkeypatch.context() as patched:
        patched.setattr(Media, act, full)
        with pytest.raises(DiskFullError):
            library.complete_all()
    assert library.complete_all().pictures == 1


def thumbnail(library: Library) -> tuple[int, int] | None:
    """The size of what stands for the only story in a list."""
    (line,) = library.lines(library.ids(View()))
    return (line.thumbnail.width, line.thumbnail.height) if line.thumbnail else None


@pytest.mark.parametrize(("named", "size"), [("", (640, 400)), ("/face.png", (90, 90))])
def test_a_row_shows_the_picture_that_is_named_or_else_the_largest_of_the_text(
    library: Library, site: Site, named: str, size: tuple[int, int]
) -> None:
    for path, sides in {"/face.png": (90, 90), "/wall.png": (640, 400), "/boat.png": (320, 200)}.items():
        site.put(path, png(*sides), "image/png")
    images = "".join(f'<img src="{site.address(path)}">' for path in ("/boat.png", "/wall.png", "/face.png"))
    address = site.address("/feed.xml")
    told = feeds.write("rss", "Courier", [("Wall rots", LONG + images)], site=site.address(), address=address)
    lead = f'<content xmlns="http://search.yahoo.com/mrss/" url="{site.address(named)}" medium="image"/>'
    if named:
        told = told.replace("</item>", f"{lead}</item>")
    site.put("/feed.xml", told, feeds.MEDIA_TYPES["rss"])
    library.subscribe(address)
    library.complete(only(library).id)
    assert thumbnail(library) == size


def test_a_row_shows_no_signs_and_faces_of_a_text(library: Library, site: Site) -> None:
    site.put("/face.png", png(90, 90), "image/png")
    library.subscribe(illustrated(site, "/face.png"))
    library.complete(only(library).id)
    assert thumbnail(library) is None
