"""Stories as the street hands them to the store, with as little said as a test needs."""

from reader.types import ReadStory, When

NOW = 1_790_000_000


def draft(headline: str = "Harbour reopens", text: str = "", **more: object) -> ReadStory:
    """A clean story; its body is one paragraph, its identity its headline."""
    body = text or f"{headline} after the storm, the council said."
    fields: dict[str, object] = {
        "guid": headline,
        "headline": headline,
        "text": body,
        "html": f"<p>{body}</p>",
    }
    return ReadStory(**{**fields, **more})  # type: ignore[arg-type]


def dated(second: int, headline: str = "Harbour reopens", **more: object) -> ReadStory:
    return draft(headline, published=When(second), **more)
