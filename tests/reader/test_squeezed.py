"""HTML in little room beside its text, and back exactly."""

from hypothesis import given
from hypothesis import strategies as st

from reader import squeezed

PARAGRAPHS = [
    f"Paragraph {number}: the harbour board of Port Ellis met again on Friday." for number in range(40)
]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_was_squeezed_comes_back(html: str, text: str) -> None:
    assert squeezed.unsqueeze(squeezed.squeeze(html, text), text) == html


def test_what_the_text_says_takes_no_room_again() -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert len(squeezed.squeeze(html, "\n\n".join(PARAGRAPHS))) < len(html) / 10


def test_a_text_longer_than_zlib_looks_back_comes_back_too() -> None:
    long = "\n\n".join(f"{paragraph} {number}" for number in range(40) for paragraph in PARAGRAPHS)
    html = f"<p>{long}</p>"
    assert len(long) > squeezed.REACH
    assert squeezed.unsqueeze(squeezed.squeeze(html, long), long) == html
