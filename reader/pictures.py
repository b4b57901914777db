"""Which file a picture of a page shows, and whether a person would see it at all.

Pages load pictures late: `src` is a grey stand-in, and the true address waits in another attribute, in
`srcset`, in a <source> beside it or in a <noscript> after it.
"""

from __future__ import annotations

import re
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

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
FORMATS = ("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp")
OTHER_FORMAT = re.compile(r"\.(?:avif|jxl|svgz?|heic|tiff?)(?:[?#]|$)", re.IGNORECASE)
TINY = re.compile(
    r"(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)|display\s*:\s*none|visibility\s*:\s*hidden"
)


class Offer(NamedTuple):
    """One of the files that a picture may be shown by; `width` is 0 when nobody says it."""

    address: str
    width: float


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
    """Files whose width is said come first, the largest that may be kept; then what waits; then `src`."""
    offered = [*_offered(picture), *chain.from_iterable(map(_offered, filter(_shown, beside)))]
    if best := _best([offer for offer in offered if offer.width]):
        return best
    for name in LATE:
        late = picture.get(name) or ""
        if LIKE_AN_ADDRESS.fullmatch(late) and not STAND_IN.search(late):
            return late
    own = picture.get("src") or ""
    return own if not STAND_IN.search(own) else _best(offered)


def _shown(source: Element) -> bool:
    """Whether a <source> is of a format that is kept, and not for some screens only."""
    kind = (source.get("type") or "").partition(";")[0].strip().lower()
    return kind in ("", *FORMATS) and not source.get("media")


def _framed(picture: Element) -> bool:
    return any(True for _ in picture.iterancestors("picture"))


def seen(picture: Element) -> bool:
    """Whether a person sees this <img>; one of no or one pixel only counts its readers."""
    sizes = (picture.get(side) or "" for side in ("width", "height"))
    return not any(re.fullmatch(r"\s*0*[01](?:px|\.0)?\s*", size) for size in sizes) and not TINY.search(
        (picture.get("style") or "").lower()
    )


def _offered(element: Element) -> list[Offer]:
    """The files of the first srcset that offers any."""
    for name in SETS:
        offers = [
            Offer(address, _width(float(size or 1), unit))
            for address, size, unit in OFFER.findall((element.get(name) or "")[:20_000])
            if not STAND_IN.search(address) and not OTHER_FORMAT.search(address)
        ]
        if offers:
            return offers
    return []


def _width(size: float, unit: str) -> float:
    """Of a size in a srcset; 0 when it is not said. For screens twice as fine a file is twice as wide."""
    return size * (WIDEST / 2) if unit == "x" else size if unit == "w" else 0


def _best(offers: list[Offer]) -> str:
    fitting = [offer for offer in offers if offer.width <= WIDEST]
    smallest = min(offers, key=attrgetter("width"), default=Offer("", 0))
    return max(fitting, key=attrgetter("width"), default=smallest).address
