"""Which of two stories answers a search better."""

from reader import query, ranking

FILLER = "Nothing else was said of it. " * 40


def best(typed: str, *stories: tuple[str, str]) -> str:
    """The headline of the story that answers best."""
    score = ranking.scorer(query.parse(typed).texts)
    return max(stories, key=lambda story: score(story[0], "[]", story[1]))[0]


def test_a_word_in_the_headline_says_more_than_some_in_the_text() -> None:
    assert (
        best("storm", ("Storm passes", FILLER), ("Ferries stay in", f"A storm, a storm. {FILLER}"))
        == "Storm passes"
    )


def test_a_text_that_says_it_more_often_answers_better_but_not_without_end() -> None:
    once, often = ("Once", f"A storm. {FILLER}"), ("Often", f"Storm upon storm upon storm. {FILLER}")
    assert best("storm", once, often) == "Often"
    both = ("Both", f"A storm in the harbour. {FILLER}")
    assert best("storm harbour", ("One", "storm " * 200), both) == "Both"


def test_a_short_text_answers_better_than_a_long_one_that_says_it_as_often() -> None:
    assert best("storm", ("Long", f"A storm. {FILLER * 9}"), ("Short", "A storm came.")) == "Short"


def test_a_phrase_counts_where_it_is_said_whole() -> None:
    assert (
        best('"sent troops"', ("Apart", "Troops were sent, sent troops"), ("No", "sent more troops"))
        == "Apart"
    )


def test_without_words_all_are_alike() -> None:
    assert ranking.scorer(query.parse("is:unread").texts)("Storm", "[]", "storm") == 0
