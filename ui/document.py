"""A story set in type: its document, where its words stand, and where its quotes are.

Built with a cursor and formats, never from HTML: what a story may look like is decided here and nowhere
else, and nothing in it can load, run or hide.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale, QMargins, QSizeF
from PySide6.QtGui import QTextDocument, QTextOption

from reader import fields
from reader.shown_pictures import MOST
from reader.types import Block, Enclosure, Field, Kind, Wholeness
from ui import left_out, tables
from ui.attributed import day
from ui.gallery import Gallery
from ui.places import Passage, Piece, Place, Places
from ui.plates import NARROWEST_LEAD, SIGN, Plates
from ui.reading_time import minutes
from ui.setting import suited
from ui.typesetter import Typesetter, may_follow
from ui.typography import NARROW, SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject, QUrl

    from reader.types import Body, Highlight, Quote, Story
    from ui.setting import Setting, Style

WHOLE = sys.maxsize  # characters
MORE = "cutting:more"  # the address behind "Show more"
AGAIN = "cutting:again"  # behind "Try again"

_ISOLATED, _ISOLATED_END = "\u2068", "\u2069"  # keeps a date in order beside words from the right
_UNBROKEN = "\u00a0"  # a space at which no line ends
_TOP, _BOTTOM = 52, 104  # margins in pixels
_ENDLESS = -1  # the height of a page, for Qt


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote, where it stands in the text of its field, and the stretches of the document that show it."""

    quote: Quote
    passage: Passage
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stripe:
    """A highlight and the stretches of the document that show it."""

    highlight: Highlight
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story set in type, its quotes in the order of reading."""

    document: QTextDocument
    places: Places
    marks: tuple[Mark, ...]


def build(
    story: Story,
    setting: Setting,
    *,
    owner: QObject | None = None,
    shown: int = WHOLE,
    gallery: Gallery | None = None,
    dropped: bool = False,
) -> Sheet:
    """Set a story in type, at most `shown` characters of its body; its pictures hang in the gallery.
    `dropped`: at its end also what was left out of it. It lies nowhere until it is fit onto a page."""
    document = _Sealed(owner)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setLayoutEnabled(False)  # it has no size yet: `arrange` gives it one
    setter = Typesetter(document, setting)
    plates = Plates(document, story.pictures, gallery or Gallery(parent=document), setting.colours)
    setter.cursor.beginEditBlock()
    _head(setter, story, plates)
    _body(setter, story.body, story.dateline, shown, plates)
    _foot(setter, story, shown)
    if dropped:
        left_out.add(setter, story)
    setter.cursor.endEditBlock()
    seen = [quote for quote in story.quotes if quote.field is not Field.BODY or quote.start < shown]
    marks = sorted(_marks(seen, story.summary, setter.places), key=lambda mark: mark.pieces[0])
    return Sheet(document, setter.places, tuple(marks))


def note(body: Body, setting: Setting, owner: QObject) -> Sheet:
    """Set a note in type, or whatever else is only a body."""
    document = _Sealed(owner)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    setter = Typesetter(document, setting)
    plates = Plates(document, {}, Gallery(parent=document), setting.colours)
    setter.cursor.beginEditBlock()
    _body(setter, body, "", WHOLE, plates)
    setter.cursor.endEditBlock()
    return Sheet(document, setter.places, ())


def stripes(highlights: Sequence[Highlight], places: Places) -> tuple[Stripe, ...]:
    """Where the highlights of a story lie on its page; lost ones lie nowhere."""
    shown = (one for one in highlights if not one.lost)
    found = (Stripe(one, places.pieces(Passage(one.field, one.start, one.end))) for one in shown)
    return tuple(one for one in found if one.pieces)


def fit(document: QTextDocument, setting: Setting, width: float) -> None:
    """Lay a document out on a page of this width: one column of comfortable lines, in the middle."""
    side = round(setting.typography.side(width))
    top = _TOP if width >= NARROW else SIDE
    arrange(document, QSizeF(width, _ENDLESS), QMargins(side, top, side, _BOTTOM))


def arrange(document: QTextDocument, page: QSizeF, margins: QMargins) -> None:
    """Lay a document out on pages of this size."""
    frame = document.rootFrame().frameFormat()
    if frame.leftMargin() != margins.left():
        document.setLayoutEnabled(False)  # until its size is known, too: Qt would lay out the whole twice
        frame.setTopMargin(margins.top())
        frame.setBottomMargin(margins.bottom())
        frame.setLeftMargin(margins.left())
        frame.setRightMargin(margins.right())
        document.rootFrame().setFrameFormat(frame)
    document.setPageSize(page)
    document.setLayoutEnabled(True)


class _Sealed(QTextDocument):
    """A document that loads nothing. Qt's own, left alone, would read any file a story names."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing."""


