"""Who is who in a story: full names for short ones, persons for pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.mentions import Mention, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.quotes.grammar import Grammar

CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
PARTICLES = r"(?:(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|dos|du|zu) ){0,2}"
RUN = re.compile(rf"{CAPITAL}(?:[ \xa0]{PARTICLES}(?:{CAPITAL}|[A-Z]\.)){{1,5}}")
WOMEN = re.compile(r"(?:Mrs|Ms|Miss|Mme|Madam|Lady|Dame|Queen|Princess|Frau|\w*(?:woman|women))\.?$", re.I)
MEN = re.compile(r"(?:Mr|Sir|Lord|King|Prince|Herr|Monsieur|\w*(?<!wo)(?:man|men))\.?$", re.I)
SHE = frozenset(("she", "her", "elle", "sie", "ella", "lei", "ela", "zij", "она"))
HE = frozenset(("he", "his", "him", "il", "er", "él", "lui", "ele", "hij", "он"))


@dataclass(slots=True)
class People:
    """The names of a story in the order in which they stand.

    `full` maps a name's last word to the fullest forms that end in it; `starts` and `names` are parallel.
    """

    full: dict[str, list[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)

    def fullest(self, name: str) -> str:
        """Return the fullest form of a name: "Bedoya" -> "Mario Bedoya"; the name itself when two compete."""
        words = name.split()
        if not words:
            return ""
        forms = [form for form in self.full.get(words[-1], ()) if _is_within(words, form.split())]
        longest = max(forms, key=len, default=name)
        rivals = {form.split()[0] for form in forms if len(form.split()) > 1}
        return longest if len(rivals) <= 1 or len(words) > 1 else name

    def before(self, at: int, reach: int = 1_500) -> Iterator[str]:
        """Yield the names that stand before an offset, the nearest first."""
        place = bisect_left(self.starts, at) - 1
        while place >= 0 and self.starts[place] >= at - reach:
            yield self.names[place]
            place -= 1

    def learn(self, mention: Mention) -> None:
        """Note whether a speaker's title says she or he."""
        if mention.sort is Sort.NAME and mention.role:
            for word in mention.role.split():
                if WOMEN.match(word):
                    self.gender[mention.text.split()[-1]] = "she"
                elif MEN.match(word):
                    self.gender[mention.text.split()[-1]] = "he"

    def suits(self, name: str, pronoun: str) -> bool:
        """Say whether a name may be meant by a pronoun."""
        known = self.gender.get(name.rpartition(" ")[2], "")
        wanted = "she" if pronoun in SHE else "he" if pronoun in HE else ""
        return bool(wanted) and (not known or known == wanted)


def of(text: str, grammar: Grammar) -> People:
    """Collect the names of two words and more from the text of a story."""
    people = People()
    for match in RUN.finditer(text):
        name = _without_titles(match[0], grammar)
        words = name.split()
        if len(words) < 2 or words[-1].lower() in grammar.institutions:
            continue
        name = name.removesuffix("’s").removesuffix("'s")
        people.starts.append(match.start())
        people.names.append(name)
        forms = people.full.setdefault(name.split()[-1], [])
        if name not in forms and len(forms) < 8:
            forms.append(name)
    return people


def _without_titles(run: str, grammar: Grammar) -> str:
    words = run.split()
    start = 0
    for i, word in enumerate(words):
        low = word.lower().rstrip(".")
        if (
            low in grammar.titles
            or low in grammar.stops
            or low in grammar.determiners
            or word.endswith(("’s", "'s"))
        ):
            start = i + 1 if i < len(words) - 1 else start
    return " ".join(words[start:])


def _is_within(short: list[str], long: list[str]) -> bool:
    return len(short) <= len(long) and set(short) <= set(long)
