"""Attribution in Chinese and Japanese, whose words no space divides: cues are looked for as letters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.attribution import Attribution
from reader.quotes.phrases import Mention, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.marks import Pair

LANGUAGES = frozenset(("zh", "ja"))
REACH = 24  # letters around a quotation that are looked at
NAME = r"(?P<name>[^\s，。、；：！？,.:;「」『』“”（）()はがも]{1,14}?)"
PARTICLE = r"(?:さん|氏)?[はがも]?"


@cache
def _rules(cues: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted((re.escape(cue) for cue in cues), key=len, reverse=True))
    return (
        re.compile(rf"{NAME}(?P<cue>{verbs})[：:，,、]?\s*$"),  # 王丽说：“...”
        re.compile(rf"[，,、]?\s*と?\s*{NAME}{PARTICLE}(?P<cue>{verbs})"),  # 「...」と田中さんは語った
        re.compile(rf"[，,、]?\s*と\s*(?P<cue>{verbs})"),  # NAMEは「...」と述べた
    )


TOPIC = re.compile(rf"{NAME}{PARTICLE}[、，]?\s*$")


def attribute(
    text: str, start: int, end: int, pairs: Sequence[Pair], grammar: Grammar
) -> dict[int, Attribution]:
    """Attribute the quotations of the paragraph text[start:end], by their place in `pairs`."""
    found: dict[int, Attribution] = {}
    for index, pair in enumerate(pairs):
        floor = pairs[index - 1].end if index else start
        ceiling = pairs[index + 1].start if index + 1 < len(pairs) else end
        before = text[max(floor, pair.start - REACH) : pair.start]
        after = text[pair.end : min(ceiling, pair.end + REACH)]
        attribution = _of_one(before, after, grammar)
        if attribution is not None:
            found[index] = attribution
    return found


def _of_one(before: str, after: str, grammar: Grammar) -> Attribution | None:
    ahead, behind, told = _rules(frozenset(grammar.cues))
    closing = told.match(after)
    topic = TOPIC.search(before) if closing else None
    if closing and topic:
        return _attribution(topic["name"], closing["cue"])
    match = ahead.search(before) or behind.match(after)
    return _attribution(match["name"], match["cue"]) if match else None


def _attribution(name: str, cue: str) -> Attribution:
    speaker = Mention(name.removesuffix("さん").removesuffix("氏"), "", Sort.NAME, 0, 0)
    return Attribution(speaker, cue, f"“{cue}” stands beside the quote and names {speaker.text}", near=True)
