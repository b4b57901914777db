"""A real library, real workers, and a real site that tells of a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Story, View

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from tests.site import Site

TEASER = "The harbour wall has begun to rot, an engineer said on Monday, and it may not stand another winter."
BODY = "".join(f"<p>{TEASER} The council was told so in the week number {n}.</p>" for n in range(6))
LONG = f"{BODY}{BODY.replace('week', 'month')}"


def article(body: str = BODY, headline: str = "Wall rots") -> str:
    return (
        f"<html><head><title>{headline}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{headline}</h1>{body}</article></body></html>"
    )


def short(site: Site, *headlines: str, end: str = "…", path: str = "/feed.xml") -> str:
    """A feed of beginnings."""
    return site.feed(path, stories=[(headline, f"<p>{TEASER}{end}</p>") for headline in headlines])


def illustrated(site: Site, *paths: str, headline: str = "Wall rots", path: str = "/feed.xml") -> str:
    """A feed of a story with pictures."""
    images = "".join(f'<p><img src="{site.address(one)}" alt="A wall"></p>' for one in paths)
    return site.feed(path, stories=[(headline, f"<p>{headline}: {path}.</p>{LONG}{images}")])


def files(library: Library) -> list[Path]:
    """The files of its pictures."""
    return sorted(path for path in (library.folder / "media").rglob("*") if path.is_file())


def only(library: Library) -> Story:
    (id_,) = library.ids(View())
    return library.story(id_)  # type: ignore[arg-type]  # ids come packed as numbers
