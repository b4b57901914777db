"""Feeds of well-known sites, told by the address alone: their pages name them badly or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

from reader import addresses
from reader.types import FeedLink

if TYPE_CHECKING:
    from collections.abc import Callable

Links = tuple[FeedLink, ...]

_PLAYLIST = re.compile(r"[\w-]{10,64}")
_CHANNEL = re.compile(
    r"""(?:youtube\.com/channel/|channel_id=|"(?:externalId|channelId|browseId)":"|identifier"\scontent=")"""
    r"(UC[\w-]{22})"
)
_NO_OWNERS = frozenset(  # first words of GitHub's own pages
    (
        *("about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore"),
        *("features", "issues", "join", "login", "marketplace", "new", "notifications", "organizations"),
        *("orgs", "pricing", "pulls", "readme", "search", "security", "settings", "site", "sponsors"),
        *("stars", "team", "topics", "trending", "watching"),
    )
)
_PERSON = re.compile(r"/@(\w[\w.-]*)(?:@([\w.-]+\.\w+))?/?(?:with_replies|media)?/?$")


class _Asked(NamedTuple):
    """An address in the parts that tell what it is of."""

    path: tuple[str, ...]  # its words
    query: dict[str, list[str]]
    root: str  # "https://host/"
    whole: str  # the path as it stands


def feeds(address: str) -> Links:
    """The feeds of a page of a well-known site, the likeliest first; none for any other page."""
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}/"
    words = tuple(word for word in parts.path.split("/") if word)
    asked = _Asked(words, parse_qs(parts.query), root, parts.path)
    found = _SITES.get(_site(address), _person)(asked)
    return tuple(link for link in found if addresses.web(link.address) == link.address)


def channel(address: str, source: str) -> Links:
    """The feed of the channel that a page of YouTube is of, when its address does not say."""
    if _site(address) not in ("youtube.com", "youtu.be"):
        return ()
    named = _CHANNEL.search(source)
    return (_videos("channel_id", named[1]),) if named else ()


def _site(address: str) -> str:
    return re.sub(r"^(?:m|old|new|np|i)\.(?=reddit|youtube)", "", addresses.site(address))


# ── YouTube ──────────────────────────────────────────────────────────────────────────────────────


def _youtube(asked: _Asked) -> Links:
    listed = asked.query.get("list", [""])[0]
    match asked.path:
        case ("channel", id_, *_) if re.fullmatch(r"UC[\w-]{22}", id_):
            return (_videos("channel_id", id_),)
        case ("user", name, *_) if re.fullmatch(r"[\w.-]+", name):
            return (_videos("user", name),)
        case ("playlist" | "watch", *_) if _PLAYLIST.fullmatch(listed):
            return (_videos("playlist_id", listed),)
    return ()


def _videos(kind: str, id_: str) -> FeedLink:
    return FeedLink(f"https://www.youtube.com/feeds/videos.xml?{kind}={id_}", "Videos")


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────


def _github(asked: _Asked) -> Links:
    match asked.path:
        case (owner,) if owner.lower() not in _NO_OWNERS and not owner.endswith(".atom"):
            return (FeedLink(f"https://github.com/{owner}.atom", f"What {owner} does"),)
        case (owner, repository, *rest) if owner.lower() not in _NO_OWNERS:
            return _of_repository(f"{owner}/{repository.removesuffix('.git')}", rest)
    return ()


def _of_repository(name: str, rest: list[str]) -> Links:
    """Releases, commits and tags; first what the page is about."""
    branch = "/".join(rest[1:]) if len(rest) > 1 and rest[0] in ("commits", "tree") else ""
    if rest and rest[-1].endswith(".atom"):
        return ()  # it is a feed already
    root = f"https://github.com/{name}"
    links = {
        "releases": FeedLink(f"{root}/releases.atom", f"Releases of {name}"),
        "commits": FeedLink(f"{root}/commits{f'/{branch}' if branch else ''}.atom", f"Commits to {name}"),
        "tags": FeedLink(f"{root}/tags.atom", f"Tags of {name}"),
    }
    first = {"releases": "releases", "tags": "tags", "commits": "commits", "tree": "commits"}
    about = first.get(rest[0] if rest else "", "releases")
    return (links.pop(about), *links.values())


# ── Reddit ───────────────────────────────────────────────────────────────────────────────────────


def _reddit(asked: _Asked) -> Links:
    if asked.whole.endswith(".rss"):
        return ()
    path = "/".join(asked.path)
    posts = FeedLink(
        f"https://www.reddit.com/{path}{'/' if path else ''}.rss", f"Posts of {path or 'Reddit'}"
    )
    match asked.path:
        case ("r", _):
            comments = FeedLink(f"https://www.reddit.com/{path}/comments/.rss", f"Comments of {path}")
            return posts, comments
    return (posts,)


# ── people: Mastodon and its kin, Medium ─────────────────────────────────────────────────────────


def _person(asked: _Asked) -> Links:
    """Mastodon is on any host: what looks like its pages of people may be one."""
    named = _PERSON.fullmatch(asked.whole)
    if not named or asked.whole.endswith(".rss"):
        return ()
    root = f"https://{named[2]}/" if named[2] else asked.root
    return (FeedLink(f"{root}@{named[1]}.rss", f"@{named[1]}"),)


def _medium(asked: _Asked) -> Links:
    path = "/".join(asked.path[:1])
    return (FeedLink(f"https://medium.com/feed/{path}", path),) if path and path != "feed" else ()


_SITES: dict[str, Callable[[_Asked], Links]] = {
    "youtube.com": _youtube,
    "github.com": _github,
    "reddit.com": _reddit,
    "medium.com": _medium,
}
