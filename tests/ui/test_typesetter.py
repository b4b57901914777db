"""Words put into a document, and where they stand."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication

from reader.types import Field, Span
from ui.places import Place
from ui.setting import Setting
from ui.theme import LIGHT
from ui.typesetter import BREAK, Typesetter, cuts


def shown(text: str, start: int, end: int, spans: tuple[Span, ...] = ()) -> tuple[str, str]:
    """The whole text of a document with these words in it, and what stands where start to end should be."""
    document = QTextDocument()
    setter = Typesetter(document, Setting(colours=LIGHT))
    setter.run(text, QTextCharFormat(), Place(Field.BODY, 0, 0), spans)
    whole = document.toRawText()
    return whole, "".join(whole[a:b] for a, b in setter.places.pieces(Field.BODY, start, end))


def test_an_endless_word_may_be_broken_and_is_still_found(qapp: QApplication) -> None:
    text = "begin " + "x" * 1800 + " end"
    whole, found = shown(text, 3, 1800, (Span(start=600, end=700, bold=True),))
    assert whole.count(BREAK) == len(cuts(text)) == 3
    assert whole.replace(BREAK, "") == text
    assert found == text[3:1800]


@given(
    words=st.text(alphabet="ab &", max_size=3000), at=st.tuples(st.integers(0, 3000), st.integers(0, 3000))
)
def test_what_is_looked_for_is_what_is_found(qapp: QApplication, words: str, at: tuple[int, int]) -> None:
    start, end = sorted(min(one, len(words)) for one in at)
    whole, found = shown(words, start, end)
    assert found == words[start:end]
    assert whole.replace(BREAK, "") == words


def test_ordinary_words_are_left_alone() -> None:
    assert cuts("All ordinary words " * 200) == []
