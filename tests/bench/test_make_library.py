"""The invented library that figures and pictures are taken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import blocks
from reader.errors import RefusedError
from reader.library import Library
from reader.types import View
from tests.bench import invent, languages, make_library

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_number_is_always_the_same_story() -> None:
    feeds = invent.feeds(20)
    assert invent.told(range(5), range(5), feeds) == invent.told(range(5), range(5), feeds)


def test_offsets_of_an_invented_story_hold() -> None:
    for _, story in invent.told(range(60), range(60), invent.feeds(100)):
        assert blocks.read(story.html).text == story.text
        assert all(story.text[quote.start : quote.end] == quote.text for quote in story.quotes)


@pytest.mark.parametrize("language", languages.ALL, ids=lambda language: language.code)
def test_every_gap_of_a_language_can_be_filled(language: languages.Language) -> None:
    every = {gap: things[0] for gap, things in language.gaps.items()}
    patterns = [*language.headlines, *language.sentences, *language.outlets, language.speech]
    assert all("{" not in pattern.format_map(every) for pattern in patterns)


def test_a_library_that_was_begun_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_library, "BATCH", 40)
    with Library.open(tmp_path / "whole") as whole, Library.open(tmp_path / "begun") as begun:
        make_library.fill(whole, 100)
        make_library.fill(begun, 100, batches=1)
        assert len(begun.ids(View())) < len(whole.ids(View()))
        make_library.fill(begun, 100)
        wanted = whole.ids(View())
        assert begun.lines(begun.ids(View())) == whole.lines(wanted)
        assert not begun.check()
        with pytest.raises(RefusedError):
            make_library.fill(begun, 101)
