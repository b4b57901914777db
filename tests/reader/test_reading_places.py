"""A place in a text, known again when the text is another one."""

from reader import reading_places
from reader.types import ReadingPlace

TEXT = "The ferry sails at noon. The bell rang twice. Nobody came to the harbour that day, or the next.\n"
BELL = TEXT.index("The bell")


def test_a_place_holds_the_words_of_its_line() -> None:
    place = reading_places.at(TEXT, BELL, 0.5, 0.3)
    assert place == ReadingPlace(0.3, BELL, TEXT[BELL : BELL + reading_places.WORDS], 0.5)
    assert reading_places.found(TEXT, place) == place


def test_it_goes_with_its_words() -> None:
    place = reading_places.at(TEXT, BELL, 0.5, 0.3)
    for before in ("Updated at one. ", "日本語。", "x" * 500):
        assert reading_places.found(before + TEXT, place) == place._replace(offset=BELL + len(before))
    assert reading_places.found(TEXT[10:], place).offset == BELL - 10


def test_of_words_said_again_and_again_the_nearest_are_meant() -> None:
    chorus = TEXT * 9
    place = reading_places.at(chorus, 4 * len(TEXT) + BELL, 0, 0.5)
    assert reading_places.found("So. " + chorus, place).offset == place.offset + 4
    assert reading_places.found(chorus[4:], place).offset == place.offset - 4


def test_without_its_words_the_fraction_is_left() -> None:
    place = reading_places.at(TEXT, BELL, 0.5, 0.3)
    assert reading_places.found("Quite another text.", place) == ReadingPlace(0.3)
    at_the_end = reading_places.at(TEXT, len(TEXT), 0.5, 1.0)
    assert reading_places.found("Shorter.", at_the_end) == ReadingPlace(1.0)


def test_a_place_of_an_older_version_stays_a_fraction() -> None:
    assert reading_places.found(TEXT, ReadingPlace(0.4)) == ReadingPlace(0.4)
