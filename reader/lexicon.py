"""Word lists that anybody can extend: resources/lexicons/NAME.txt.

One entry a line, `#` starts a comment, `[en]` opens the section of a language. Entries are read as
written, with white space at their ends taken off.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "resources" / "lexicons"


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of a lexicon by language; those above the first section stand under ""."""
    found: dict[str, list[str]] = {"": []}
    language = ""
    for raw in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            language = line[1:-1]
            found.setdefault(language, [])
        elif line:
            found[language].append(line)
    return {language: tuple(entries) for language, entries in found.items()}


@cache
def entries(name: str) -> frozenset[str]:
    """All entries of a lexicon, of every language."""
    return frozenset(entry for section in sections(name).values() for entry in section)
