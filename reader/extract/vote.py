"""Which words of a page are its story: three extractors are asked, and the one they agree on most is taken.

What fails is nearly always a whole page by one extractor, not a line here or there; agreement mends that.
"""

from __future__ import annotations

import copy
import logging
from typing import TYPE_CHECKING

from lxml import etree

from reader import dom
from reader.extract.words import alike, shingles

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.dom import Element


SILENT = ("script", "style", "svg", "template", "link", "iframe", "canvas")


def chosen(page: Element) -> str:
    """The text of the story in a page, without its markup; "" when nobody finds one."""
    quiet_libraries()
    tree = copy.deepcopy(page)
    etree.strip_elements(tree, *SILENT, with_tail=False)
    texts = [text for text in (_asked(voter, tree) for voter in VOTERS) if text.strip()]
    bags = [shingles(text) for text in texts]
    agreement = [sum(alike(bag, other) for other in bags) for bag in bags]
    return texts[agreement.index(max(agreement))] if texts else ""


def quiet_libraries() -> None:
    """They log what they cannot read; the reader has its own words for that."""
    for name in ("trafilatura", "readability", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _asked(voter: Callable[[Element], str], tree: Element) -> str:
    try:
        return voter(tree)
    except Exception:  # other people's code on other people's pages: no vote, whatever it was
        return ""


def _precise(tree: Element) -> str:
    from trafilatura import extract

    return extract(tree, favor_precision=True, include_comments=False) or ""


def _fast(tree: Element) -> str:
    from trafilatura import extract

    return extract(tree, fast=True, include_comments=False) or ""


def _readable(tree: Element) -> str:
    from readability import Document

    summary = dom.parse(Document(copy.deepcopy(tree)).summary(html_partial=True))
    return "" if summary is None else "\n".join(map(str, summary.itertext()))


VOTERS = (_precise, _fast, _readable)
