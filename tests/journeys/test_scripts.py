"""Stories in scripts that run from the right, or without blanks: read, marked, looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.types import HighlightColour
from tests.journeys.mouse import RIGHT
from tests.journeys.test_marking import marks, page, words

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

OTHER = ("Ferry runs late", "<p>The ferry ran late again on Tuesday, and nobody minded it very much.</p>")


class Script(NamedTuple):
    """A story; words of it to mark, and words as one would type them, which find it."""

    headline: str
    text: str
    marked: str
    typed: tuple[str, ...]
    from_right: bool


STORIES = (
    Script(
        "البحارة يوقفون العبارات في الأسبوع الثالث",
        "أعلن مجلس الميناء يوم الثلاثاء أن المحادثات مع البحارة لم تنته بعد. قال المدير إن الجزر لن تُترك وحدها، "
        "وإن العبّارة الأخيرة تبحر كل مساء.",
        "المحادثات مع البحارة",
        ("المحادثات", "العبارة", "اعلن", '"مع البحارة"'),
        True,
    ),
    Script(
        "השייטים עוצרים את המעבורות",
        "מועצת הנמל הודיעה ביום שלישי כי השיחות עם השייטים טרם הסתיימו. המעבורת האחרונה יוצאת בכל ערב אל האיים.",
        "השיחות עם השייטים",
        ("השיחות", '"עם השייטים"'),
        True,
    ),
    Script(
        "離島への船、三週目も運休",
        "港の委員会は火曜日、船員との話し合いがまだ終わっていないと発表した。最後の船は毎晩、島へ向かう。",
        "船員との話し合い",
        ("話し合い", "船員", '"毎晩、島へ"'),
        False,
    ),
    Script(
        "渡轮停航进入第三周",
        "港务委员会星期二宣布，与船员的谈判尚未结束。最后一班渡轮每天晚上开往各个岛屿。",
        "与船员的谈判",
        ("谈判", "渡轮", '"每天晚上"'),
        False,
    ),
)


@pytest.mark.parametrize("script", STORIES, ids=("arabic", "hebrew", "japanese", "chinese"))
def test_a_story_is_read_marked_and_found(journey: Journey, mouse: Mouse, site: Site, script: Script) -> None:
    site.feed("/feed.xml", title="The Courier", stories=[(script.headline, f"<p>{script.text}</p>"), OTHER])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read(script.headline)
    journey.come_back()
    paper = page(journey)
    for said in (script.headline, script.marked):
        assert begins_at_right(journey, said) is script.from_right

    mouse.drag_over(paper, script.marked)
    assert journey.desk.columns.pane.selected_text() == script.marked
    mouse.click(marks(journey).card.swatches[HighlightColour.GREEN])
    journey.wait(lambda: words(journey) == [script.marked])
    for typed in script.typed:
        journey.search(typed)
        journey.wait(lambda: journey.headlines() == [script.headline])
    journey.search("")
    journey.wait(lambda: len(journey.headlines()) == 2)
    journey.read(script.headline)
    mouse.click_on(paper, script.marked, RIGHT)
    mouse.choose("Search the library")
    journey.wait(lambda: journey.headlines() == [script.headline])
    assert not journey.desk.library.check()


def begins_at_right(journey: Journey, words: str) -> bool:
    """Whether the paragraph of these words begins at the right side of the page."""
    paper = page(journey)
    cursor = paper.document().find(words)
    cursor.setPosition(cursor.block().position())
    return paper.cursorRect(cursor).x() > paper.viewport().width() // 2
