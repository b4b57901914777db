"""Where a site's feeds and its icon are: what its pages say, and where they usually lie."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from reader import addresses, dom
from reader.types import FeedLink, Page

TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/x.atom+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
    }
)
MOST = 30
LONGEST_TITLE = 200

ROOT_GUESSES = (
    "feed",
    "rss",
    "feed.xml",
    "rss.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
)
FOLDER_GUESSES = ("feed", "feed.xml", "rss.xml", "index.xml")

MOST_ICONS = 4
_ICON_RELATIONS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed"})

_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario|комментар", re.IGNORECASE)
_LIKE_A_FEED = re.compile(
    r"/(?:feeds?|rss|atom)/?$|\.(?:rss|atom|rdf)$|/(?:feed|rss|atom|index)\.(?:xml|json)$"
)


def feeds(page: Page) -> tuple[FeedLink, ...]:
    """The feeds that a page names, those of comments last; links that look like feeds if it names none."""
    tree = dom.parse(dom.decode(page))
    if tree is None:
        return ()
    base = _base(tree, page.address)
    return _listed(tree, base, "link", _is_feed) or _listed(tree, base, "a", _looks_like_feed)


def guesses(address: str) -> tuple[str, ...]:
    """Addresses at which the feed of a site may lie, the likeliest first."""
    address = addresses.web(address)
    if not address:
        return ()
    folder = urljoin(address, ".")
    root = urljoin(address, "/")
    near = [folder + name for name in FOLDER_GUESSES] if folder != root else []
    return tuple(dict.fromkeys([*near, *(root + name for name in ROOT_GUESSES)]))


def icons(page: Page) -> tuple[str, ...]:
    """The addresses of a site's icons that a page names, the best for a small place first."""
    tree = dom.parse(dom.decode(page))
    if tree is None:
        return ()
    base = _base(tree, page.address)
    named = ((_icon_rank(link), addresses.join(base, link.get("href", ""))) for link in tree.iter("link"))
    ranked = sorted((rank, address) for rank, address in named if rank and address)
    return tuple(dict.fromkeys(address for _, address in ranked))[:MOST_ICONS]


def _icon_rank(link: dom.Element) -> int:
    """How good an icon is, 1 the best; 0 for what is none, or drawn in a language (SVG)."""
    relations = link.get("rel", "").lower().split()
    drawn = "svg" in link.get("type", "").lower() or ".svg" in link.get("href", "").lower()
    if drawn or not link.get("href") or not _ICON_RELATIONS & set(relations):
        return 0
    size = re.match(r"(\d{1,4})x", link.get("sizes", "").lower())
    large = 0 if size and 32 <= int(size[1]) <= 128 else 1  # sharp, but no more than is shown
    return 1 + large + 2 * ("icon" not in relations)


def _base(tree: dom.Element, address: str) -> str:
    for element in tree.iter("base"):
        if element.get("href"):
            return addresses.join(address, element.get("href", "")) or address
    return address


def _listed(
    tree: dom.Element, base: str, name: str, wanted: Callable[[dom.Element, str], bool]
) -> tuple[FeedLink, ...]:
    """The wanted elements of that name as links, each address once."""
    found: dict[str, FeedLink] = {}
    for element in tree.iter(name):
        address = addresses.join(base, element.get("href", "")) if element.get("href") else ""
        if address and wanted(element, address):
            found.setdefault(address, FeedLink(address, _title(element)))
        if len(found) == MOST:
            break
    return tuple(sorted(found.values(), key=_of_comments))


def _is_feed(link: dom.Element, address: str) -> bool:
    """Whether a link element names a feed. Plain JSON is one only by its address: WordPress has an API."""
    relations = link.get("rel", "").lower().split()
    kind = link.get("type", "").partition(";")[0].strip().lower()
    if "alternate" not in relations and "feed" not in relations:
        return False
    return kind in TYPES or (kind in ("application/json", "") and _looks_like_feed(link, address))


def _looks_like_feed(_: dom.Element, address: str) -> bool:
    return bool(_LIKE_A_FEED.search(urlsplit(address).path.lower()))


def _title(element: dom.Element) -> str:
    title = element.get("title") or dom.text(element)
    return " ".join(title.split())[:LONGEST_TITLE]


def _of_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(link.address) or _COMMENTS.search(link.title))
