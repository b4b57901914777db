"""Stories as the street hands them to the store, with as little said as a test needs."""

from typing import Any

from reader.types import ReadStory, When

NOW = 1_790_000_000


def draft(headline: str = "Harbour reopens", text: str = "", **more: Any) -> ReadStory:
    """A clean story; its body is one paragraph, its identity its headline."""
    body = text or f"{headline} after the storm, the council said."
    fields: dict[str, Any] = {
        "guid": headline,
        "headline": headline,
        "text": body,
        "html": f"<p>{body}</p>",
        "quotes_by": 1,
    }
    return ReadStory(**{**fields, **more})


def dated(second: int, headline: str = "Harbour reopens", **more: Any) -> ReadStory:
    return draft(headline, published=When(second), **more)