def _marks(quotes: Sequence[Quote], summary: Sequence[str], places: Places) -> Iterator[Mark]:
    for quote in quotes:
        line = fields.line_start(summary, quote.line)  # 0 in the other fields, which have one line
        passage = Passage(quote.field, line + quote.start, line + quote.end)
        if pieces := places.pieces(passage):
            yield Mark(quote, passage, pieces)


# ── the head ─────────────────────────────────────────────────────────────────────────────────────


def _head(setter: Typesetter, story: Story, plates: Plates) -> None:
    setting = setter.setting
    _kicker(setter, story)
    setter.words(story.headline, setting.headline(story.headline), Place(Field.HEADLINE, 0))
    for number, line in enumerate(story.summary):
        style = setting.standfirst() if len(story.summary) == 1 else setting.point()
        if number == len(story.summary) - 1:
            style.block.setBottomMargin(setting.em(0.75))
        setter.words(line, style, Place(Field.SUMMARY, fields.line_start(story.summary, number)))
    if story.byline:
        setter.words(story.byline, setting.byline())
    led = story.picture is not None and _leads(story, plates)
    if story.picture and led:
        setter.plate(SIGN, plates.sign(story.picture), setting.plate())
    if story.caption:
        style = setting.caption() if led else setting.frame()
        setter.words(story.caption, style, Place(Field.CAPTION, 0))
    elif story.picture and story.picture.alt and not led and not _in_body(story, plates):
        setter.words(story.picture.alt, setting.frame())


def _leads(story: Story, plates: Plates) -> bool:
    """Whether a story's picture stands above it: not when the text opens with one, or shows it."""
    lead = plates.of(story.picture)
    opening = any(plates.of(block.picture) for block in story.body.blocks[:3])
    return bool(lead and lead.width >= NARROWEST_LEAD and not opening and not _in_body(story, plates))


def _in_body(story: Story, plates: Plates) -> bool:
    """Whether the text shows the same picture as stands for the story."""
    lead = plates.of(story.picture)
    shown = (plates.of(block.picture) for block in story.body.blocks if block.picture)
    return lead is not None and any(one == lead for one in shown)


def _kicker(setter: Typesetter, story: Story) -> None:
    style = suited(setter.setting.kicker(), story.outlet)
    setter.paragraph(style)
    outlet = setter.setting.outlet(style.letters)
    if may_follow(story.address):
        outlet.setAnchor(True)
        outlet.setAnchorHref(story.address)
    setter.run(story.outlet, outlet)
    said = [day(story) if story.dated else _tr("Saved {}").format(day(story))]
    if length := minutes(story.body.text):
        said.append(_tr("{} min").format(length))
    words = "\u2002·\u2002".join(one.replace(" ", _UNBROKEN) for one in said)
    words = f"{_ISOLATED}{words}{_ISOLATED_END}"
    setter.run(f"\u2003{words}" if story.outlet else words, style.letters)


# ── the body ─────────────────────────────────────────────────────────────────────────────────────


def _body(setter: Typesetter, body: Body, dateline: str, shown: int, plates: Plates) -> None:
    blocks = [_cut(block, shown) for block in _within(body.blocks, shown)]
    lead = next((block for block in blocks if block.kind is Kind.PARAGRAPH), None)
    for before, block, following in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind is Kind.PICTURE:
            _picture(setter, block, following, plates)
        elif block.kind is Kind.CAPTION and (_hangs(before, plates) or _hangs(following, plates)):
            setter.paragraph(suited(setter.setting.caption(), block.text))
            setter.run(
                block.text, setter.setting.caption().letters, Place(Field.BODY, block.start), block.spans
            )
        else:
            _block(setter, block, following, dateline if block is lead else "")


