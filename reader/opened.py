"""What is stored, opened for reading: stories, and the person's notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.types import Body, Story


def story(stored: Story) -> Story:
    """The story with its body in blocks; its HTML is cleaned once more, as a newer cleaner would."""
    from reader import blocks, fields, reading_places, sanitize
    from reader.store.highlights import settled

    html = sanitize.clean(stored.html, stored.address).html
    body = blocks.read(html)
    shown = replace(stored, html=html, body=body, left_at=reading_places.found(body.text, stored.left_at))
    if shown.body.text == stored.body.text:
        return shown
    texts = fields.of_story(shown)  # the newer cleaner says it differently
    return replace(shown, highlights=tuple(settled(one, texts) for one in stored.highlights))


def note(text: str) -> Body:
    """A note, which is Markdown, in blocks; HTML in it is cleaned like anybody else's."""
    import markdown

    from reader import blocks, sanitize

    html = markdown.markdown(text, extensions=["extra", "sane_lists", "nl2br"], output_format="html")
    return blocks.read(sanitize.clean(html).html)
