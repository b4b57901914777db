"""Who is who in a story: full names for short ones, persons for pronouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lexicon
from reader.quotes.phrases import Mention, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.quotes.grammar import Grammar

CAPITAL = r"(?:(?:a[dlnrst]|ash|el)-)?[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*"
PARTICLES = r"(?:(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|dos|du|zu) ){0,2}"
RUN = re.compile(
    rf"\b{CAPITAL}(?:(?<=Mr|Ms|Dr|en|ep|ov)\.)?(?:[ \xa0]{PARTICLES}(?:[A-Z]\.|{CAPITAL})){{0,5}}"
)
QUOTED = re.compile(r"[“„][^“”„\n]*[”“]|\"[^\"\n]*\"")
WORD = re.compile(r" ([^\W\d_]+)")
NEARBY = 600  # characters within which a pronoun is taken to look back
SENTENCE_START = re.compile(r"(?:^|[.!?:\n”\"—]\s*)(?:[\w’'.-]+,?\s+){0,3}$")
WOMEN = re.compile(r"(?:Mrs|Ms|Miss|Mme|Madam|Lady|Dame|Queen|Princess|Frau|\w*(?:woman|women))\.?$", re.I)
MEN = re.compile(r"(?:Mr|Sir|Lord|King|Prince|Herr|Monsieur|\w*(?<!wo)(?:man|men))\.?$", re.I)
SHE = frozenset(
    (
        "she",
        "her",
        "elle",
        "sie",
        "ihr",
        "ella",
        "lei",
        "ela",
        "zij",
        "haar",
        "ze",
        "она",
        "её",
        "ее",
        "她",
        "彼女",
    )
)
HE = frozenset(
    ("he", "his", "him", "il", "er", "ihm", "él", "lui", "ele", "hij", "hem", "он", "его", "нему", "他", "彼")
)
MANY = 8  # full names kept for one surname


class Near(NamedTuple):
    """A person named shortly before a pronoun; `begins`: a sentence begins with them."""

    name: str
    surname: str
    begins: bool


@dataclass(slots=True)
class People:
    """The names of a story.

    `full` maps a name's last word to the fullest forms that end in it; `alone` holds the capitalised words
    that stand alone somewhere, as the surname of a person does in a news story.
    """

    grammar: Grammar
    full: dict[str, list[str]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    gender: dict[str, str] = field(default_factory=dict)

    def fullest(self, name: str) -> str:
        """Return the fullest form of a name: "Bedoya" -> "Mario Bedoya"; the name itself when two compete."""
        words = name.split()
        if not words:
            return ""
        forms = [form for form in self.full.get(words[-1], ()) if set(words) <= set(form.split())]
        rivals = {form.split()[0] for form in forms}
        return max(forms, key=len, default=name) if len(rivals) <= 1 or len(words) > 1 else name

    def learn(self, mention: Mention) -> None:
        """Note that somebody speaks, and whether a title says she or he."""
        if mention.sort is not Sort.NAME:
            return
        surname = mention.text.rpartition(" ")[2]
        self.speakers.add(surname)
        for word in mention.role.split():
            if WOMEN.match(word):
                self.gender[surname] = "she"
            elif MEN.match(word):
                self.gender[surname] = "he"

    def meant(self, pronoun: str, text: str, at: int, last: str) -> str:
        """Return the person that a pronoun at an offset stands for, "" when the text does not make it clear.

        That is the person with whom a sentence shortly before begins, else the last speaker, else the only
        person named nearby; never one whom a title or a given name makes the other sex.
        """
        if pronoun not in SHE and pronoun not in HE:
            return ""
        wanted = "she" if pronoun in SHE else "he"
        near = [person for person in self._persons(text, at) if self._sex(person.name) in (wanted, "")]
        first = [person.name for person in near if person.begins]
        if first:
            return self.fullest(first[-1])
        if last and self._sex(last) in (wanted, ""):
            return last
        names = {person.surname for person in near}
        return self.fullest(near[-1].name) if len(names) == 1 else ""

    def _sex(self, name: str) -> str:
        """Return "she" or "he" when a title or the given name says so, "it" for a body, else ""."""
        surname = name.rpartition(" ")[2]
        if name.isupper() and name == surname:
            return "it"  # an agency, a party
        told = self.gender.get(surname)
        if told is not None:
            return told
        full = [name] if " " in name else self.full.get(surname, [])
        sexes = {_given_names().get(form.split()[0], "") for form in full}
        return sexes.pop() if len(sexes) == 1 else ""

    def _persons(self, text: str, at: int) -> Iterator[Near]:
        """Yield the persons named before an offset, outside quotations."""
        floor = max(0, at - NEARBY)
        start = text.find("\n", floor, floor + NEARBY // 2) + 1 if floor else 0
        start = start or floor  # from the beginning of a line marks pair as they were written
        window = QUOTED.sub("“”", text[start:at])
        for match in RUN.finditer(window):
            words = _without_titles(_bare(match[0]).split(), self.grammar)
            surname = words[-1]
            if (surname in self.speakers or self._is_person(words)) and not self._is_small(surname):
                yield Near(" ".join(words), surname, self._is_subject(window, match))

    def _is_subject(self, window: str, match: re.Match[str]) -> bool:
        """Say whether a sentence begins with a name, or a verb of saying follows it."""
        after = WORD.match(window, match.end())
        if after is not None and after[1] in self.grammar.cues:
            return True
        return SENTENCE_START.search(window, max(0, match.start() - 60), match.start()) is not None

    def _is_person(self, words: list[str]) -> bool:
        surname = words[-1]
        if surname not in self.full:
            return False
        return surname in self.alone or (len(words) > 1 and words[0] in _given_names())

    def _is_small(self, word: str) -> bool:
        """Say whether a word with a capital is no name: Tuesday, I."""
        low = word.lower()
        return low in self.grammar.stops or low in self.grammar.auxiliaries or low in self.grammar.pronouns


@cache
def _given_names() -> dict[str, str]:
    return {name: sex for sex, names in lexicon.sections("given_names").items() for name in names}


def of(text: str, grammar: Grammar) -> People:
    """Collect the names of a story."""
    people = People(grammar)
    for match in RUN.finditer(text):
        run = match[0].split()
        words = [_bare(word) for word in _without_titles(run, grammar)] if len(run) > 1 else [_bare(run[0])]
        if len(words) == 1:
            people.alone.add(words[0])
        elif words[-1].lower() not in grammar.institutions:
            forms = people.full.setdefault(words[-1], [])
            name = " ".join(words)
            if len(forms) < MANY and name not in forms:
                forms.append(name)
    return people


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


def _without_titles(words: list[str], grammar: Grammar) -> list[str]:
    """Leave out what stands before a name: titles, small words with a capital, an owner."""
    start = 0
    for i, word in enumerate(words[:-1]):
        low = word.lower().rstrip(".")
        small = low in grammar.titles or low in grammar.stops or low in grammar.determiners
        if small or word.endswith(("’s", "'s")):
            start = i + 1
    return words[start:]
