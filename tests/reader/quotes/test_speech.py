"""Somebody's words, and what only looks like them."""

import pytest

from reader import quotes


@pytest.mark.parametrize(
    "text",
    [
        "The word “resilience” appears 41 times in the report.",
        "So-called “rebels” took the town.",
        "She starred in the series “Harbour Nights” for six years.",
        "Her novel “Salt Fields” won a prize in 2019.",
        "He spoke on Radio Bath’s “Morning Hour” about the road.",
        "She is the host of “Morning Hour” and lives in Bath.",
        "Karl “Red” Moss was born here.",
        "Words such as “late” and “dark” were struck out.",
        "According to “Salt Fields” by Ann Holt, it rains.",
        "The “Never Again” movement met in Bath.",
        "Shops sold “authentic” shirts.",
        "“No to late trains” (2015) hung on the wall.",
        "A channel called “Bath Live” showed it.",
        "Review: ‘The Long Field’ is a slow read",
        "Robert “Bobby” Ruiz pleaded not guilty.",
        "The film “Salt” was discussed at length at the “summit”.",
        "Why the ‘$1 house’ scheme failed",
        "Oslo’s ‘night owls’ return to the streets",
        "The “smart” meter, as engineers call it, is neither.",
        "A sign reading “No Entry” hung there.",
        "According to the “Clean Bath” paper he wrote, it rains.",
    ],
)
def test_titles_terms_and_nicknames_are_not_quotes(text: str) -> None:
    assert quotes.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Holt called it “crooked”.",
        "Holt dismissed him as a “strong man”.",
        "Inspectors wrote that staff were “overworked”.",
        "“It is not for sale at any price in this town.”",
        "“Ready?” Holt asked.",
        "“We stay,” Holt said. “That’s it!”",
        "He was praised by Holt as “very kind”.",
        "Holt named “Salt” and “late trains” as her reasons, saying “that is all”.",
    ],
)
def test_few_words_with_a_cue_are_quotes(text: str) -> None:
    assert quotes.find(text)


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        ("NATO says has ‘confirmed evidence’ of troops in the north", "‘confirmed evidence’", "NATO"),
        ("Holt ‘confident’ of deal before summit", "‘confident’", "Holt"),
        ("Teachers' strike: 'We've made our offer', minister says", "'We've made our offer'", "minister"),
        ("Bank chief: ‘No rate cut this year’", "‘No rate cut this year’", "Bank chief"),
        ("Storm leaves ‘trail of ruin’ across islands", "‘trail of ruin’", ""),
        ("Ferry crews call off strike as town accepts ‘a fair offer’", "‘a fair offer’", ""),
        ("Why I left: ‘It never ends’", "‘It never ends’", ""),
        ("‘We will rebuild’: mayor after fire", "‘We will rebuild’", "mayor"),
        ("'No way back' – Ann Holt", "'No way back'", "Ann Holt"),
        ("‘Nobody slept’, says survivor", "‘Nobody slept’", "survivor"),
        ("Minister calls strike 'a disgrace'", "'a disgrace'", "Minister"),
        ("Farmers accuse minister of ‘betrayal’", "‘betrayal’", "Farmers"),
        ("Hospital boss ‘sorry’ for delays", "‘sorry’", "Hospital boss"),
        ("Ann Holt Praises Karl Moss: I Am ‘Glad’", "‘Glad’", "Ann Holt"),
        ("Ann Holt: Moss Is ‘Not Ready’ For Bath", "‘Not Ready’", "Ann Holt"),
        ("Ann Holt Rips Karl Moss As A ‘Sad Fraud’", "‘Sad Fraud’", "Ann Holt"),
    ],
)
def test_a_headline_speaks_in_single_marks(headline: str, words: str, speaker: str) -> None:
    found = quotes.of_story(headline, (), "", "")
    assert [(quote.text, quote.speaker) for quote in found] == [(words, speaker)]


def test_a_capitalised_line_within_a_text_is_a_headline_too() -> None:
    text = "It rained.\n\nMayor Holt Opens Road, Calls Rain ‘Quite Terrible Stuff’ Again"
    assert [quote.text for quote in quotes.find(text)] == ["‘Quite Terrible Stuff’"]


@pytest.mark.parametrize(
    "headline",
    [
        "What’s next for the ’burbs?",
        "Holt and the so-called ‘friends’",
        "Town tries new 'chapter' in its life",
    ],
)
def test_a_headline_has_apostrophes_and_scare_quotes(headline: str) -> None:
    assert quotes.of_story(headline, (), "", "") == ()
