"""The signs by which a few words in marks are weighed, one by one."""

import pytest

from reader import quotes


def marked(text: str) -> list[str]:
    return [quote.text for quote in quotes.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Holt opened the road, calling it “overdue”.",  # a verb of judging
        "It rained. Holt said the plan to widen the road past the mill and the old school was “dead”.",
        "“Go,” said Ann Holt. It rained. Holt drove the “old road” home.",  # heard elsewhere in the story
        "It rained. Holt drove home on what was left of the road as a “lucky woman”.",  # after as
        "It rained. Holt drove past her “little miracle” twice.",  # her own words
        "It rained. The road was “open at last,” if wet.",  # three words of a thing
        "It rained. The road was late. “Never again!”",  # a sentence of its own
        "It rained. Holt used the term “slow water” twice.",  # somebody used it
        "It rained. The clerk, Holt says, is “Good Old Karl”.",  # capitals, but a verb of saying
        "“We go,” Holt said, naming the “bad night”.",
    ],
)
def test_what_speaks_for_speech(text: str) -> None:
    assert marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "It rained. The “experts” had gone home.",  # part of the subject
        "It rained. The town built a “dry port” on the hill.",  # of a thing, two words
        "It rained. It met in a “Still Bath” rally.",  # describes a noun, and is a name
        "It rained. It is a phenomenon called “slow water”.",  # gives a name
        "It rained. The paper needed a new word, “slowth”.",  # a term
        "It rained. The town grew, helped by words such as “late”, in the end.",
        "It rained. Karl Moss, who runs the “Corner House” on the hill, said it was late.",  # a name on the way
        "It rained. The so-called “friends” of the town left.",
        "It rained. The “Harbour Nights” star posted a long letter.",
        "It rained. Moss, who starred in “Salt Fields” and “Dry Land,” posted the clip.",
    ],
)
def test_what_speaks_against_it(text: str) -> None:
    assert marked(text) == []


def test_a_person_who_names_speaks_and_a_thing_that_is_named_does_not() -> None:
    assert marked("It rained. Ann Holt named “Salt Fields” as her best book.") == ["“Salt Fields”"]
    assert marked("It rained. A channel named “Bath Live” showed it.") == []


def test_sums_of_money_at_the_end_of_a_quotation_are_no_inches() -> None:
    assert marked("Holt said he “took between $1,001 and $5,000” to the bank.") == [
        "“took between $1,001 and $5,000”"
    ]
    assert marked('Holt bought a 27" screen and a 5.5" nail.') == []


def test_a_name_before_a_full_stop_ends_its_sentence() -> None:
    found = quotes.find(
        "“We go,” said Karl Moss of the Drivers' Association. Holt resisted: “We stay right here.”"
    )
    assert [quote.speaker for quote in found] == ["Karl Moss", "Holt"]
