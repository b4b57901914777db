"""The small grammar a language needs here, read from the lexicons that anybody can extend."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from reader import lexicon

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "ar", "zh", "ja")
LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE = 3_000
SCRIPTS = (
    ("ja", re.compile(r"[ぁ-ヿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
)
NOT_LATIN = re.compile(r"[Ѐ-ۿぁ-ヿ一-鿿]")
LATIN = ("en", "fr", "de", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the attribution asks about words, all in lower case."""

    language: str
    cues: dict[str, str]  # form of a verb of saying -> its first form
    judging: dict[str, str]  # form of a verb that judges or describes -> its first form
    thinking: dict[str, str]
    nouns: frozenset[str]  # forms of verbs that are nouns as often
    pronouns: frozenset[str]
    determiners: frozenset[str]
    stops: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    institutions: frozenset[str]
    links: frozenset[str]
    according: frozenset[str]
    offices: frozenset[str]
    works: frozenset[str]
    parts: frozenset[str]
    terms: frozenset[str]
    naming: frozenset[str]
    circumstances: frozenset[str]
    phrasals: frozenset[str]
    utterances: frozenset[str]
    uses: frozenset[str]
    turns: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Say whether a word may be a verb of saying, judging or thinking."""
        return word in self.cues or word in self.judging or word in self.thinking

    def is_genitive(self, word: str) -> bool:
        """Say whether a word ties a noun to its owner without more: of, de, von."""
        return word in self.links and (self.language != "en" or word == "of")

    def is_between(self, word: str) -> bool:
        """Say whether a word may stand between a subject and its verb: "also", "has", "angrily"."""
        return word.lower() in self.auxiliaries or self.is_adverb(word)

    def is_adverb(self, word: str) -> bool:
        return self.language == "en" and len(word) > 4 and word.endswith("ly") and word.islower()


@cache
def of_language(language: str) -> Grammar:
    """Build the grammar of one language from the lexicons."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lexicon.sections(name).get(language, ()))

    return Grammar(
        language=language,
        cues=_verbs("cues", language),
        judging=_verbs("judging", language),
        thinking=_verbs("thinking", language),
        nouns=words("nouns_of_saying"),
        pronouns=words("pronouns"),
        determiners=words("determiners"),
        stops=words("stops"),
        auxiliaries=words("auxiliaries"),
        titles=lexicon.entries("titles"),
        particles=lexicon.entries("particles"),
        institutions=lexicon.entries("institutions"),
        links=words("links"),
        according=words("according"),
        offices=lexicon.entries("offices"),
        works=words("works"),
        parts=words("parts"),
        terms=words("terms"),
        naming=words("naming"),
        circumstances=words("circumstances"),
        phrasals=words("phrasals"),
        utterances=words("utterances"),
        uses=words("uses"),
        turns=words("turns"),
    )


def of_text(text: str) -> Grammar:
    """Choose the grammar of a text by its letters and small words; English when in doubt."""
    sample = text[:SAMPLE].lower()
    words = LETTERS.findall(sample)
    for language, letters in SCRIPTS if NOT_LATIN.search(sample) else ():
        if len(letters.findall(sample)) * 4 > len(words):
            return of_language(language)
    seen = Counter(words)
    scores = {
        language: sum(seen[word] for word in seen.keys() & _small_words(language)) for language in LATIN
    }
    best = max(LATIN, key=lambda language: scores[language])
    return of_language(best if scores[best] >= max(3, scores["en"] * 1.5) else "en")


@cache
def _small_words(language: str) -> frozenset[str]:
    """The words that give a language away: those of its small words that English does not have."""
    own = {
        word
        for name in ("pronouns", "determiners", "stops", "auxiliaries", "cues")
        for line in lexicon.sections(name).get(language, ())
        for word in line.split()
    }
    return frozenset(own)


def _verbs(name: str, language: str) -> dict[str, str]:
    lines = (line.split() for line in lexicon.sections(name).get(language, ()))
    return {form: forms[0] for forms in lines for form in forms}
