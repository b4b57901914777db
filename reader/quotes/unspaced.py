"""Attribution in Chinese and Japanese, whose words no space divides: cues are looked for as letters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import cues_after
from reader.quotes.attribution import Attribution
from reader.quotes.phrases import Mention, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.marks import Pair

LANGUAGES = frozenset(("zh", "ja"))
REACH = 60  # letters around a quotation that are looked at
NAME = r"(?P<name>[^\s，。、；：！？,.:;「」『』“”（）()はがも]{1,30}?)"
TITLE = r"(?:さん|氏)?"
PARTICLE = rf"{TITLE}[はがも]?"
# What stands between a name and its verb and is none of it: in, to, about, a day, also.
BETWEEN = re.compile(
    r"在|向|对|對|就|于|於|接受|通过|通過|日前|随后|隨後|今天|昨天|昨日|今日|周[一二三四五六日]|[0-9０-９一二三四五六七八九十]+[日月]"
    r"|还|還|也|又|再次|进一步|則|则|随即|当天|當天"
)
GOES_ON = re.compile(r"(?:と|とも|そして|また|さらに|并|並|还|還|也|又|同时|同時)$")


@cache
def _rules(cues: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted((re.escape(cue) for cue in cues), key=len, reverse=True))
    return (
        re.compile(rf"{NAME}(?P<cue>{verbs})[^，。！？]{{0,8}}[：:，,、]?\s*$"),  # 王丽说：“...”
        re.compile(
            rf"[，,、]?\s*と?[，,、]?\s*{NAME}(?:{PARTICLE}|{TITLE}[はが][^，。、「」]{{0,12}}?)(?P<cue>{verbs})"
        ),  # 「...」と田中さんは語った
        re.compile(
            rf"[，,、]?\s*(?:と|とも|などと|という|とし|と、)\s*(?P<cue>{verbs})"
        ),  # NAMEは「...」と述べた
    )


TOPIC = re.compile(rf"(?:^|[、，。\s」』])(?P<name>[^\s，。、；：「」『』はがも]{{1,20}}?){TITLE}[はが]")


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
    if closing:
        topics = list(TOPIC.finditer(re.split("[。！？]", before)[-1]))
        return _attribution(topics[0]["name"] if topics else "", closing["cue"], grammar)
    match = ahead.search(before) or behind.match(after)
    return _attribution(match["name"], match["cue"], grammar) if match else None


def _attribution(name: str, cue: str, grammar: Grammar) -> Attribution:
    bare = BETWEEN.split(name)[0].removesuffix("さん").removesuffix("氏")
    if not bare or GOES_ON.match(bare):
        return cues_after.unsaid(cue)
    speaker = Mention(bare, "", Sort.PRONOUN if bare in grammar.pronouns else Sort.NAME, 0, 0)
    return Attribution(speaker, cue, f"“{cue}” stands beside the quote and names {speaker.text}", near=True)
