"""All that the store needs of a story and that follows from it alone. Pure, so that a worker can do it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import addresses, disk, squeezed, words
from reader.types.ready import Indexed, Ready, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.types import ReadStory

EXCERPT = 240


def made(story: ReadStory, folded: str | None = None) -> Ready:
    """A story ready to be stored; `folded` is its text as `words.fold` has it, where that is at hand."""
    return Ready(
        story,
        _row(story),
        indexed(
            headline=story.headline,
            byline=story.byline,
            summary=story.summary,
            caption=story.caption,
            text=story.text,
            dateline=story.dateline,
            address=story.address,
            folded=folded,
        ),
    )


def again(before: Ready, story: ReadStory) -> Ready:
    """The same for a story that may have become another one meanwhile."""
    return before if story == before.story else made(story)


def indexed(
    *,
    headline: str,
    byline: str,
    summary: Sequence[str],
    caption: str,
    text: str,
    dateline: str,
    address: str,
    note: str = "",
    quotes: Sequence[Sequence[str]] = (),
    folded: str | None = None,
) -> Indexed:
    """What goes into the index for a story. `quotes`: for each its words, then what its speaker is called."""
    fold = words.fold
    return Indexed(
        headline=fold(headline),
        byline=fold(byline),
        summary=fold("\n".join((*summary, caption))),
        body=fold(text) if folded is None else folded,
        place=fold(dateline),
        site=fold(addresses.site(address)),
        note=fold(note),
        quote=fold("\n".join(exact for exact, *_ in quotes)),
        speaker=fold("\n".join(dict.fromkeys(name for _, *names in quotes for name in names if name))),
    )


def fingerprint(address: str, headline: str, text: str) -> str:
    """SHA-256 over address, headline and text: what an acknowledgement and an export carry."""
    return disk.digest("\n".join((address, headline, text)).encode())


def digest(story: ReadStory) -> str:
    """What tells an unchanged story: everything the web says of it, but not what we derived from that."""
    about = (
        *(story.address, story.headline, story.byline, story.dateline, story.updated, story.caption),
        *(story.summary, story.published, story.picture, story.enclosures),
    )
    return disk.digest(f"{json.dumps(about)}\n{story.html}".encode())


def _listed(values: Sequence[str | dict[str, str | int]]) -> str:
    """A list as it stands in a column."""
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def _row(story: ReadStory) -> Row:
    """The columns of story and body as SQLite takes them."""
    lead = story.text or "\n".join(story.summary)
    return {
        "address": story.address,
        "headline": story.headline,
        "outlet": story.outlet,
        "byline": story.byline,
        "dateline": story.dateline,
        "updated": story.updated,
        "published": story.published.second if story.published else None,
        "day_only": int(bool(story.published and story.published.day_only)),
        "language": story.language,
        "excerpt": " ".join(lead[: EXCERPT * 2].split())[:EXCERPT],
        "picture": json.dumps(story.picture._asdict()) if story.picture else None,
        "hash": fingerprint(story.address, story.headline, story.text),
        "digest": digest(story),
        "html": squeezed.squeeze(story.html, story.text),
        "text": story.text,
        "caption": story.caption,
        "summary": _listed(story.summary),
        "enclosures": _listed([one._asdict() for one in story.enclosures]),
        "dropped": _listed([one._asdict() for one in story.dropped]),
        "sure": story.sure,
        "begins": story.begins,
        "ends": story.ends,
        "place_key": story.place_key,
        "text_key": story.text_key,
        "pictured": int(story.picture is not None or "<img " in story.html),
        "enclosed": int(bool(story.enclosures)),
    }
