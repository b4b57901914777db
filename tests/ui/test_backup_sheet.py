"""The page of backups."""

from __future__ import annotations

from pathlib import Path

from reader.types import Contents
from ui.backup_sheet import inside


def test_what_is_in_a_backup_is_counted_in_words() -> None:
    found = Contents(
        path=Path("a.db"),
        version=1,
        stories=1200,
        captures=0,
        feeds=1,
        tags=2,
        bookmarks=0,
        notes=1,
        highlights=0,
        trash=0,
        pictures=0,
        newest=None,
    )
    assert inside(found, str) == "1,200 stories · 1 feed · 2 tags · 1 note"
