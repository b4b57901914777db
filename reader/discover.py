"""Where a site's feeds are: what its pages say, and where they usually lie."""

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
