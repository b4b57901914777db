"""A story written as plain text splits into itself, whatever capture it was cut from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader import split
from reader.exporters import text
from reader.types import Cut

HEADLINES = st.sampled_from(
    [
        "Harbour wall will be mended before the winter",
        "Mayor says has ‘clear proof’ of rot in harbour wall",
        "RANGERS SENT TO STOP TIMBER THIEVES",
        "Who will pay for the new ferry?",
        "Der Hafen von Norrvik wird ausgebaut",
    ]
)
FIELDS = (
    st.sampled_from(["", "Updated 5 min ago\n", "Published\n14 May 2026\n", "May 20, 2023 by Ada Vane\n", "10:15 GMT\n"]),
    st.sampled_from(["", "By Ada Vane\n", "By Ada Vane and Per Holt\n", "By Political reporter\n"]),
    st.sampled_from(["", "Boats lie in the harbour of Norrvik. (AFP/File)\n", "Image caption, A boat at the quay\n"]),
    st.sampled_from(["", "Follow\n", "Short Url\nShare\n", "3 Comments\n"]),
    st.sampled_from(["", "\n  • The town has waited for nine years\n", "\n- One point\n- And another one\n"]),
)  # fmt: skip
DATELINES = st.sampled_from(
    ["", "NORRVIK, Sweden: ", "OSLO (Reuters) - ", "TALVIK, March 2 - ", "PORT ELLIS — "]
)
PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "The wall is to be mended before the winter, the council said on Monday evening.",
            "It was built in 1911, and nobody has touched it since the great storm of 1953.",
            "“We were slow to listen, and the islands paid for it,” the harbour master told reporters.",
            "The order ends with the first rain, the ministry said, and not one day sooner than that.",
        ]
    ),
    min_size=2,
    max_size=6,
)
SUBHEADINGS = st.sampled_from(["", "What comes next", "A wall of its time"])


@st.composite
def stories(draw: st.DrawFn) -> str:
    """A story as pages print it, some fields left out, with buttons between them."""
    headline = draw(HEADLINES)
    head = "".join(draw(field) for field in draw(st.permutations(FIELDS[:4])))
    again = draw(st.sampled_from(["", f"\n{headline}\n"]))
    first, *others = draw(PARAGRAPHS)
    sub = draw(SUBHEADINGS)
    body = [draw(DATELINES) + first, *([sub] if sub else []), *others]
    return f"{headline}\n{head}{again}{draw(FIELDS[4])}\n" + "\n\n".join(body)


CAPTURES = st.lists(stories(), min_size=1, max_size=4).map("\n\n\n\n".join)


def fields(cut: Cut) -> tuple[object, ...]:
    return (cut.headline, cut.updated, cut.byline, cut.caption, cut.summary, cut.dateline, cut.paragraphs)


@given(CAPTURES)
@settings(max_examples=300)
def test_each_story_of_a_split_written_as_text_splits_into_itself(capture: str) -> None:
    for cut in split.text(capture).cuts:
        again = split.text(text.of_cut(cut)).cuts
        assert [fields(one) for one in again] == [fields(cut)]


def test_the_form_of_a_story() -> None:
    cut = Cut(
        headline="Rot found in wall",
        caption="The wall (AFP)",
        updated="5 min ago",
        byline="Ada Vane",
        summary=("It is old", "It is rotten"),
        dateline="OSLO",
        paragraphs=("The wall.", "The end."),
    )
    assert text.of_cut(cut) == (
        "Rot found in wall\nCaption: The wall (AFP)\nUpdated 5 min ago\nBy Ada Vane\n\n"
        "  • It is old\n  • It is rotten\n\nOSLO: The wall.\n\nThe end.\n"
    )


def test_a_bare_headline_is_said_twice() -> None:
    assert text.of_cut(Cut(headline="Rot found in wall", paragraphs=("The wall.",))) == (
        "Rot found in wall\nRot found in wall\n\nThe wall.\n"
    )
