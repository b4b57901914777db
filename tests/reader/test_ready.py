"""What is worked out of a story before the writer has it: the very same that was always stored."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from reader import ready
from reader.types import Enclosure, Picture, ReadStory, When
from tests.reader.drafts import NOW, draft

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
STORIES = st.builds(
    ReadStory,
    address=WORDS,
    headline=WORDS,
    byline=WORDS,
    updated=WORDS,
    summary=st.lists(WORDS, max_size=2).map(tuple),
    html=WORDS,
    text=WORDS,
    published=st.none() | st.builds(When, st.integers(0, NOW), st.booleans()),
    picture=st.none() | st.builds(Picture, WORDS, WORDS, st.integers(0, 9)),
    enclosures=st.lists(st.builds(Enclosure, WORDS, WORDS, st.integers(0, 9)), max_size=2).map(tuple),
)


@given(STORIES)
def test_an_unchanged_story_is_told_by_the_same_digest_for_ever(story: ReadStory) -> None:
    names = ("address", "headline", "byline", "dateline", "updated", "caption", "summary")
    about = [getattr(story, name) for name in (*names, "published", "picture", "enclosures")]
    said = json.dumps(about) + "\n" + story.html
    assert ready.digest(story) == hashlib.sha256(said.encode()).hexdigest()


def test_a_story_that_became_another_one_is_worked_out_again() -> None:
    before = ready.made(draft())
    assert ready.again(before, before.story._replace()) is before
    other = before.story._replace(headline="Harbour closes")
    assert ready.again(before, other) == ready.made(other)
