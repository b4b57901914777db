"""The lines that were left out of a story as furniture, at its end, where the person asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from ui.parts import count

if TYPE_CHECKING:
    from reader.types import Story
    from ui.banner import Banner
    from ui.reader_pane import ReaderPane
    from ui.typesetter import Typesetter

MOST = 200  # lines
LONGEST = 400  # characters of one


def add(setter: Typesetter, story: Story) -> None:
    """Set what was left out, each line with its reason, dimmed as the foot of a story is."""
    if not story.dropped:
        return
    head = setter.setting.foot()
    head.letters.setFontWeight(QFont.Weight.DemiBold)
    head.block.setTopMargin(setter.setting.em(1.4))
    setter.words(_tr("Left out of this story"), head)
    for line in story.dropped[:MOST]:
        text = " ".join(line.text[:LONGEST].split())
        setter.words(f"{text}  —  {line.why}", setter.setting.foot())
    if len(story.dropped) > MOST:
        more = f"{len(story.dropped) - MOST:,}"
        setter.words(_tr("and {} more lines").format(more), setter.setting.foot())


def toggle(pane: ReaderPane, banner: Banner) -> None:
    """Show at the end of stories what was left out of them, or do not."""
    pane.left_out_shown = not pane.left_out_shown
    if pane.story is None:
        return
    pane.show_again(pane.story)
    if pane.left_out_shown and not pane.story.dropped:
        banner.say(_tr("Nothing was left out of this story"))
    elif pane.left_out_shown:
        lines = count(len(pane.story.dropped), _tr("1 line was"), _tr("{} lines were"))
        banner.say(_tr("{} left out of this story: see its end").format(lines))


def _tr(words: str) -> str:
    return QCoreApplication.translate("left out", words)
