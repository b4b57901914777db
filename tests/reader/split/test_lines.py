"""Lines and paragraphs of plain text."""

from __future__ import annotations

from reader.split import lines

NARROW = """A HEADLINE OF A STORY
    The harbour wall of Port Ellis has begun to rot, the
engineer told the council on Monday, and it may not
stand another winter of storms, she said, without new
stone.
    There is no money for that.
- a point that is long enough to reach the margin here
- another point
-----
after the rule, a line
"""


def texts(text: str) -> list[str]:
    return [line.text for line in lines.read(text)]


def test_lines_wrapped_by_a_machine_are_joined() -> None:
    found = texts(NARROW)
    assert found[0] == "A HEADLINE OF A STORY"
    assert found[1].startswith("The harbour wall of Port Ellis has begun to rot, the engineer told")
    assert found[1].endswith("without new stone.")
    assert found[2:] == [
        "There is no money for that.",
        "- a point that is long enough to reach the margin here",
        "- another point",
        "-----",
        "after the rule, a line",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    long = (
        "A paragraph that is far too long to have been wrapped at any margin of a machine, so it is not. " * 3
    )
    assert len(texts(f"{long}\n" * 8)) == 8
    assert texts("One line\nAnother line") == ["One line", "Another line"]


def test_blank_lines_are_counted() -> None:
    assert [line.gap for line in lines.read("\none\n\n\ntwo\n \nthree\nfour")] == [1, 2, 1, 0]
