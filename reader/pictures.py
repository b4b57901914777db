"""Which file a picture of a page shows, and whether a person would see it at all.

Pages load pictures late: `src` is a grey stand-in, and the true address waits in another attribute, in
`srcset`, in a <source> beside it or in a <noscript> after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.dom import Element

LATE = (
    *("data-src", "data-original", "data-lazy-src", "data-original-src", "data-hi-res-src", "data-full-src"),
    *("data-lazy", "data-image", "data-img", "data-img-src", "data-image-src", "data-actualsrc", "data-url"),
)
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
MANY = 20  # files that one picture may offer
WIDEST = 1600  # pixels; of the files a picture offers, the largest up to this

STAND_IN = re.compile(
    r"^\s*(?:data:|about:|$)|(?:^|[/_-])(?:blank|spacer|transparent|placeholder|pixel|grey|gray|lazy|1x1)\.\w{3,4}$",
    re.IGNORECASE,
)
LIKE_AN_ADDRESS = re.compile(r"\s*(?:https?:)?/?[^\s{}<>]*[./][^\s{}<>]*\s*")
OFFER = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?[^\S,]*(?:,|\s|$)")
TINY = re.compile(
    r"(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)|display\s*:\s*none|visibility\s*:\s*hidden"
)


def sources(tree: Element) -> Iterator[tuple[Element, str]]:
    """Each <img> of a tree with the address of the file it is there to show, as the page writes it, or ""."""
    beside: list[Element] = []  # the <source>s of the <picture> it stands in
    for element in tree.iter("picture", "source", "img", "image"):
        if element.tag == "picture":
            beside = []
        elif element.tag == "source":
            beside.append(element)
        else:
            yield element, _source(element, beside[:MANY] if _framed(element) else [])


def _source(picture: Element, beside: list[Element]) -> str:
    for name in LATE:
        late = picture.get(name) or ""
        if LIKE_AN_ADDRESS.fullmatch(late) and not STAND_IN.search(late):
            return late
    own = picture.get("src") or ""
    if not STAND_IN.search(own):
        return own
    return next(filter(None, map(_offered, [picture, *beside])), "")


def _framed(picture: Element) -> bool:
    return any(True for _ in picture.iterancestors("picture"))


def seen(picture: Element) -> bool:
    """Whether a person sees this <img>; one of no or one pixel only counts its readers."""
    sizes = (picture.get(side) or "" for side in ("width", "height"))
    return not any(re.fullmatch(r"\s*0*[01](?:px|\.0)?\s*", size) for size in sizes) and not TINY.search(
        (picture.get("style") or "").lower()
    )


def _offered(element: Element) -> str:
    """The best of the files in a srcset."""
    for name in SETS:
        offers: list[tuple[float, str]] = [
            (float(size or 1) * (WIDEST / 2 if unit == "x" else 1), address)
            for address, size, unit in OFFER.findall((element.get(name) or "")[:20_000])
            if not STAND_IN.search(address)
        ]
        fitting = [offer for offer in offers if offer[0] <= WIDEST]
        if offers:
            return max(fitting, default=min(offers))[1]
    return ""
