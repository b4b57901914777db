"""Nothing of a capture is lost, however its lines are mixed: each word is in a story or among the dropped."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader import split
from reader.types import Cut

LINES = [
    *("BRUSSELS:", "Updated 24 October 2024", "5 sec ago", "(AFP/File)", "Photo: Bo Kim", "By Ann Lee", "AP"),
    *(
        "• A bullet of the summary",
        "Short Url",
        "Follow",
        "Share",
        "Related",
        "View Comments",
        "@user",
        "10:15",
    ),
    *("https://courier.example/a", "Topics: oil lamps", "© 2024 Courier", "***", "1", "", "ALL CAPS", "Word"),
    *(
        "The ferry of the harbour returns",
        "PORT ELLIS: The ferry returned at noon, he said, and all were glad.",
    ),
    *("A second paragraph of running text, with more words in it than the one before.", "“Enough,” he said."),
]
LABELS = {"By", "Updated", "Photo"}  # they say what a field is, and become its name


def stories_of(text: str) -> tuple[Cut, ...]:
    return split.text(text).cuts


def words(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text)}


def said(cut: Cut) -> set[str]:
    fields = (cut.headline, cut.updated, cut.byline, cut.caption, cut.dateline, cut.address)
    return words(*fields, *cut.summary, *cut.paragraphs, *(one.text for one in cut.dropped))


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), max_size=25), gap=st.sampled_from(["\n", "\n\n"]))
def test_each_word_has_a_place(lines: list[str], gap: str) -> None:
    numbered = [f"{line} n{at}" if at % 2 and line else line for at, line in enumerate(lines)]
    cuts = stories_of(gap.join(numbered))
    assert not cuts or words(*numbered) - LABELS <= set().union(*map(said, cuts))


def test_a_second_caption_does_not_replace_the_first() -> None:
    lines = [
        "The ferry returns",
        "Updated 24 October 2024",
        "(AFP/File)",
        "Photo: Bo Kim",
        "The ferry returns",
    ]
    (cut,) = stories_of(
        "\n".join([*lines, "PORT ELLIS: The ferry returned at noon, he said, and all were glad."])
    )
    assert (cut.caption, [one.why for one in cut.dropped]) == (
        "(AFP/File)",
        ["another caption", "the headline again"],
    )
