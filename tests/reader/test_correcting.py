"""What a person puts right wins over the web and over every finder; taking it away brings back what was found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ClosingError, NotFoundError
from reader.fetch import Fetcher
from reader.library import Library
from reader.types import (
    Confidence,
    Corrections,
    Field,
    Quote,
    QuoteCorrection,
    Story,
    StoryId,
    View,
    When,
)
from tests.reader.handiwork import Here, kept, opened
from tests.site import Site

PAGE = "<p>{} “Nobody could see the pier,” harbour master Ada Brook said on Monday. The noon boat was on time.</p>"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


@pytest.fixture
def first(library: Library) -> StoryId:
    """The story that quotes Mara Quill."""
    return kept(library)[1][0]


def the_quote(story: Story) -> Quote:
    (quote,) = [one for one in story.quotes if one.field is Field.BODY]
    return quote


def said_of(quote: Quote, story: Story, **said: object) -> QuoteCorrection:
    text = story.body.text
    return replace(
        QuoteCorrection(
            field=quote.field,
            exact=quote.text,
            prefix=text[max(0, quote.start - 32) : quote.start],
            suffix=text[quote.end : quote.end + 32],
        ),
        **said,  # type: ignore[arg-type]
    )


def found(library: Library, search: str) -> list[int]:
    return list(library.ids(View(search=search)))


# -- headline, byline, date --


def test_a_corrected_headline_stands_everywhere(library: Library, first: StoryId) -> None:
    was = library.story(first)
    said = Corrections(headline="Halden boats sail again", byline="Nora Fenn")
    changes = library.correct(first, said)
    assert changes.stories == {first}
    assert library.corrections(first) == said
    now = library.story(first)
    assert (now.headline, now.byline) == ("Halden boats sail again", "Nora Fenn")
    assert library.lines([first])[0].headline == "Halden boats sail again"
    assert found(library, "title:halden title:sail") == [first]
    assert found(library, "Fenn") == [first]
    assert found(library, "title:strike") == []
    assert library.hashes([first])[first] != was.hash
    assert library.check() == []


def test_taking_a_correction_away_brings_back_what_was_found(library: Library, first: StoryId) -> None:
    was, key = library.story(first), library.key(first)
    library.correct(first, Corrections(headline="Wrong", byline="Nobody", published=When(1_700_000_000)))
    library.correct(first, Corrections())
    assert library.story(first) == was
    assert library.key(first) == key
    assert library.corrections(first) == Corrections()
    assert found(library, "title:strike") == [first]
    assert library.check() == []


def test_a_corrected_date_moves_the_story(library: Library, first: StoryId) -> None:
    before = list(library.ids(View()))
    assert before[0] == first
    library.tag([first], "kept")
    library.correct(first, Corrections(published=When(1_500_000_000)))
    assert list(library.ids(View())) == [*before[1:], first]
    assert list(library.ids(View(tag="kept"))) == [first]
    assert found(library, "before:2018-01-01") == [first]
    assert library.story(first).published == 1_500_000_000
    library.correct(first, Corrections())
    assert list(library.ids(View())) == before
    assert library.check() == []


def test_the_same_corrections_again_change_nothing_more(library: Library, first: StoryId) -> None:
    said = Corrections(headline="Halden boats sail again")
    library.correct(first, said)
    once = library.story(first)
    library.correct(first, said)
    assert library.story(first) == once
    library.correct(first, Corrections())
    assert library.story(first).headline == "Ferry crews end strike in Halden Bay"


def test_an_unknown_story_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.corrections(StoryId(999))
    with pytest.raises(NotFoundError):
        library.correct(StoryId(999), Corrections(headline="x"))


# -- quotes --


def test_a_corrected_speaker_is_sure(library: Library, first: StoryId) -> None:
    story = library.story(first)
    quote = the_quote(story)
    assert quote.name == "Mara Quill"
    library.correct(first, Corrections(quotes=(said_of(quote, story, name="Nils Aaro"),)))
    now = the_quote(library.story(first))
    assert (now.name, now.role, now.confidence, now.why) == ("Nils Aaro", "", Confidence.SURE, "you said so")
    assert (now.start, now.end, now.text) == (quote.start, quote.end, quote.text)
    assert ("Nils Aaro", 1) in library.speakers()
    library.correct(first, Corrections())
    assert the_quote(library.story(first)) == quote


def test_what_is_no_quote_goes_and_comes_back(library: Library, first: StoryId) -> None:
    story = library.story(first)
    quote = the_quote(story)
    library.correct(first, Corrections(quotes=(said_of(quote, story, is_quote=False),)))
    assert [one for one in library.story(first).quotes if one.field is Field.BODY] == []
    library.correct(first, Corrections())
    assert the_quote(library.story(first)) == quote


def test_of_the_same_words_twice_the_right_ones_are_meant(library: Library) -> None:
    body = "“No comment at all,” Ada Vane said. The council met twice.\n“No comment at all,” Erik Lind said."
    (id_,) = library.save_text(f"Council meets behind closed doors\n\n{body}").stories
    story = library.story(id_)
    first, second = [one for one in story.quotes if one.field is Field.BODY]
    library.correct(id_, Corrections(quotes=(said_of(second, story, name="Nora Fenn"),)))
    names = [one.name for one in library.story(id_).quotes if one.field is Field.BODY]
    assert names == [first.name, "Nora Fenn"]


# -- what the web does --


@pytest.fixture
def fed(tmp_path: Path, site: Site) -> Iterator[Library]:
    with Library.open(tmp_path / "fed", fetcher=Fetcher(allowed=[site.host])) as library:
        library.intake._workers = Here()  # type: ignore[assignment]
        yield library


def test_a_newer_text_of_the_web_does_not_undo_a_correction(fed: Library, site: Site) -> None:
    address = site.feed("/feed.xml", stories=[("Ferry late", PAGE.format("Fog."))])
    (id_,) = fed.subscribe(address).changes.added
    fed.find_quotes(id_)
    story = fed.story(id_)
    quote = the_quote(story)
    said = Corrections(
        headline="Fog stops the ferry", byline="Nora Fenn", quotes=(said_of(quote, story, name="Nils Aaro"),)
    )
    fed.correct(id_, said)
    site.feed("/feed.xml", stories=[("Ferry late", PAGE.format("It was foggy for a second day, all said."))])
    fed.refresh(force=True)
    renewed = fed.renew_quotes()
    assert renewed.stories == {id_}
    assert renewed.counts  # the view of quotes counts another story
    assert not fed.renew_quotes()
    now = fed.story(id_)
    assert "second day" in now.body.text
    assert (now.headline, now.byline, the_quote(now).name) == (
        "Fog stops the ferry",
        "Nora Fenn",
        "Nils Aaro",
    )
    assert found(fed, "title:fog") == [id_]
    assert fed.check() == []
    fed.correct(id_, Corrections())
    back = fed.story(id_)
    assert (back.headline, back.byline) == ("Ferry late", "")
    assert the_quote(back).name == quote.name
    assert fed.check() == []


def test_quotes_that_were_being_found_when_the_library_closed_are_found_later(
    tmp_path: Path, site: Site
) -> None:
    address = site.feed("/feed.xml", stories=[("Ferry late", PAGE.format("Fog."))])
    with Library.open(tmp_path / "closing", fetcher=Fetcher(allowed=[site.host])) as library:
        (id_,) = library.subscribe(address).changes.added
        library.intake.close()
        with pytest.raises(ClosingError):
            library.find_quotes(id_)
        assert library.lacks_quotes()
    with Library.open(tmp_path / "closing") as library:
        library.find_quotes(id_)
        assert the_quote(library.story(id_)).name == "Ada Brook"


def test_an_unchanged_story_stays_unchanged_when_it_was_corrected(fed: Library, site: Site) -> None:
    address = site.feed("/feed.xml", stories=[("Ferry late", PAGE.format("Fog."))])
    (id_,) = fed.subscribe(address).changes.added
    fed.correct(id_, Corrections(headline="Fog stops the ferry", published=When(1_700_000_000)))
    site.feed("/feed.xml", stories=[("Another", "<p>New.</p>"), ("Ferry late", PAGE.format("Fog."))])
    refreshed = fed.refresh(force=True)
    assert (refreshed.new, fed.versions(id_)) == (1, [])
    assert fed.story(id_).headline == "Fog stops the ferry"


def test_the_index_agrees_with_a_correction_after_many_updates(fed: Library, site: Site) -> None:
    address = site.feed("/feed.xml", stories=[("Ferry late", PAGE.format("Fog."))])
    (id_,) = fed.subscribe(address).changes.added
    for number in range(3):
        fed.correct(id_, Corrections(headline=f"Headline {number}"))
        site.feed("/feed.xml", stories=[(f"Ferry late {number}", PAGE.format(f"Fog {number}."))])
        fed.refresh(force=True)
        assert fed.check() == []
        assert found(fed, f'title:"headline {number}"')


# -- names --


def test_an_alias_names_a_person_in_every_story(library: Library, first: StoryId) -> None:
    assert library.alias("mara quill", "Mara Quill-Brandt").stories == {first}
    assert library.aliases() == {"mara quill": "Mara Quill-Brandt"}
    assert the_quote(library.story(first)).name == "Mara Quill-Brandt"
    (later,) = library.save_text("Boats\n\n“We are glad of it,” Mara Quill said on Sunday.").stories
    assert the_quote(library.story(later)).name == "Mara Quill-Brandt"
    assert library.speakers()[0] == ("Mara Quill-Brandt", 2)
    assert library.alias("Mara Quill", "").stories == {first, later}
    assert library.aliases() == {}
    assert [the_quote(library.story(id_)).name for id_ in (first, later)] == ["Mara Quill", "Mara Quill"]


def test_an_alias_may_be_changed(library: Library, first: StoryId) -> None:
    library.alias("Mara Quill", "One")
    library.alias("MARA QUILL", "Two")
    assert list(library.aliases().values()) == ["Two"]
    assert the_quote(library.story(first)).name == "Two"
