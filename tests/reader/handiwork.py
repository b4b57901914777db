"""A capture to work on by hand, in a library that reads in this very process."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reader.library import Library
from reader.types import CaptureId, StoryId

NOW = 1_790_000_000
T = TypeVar("T")

DIGEST = "\n\n\n".join(
    f"""{headline}

Updated {age} ago
Follow

{headline}

  • {bullet}

{place}: {first}
“{words},” {speaker} told reporters.
{third}
{fourth}"""
    for headline, age, bullet, place, first, words, speaker, third, fourth in (
        (
            "Ferry crews end strike in Halden Bay",
            "5 sec",
            "Boats sail again from Sunday after nine days at the quay",
            "HALDEN",
            "Ferry crews on Friday ended a strike of nine days over night shifts, their union said.",
            "We have a timetable that lets people sleep",
            "Union Secretary Mara Quill",
            "The company will run two boats fewer after midnight until the spring.",
            "Cars waited for three hours at the northern ramp on the last day.",
        ),
        (
            "Calderra opens village wells to save the harvest",
            "12 min",
            "Nine in ten fields of the southern province have had no rain since June",
            "CALDERRA",
            "The province opened more than a thousand old wells on Friday to save what is left of the maize.",
            "Nobody alive has seen the river so low",
            "Water Minister Ivo Brandt",
            "Pumps were brought from the coast on forty lorries.",
            "Bakers in the capital have asked for a fixed price of flour.",
        ),
        (
            "Divers find lost bell of Tern Island church",
            "2 hours",
            "The bell went down with the barge that carried it a hundred years ago",
            "TERN ISLAND",
            "Divers have found the bell of the old church in forty metres of water, the museum said on Friday.",
            "It still rings, and it rings in tune",
            "Curator Lena Holt",
            "A crane barge will lift it when the autumn storms are over.",
            "The bell was cast from the brass of a wrecked ship.",
        ),
    )
)
"""Three stories as an agency's page shows them, pasted."""


class Here:
    """Runs what workers would run in this process: an example of a law must not wait for another one."""

    def run(self, function: Callable[..., T], *args: object, **_: object) -> T:
        return function(*args)

    def close(self) -> None:
        """Nothing was started."""


def opened(folder: Path) -> Library:
    library = Library.open(folder, clock=lambda: NOW)
    library.intake._workers = Here()  # type: ignore[assignment]
    return library


def kept(library: Library, text: str = DIGEST) -> tuple[CaptureId, tuple[StoryId, ...]]:
    """The capture of a pasted text, and its stories."""
    saved = library.save_text(text)
    capture = library.story(saved.stories[0]).capture
    assert capture is not None
    return capture, saved.stories
