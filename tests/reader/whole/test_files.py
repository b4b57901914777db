"""The files of pictures go when nobody needs them, and come again when they are missing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.media import Media
from tests.pictures_of import png
from tests.reader.whole.conftest import files, illustrated, only

if TYPE_CHECKING:
    from reader.library import Library
    from tests.reader.served import Clock
    from tests.site import Site


def age(library: Library) -> None:
    for path in files(library):
        os.utime(path, (1, 1))


def test_a_feed_that_goes_leaves_no_files(library: Library, site: Site, clock: Clock) -> None:
    site.put("/a.png", png(), "image/png")
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.complete_all()
    library.unsubscribe(feed, remove_stories=True)
    assert library.sweep_media() == 0, "it may come back within a month"
    library.subscribe_again(feed)
    assert len(only(library).pictures) == 1
    assert library.check() == []
    library.unsubscribe(feed, remove_stories=True)
    clock.now += 40 * 86_400
    library.refresh()  # lets go of what was removed long ago
    assert library.sweep_media() == 1
    assert files(library) == []
    assert library.check() == []


def test_pictures_that_an_edit_took_out_go(library: Library, site: Site) -> None:
    for path, shade in (("/a.png", 10), ("/b.png", 20)):
        site.put(path, png(shade=shade), "image/png")
    library.subscribe(illustrated(site, "/a.png", "/b.png"))
    library.complete_all()
    illustrated(site, "/b.png")
    library.refresh(force=True)
    library.complete_all()
    assert list(only(library).pictures) == [site.address("/b.png")]
    assert library.sweep_media() == 1
    assert len(files(library)) == 1


def test_files_left_over_are_named_and_swept(library: Library, site: Site) -> None:
    left = Media(library.folder).keep(png(shade=7))
    assert library.left_over_media() == [], "its row may be on the way"
    age(library)
    assert left[:12] in library.left_over_media()[0]
    assert library.check() == [], "no harm is in it"
    assert library.sweep_media() == 1
    assert files(library) == []


def test_files_that_are_missing_or_damaged_are_named_and_fetched_again(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))
    library.complete_all()
    (path,) = files(library)
    path.write_bytes(bytes(len(png())))
    assert "damaged" in library.check()[0].words
    assert library.check(quick=True) == []
    path.unlink()
    assert path.name[:12] in library.check(quick=True)[0].words
    library.sweep_media()
    assert library.complete_all().pictures == 1
    assert library.check() == []
    assert len(site.asked("/a.png")) == 2
