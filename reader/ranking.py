"""How well a story answers a search: BM25 over its fields, without the rarity of words over all stories.

What a search engine weighs most is how rare each word is in the whole library; to count that takes as long as
the library is large. Among stories that hold all the words anyway it changes little, so it is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.query import Text

SATURATION = 1.2  # how soon more of a word adds nothing more
LENGTH = 0.75  # how much a long text must say a word more often
USUAL = 2_400  # letters of a text
HEADLINE, SUMMARY = 6.0, 2.0  # what a word in these weighs beside one in the text


def scorer(wanted: Sequence[Text]) -> Callable[[str, str, str], float]:
    """What scores a story's headline, summary and text for the words of a query.

    Words are counted as they are written, in longer ones too: hundreds of texts are to be compared at once.
    """
    said = [one.words.lower() for one in wanted]

    def score(headline: str, summary: str, text: str) -> float:
        usual = SATURATION * (1 - LENGTH + LENGTH * len(text) / USUAL)
        weighed = ((headline.lower(), HEADLINE), (summary.lower(), SUMMARY), (text.lower(), 1.0))
        often = (sum(weight * field.count(words) for field, weight in weighed) for words in said)
        return sum(times / (times + usual) for times in often)

    return score