def _within(blocks: Sequence[Block], shown: int) -> Iterator[Block]:
    """The blocks that begin within what is shown, with no more pictures than a story may have."""
    pictures = 0
    for block in blocks:
        pictures += block.kind is Kind.PICTURE
        if block.start < shown and (block.kind is not Kind.PICTURE or pictures <= MOST):
            yield block


def _hangs(block: Block | None, plates: Plates) -> bool:
    """Whether a block is a picture that is shown."""
    return block is not None and plates.of(block.picture) is not None


def _cut(block: Block, shown: int) -> Block:
    """The block, or its beginning when it goes beyond what is shown."""
    if block.start + len(block.text) <= shown or block.rows:
        return block
    return replace(block, text=block.text[: shown - block.start])


def _block(setter: Typesetter, block: Block, following: Block | None, dateline: str) -> None:
    match block.kind:
        case Kind.TABLE if tables.fits(block):
            tables.add(setter, block)
        case Kind.RULE:
            setter.paragraph(setter.setting.rule())
        case _:
            style = suited(_style(setter.setting, block, following), block.text)
            setter.paragraph(style)
            if dateline:
                setter.run(dateline, setter.setting.dateline())
                setter.run("\u2002", style.letters)
            setter.run(block.text, style.letters, Place(Field.BODY, block.start), block.spans)


def _style(setting: Setting, block: Block, following: Block | None) -> Style:
    match block.kind:
        case Kind.HEADING:
            return setting.heading(block.level)
        case Kind.QUOTE:
            return setting.quote(block.level)
        case Kind.ITEM:
            goes_on = following is not None and following.kind is Kind.ITEM
            return setting.item(block.level, block.marker, last=not goes_on)
        case Kind.CAPTION:
            return setting.frame()
        case Kind.CODE:
            return setting.code()
        case _:
            return setting.paragraph()


def _picture(setter: Typesetter, block: Block, following: Block | None, plates: Plates) -> None:
    """A picture; one that is not kept is its words, unless its caption says them; without words, nothing."""
    if block.picture and plates.of(block.picture):
        setter.plate(SIGN, plates.sign(block.picture), setter.setting.plate())
    elif block.text:
        setter.words(block.text, setter.setting.frame(), Place(Field.BODY, block.start))
    elif block.picture and block.picture.alt and not (following and following.kind is Kind.CAPTION):
        setter.words(block.picture.alt, setter.setting.frame())


# ── the foot ─────────────────────────────────────────────────────────────────────────────────────


def _foot(setter: Typesetter, story: Story, shown: int) -> None:
    setting = setter.setting
    if len(story.body.text) > shown:
        setter.link(_tr("Show more"), MORE, setting.foot())
    elif not story.body.text.strip():
        setter.words(_tr("Only the headline came with this story."), setting.foot())
        if may_follow(story.address):
            words = _tr("Read it at {}").format(urlsplit(story.address).hostname)
            setter.link(words, story.address, setting.foot())
    _whole_text(setter, story)
    pictures = sum(block.kind is Kind.PICTURE for block in story.body.blocks)
    if pictures > MOST:
        words = _tr("Only the first {0} of its {1:,} pictures are shown.").format(MOST, pictures)
        setter.words(words, setting.foot())
    for enclosure in story.enclosures:
        if may_follow(enclosure.address):
            setter.link(_named(enclosure), enclosure.address, setting.foot())


def _whole_text(setter: Typesetter, story: Story) -> None:
    """What became of the story's whole text, where its feed gives only a beginning."""
    foot = setter.setting.foot
    if story.trouble and story.wholeness is Wholeness.WHOLE:
        setter.words(_tr("Its page could not be looked at again: {}.").format(story.trouble), foot())
    elif story.trouble:
        setter.words(_tr("The whole text could not be fetched: {}.").format(story.trouble), foot())
    elif story.wholeness is Wholeness.WANTED:
        setter.words(_tr("The whole text is on its way."), foot())
    if story.trouble:
        setter.link(_tr("Try again"), AGAIN, foot())


def _named(enclosure: Enclosure) -> str:
    """An attached file in words: "Audio, 23 MB"."""
    kind = _tr(enclosure.media_type.split("/")[0].capitalize() or "File")
    size = QLocale().formattedDataSize(enclosure.length, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"{kind}, {size}" if enclosure.length > 0 else kind


def _tr(words: str) -> str:
    return QCoreApplication.translate("story", words)
