"""Bytes to text, and text to a tree: the instruments that every step reading HTML shares.

Whatever a page does, its words arrive: `decode` never fails, and `parse` flattens what libxml2 would stop at.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, TypeAlias

import lxml.html
from lxml import etree

from reader import unusual
from reader.flatten import flatten

if TYPE_CHECKING:
    from reader.types import Page

Element: TypeAlias = etree._Element


# ── bytes to text ────────────────────────────────────────────────────────────────────────────────

BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What a label means in practice, as in the WHATWG's Encoding Standard: mostly a larger sister. Only these
# codecs are used; Python has others (punycode, utf-7, unicode-escape) that no page may choose.
CODECS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **{f"cp{page}": f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "euc_jp")},
    **{name: name for name in ("iso2022_jp", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic")},
    "utf-16": "utf-16-le",  # without a mark
}
ALIASES = {  # that Python does not know
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "tis-620": "cp874",
    "x-mac-cyrillic": "mac-cyrillic",
    "utf8mb4": "utf-8",
    "unicode": "utf-8",
    "iso-8859-8-i": "iso8859-8",
    "x-gbk": "gb18030",
}

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=[\s\"']{0,9}([\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s{0,9}=[\s\"']{0,9}([\w:.-]{1,40})",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096  # bytes; the standard asks for 1,024

UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n?|\x0c|\x85|\u2028")
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)  # either of them
INVISIBLE = re.compile("[\xad\u200b\u202a-\u202e\u2060-\u2069\ufeff]")  # soft hyphens, bidi overrides

KINDS = {  # what files that are no text are, by how they begin
    "a PDF": (b"%PDF-",),
    "a picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
    "an archive or an office document": (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
    "an archive": (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ"),
    "a sound, a film or a picture": (b"RIFF", b"OggS", b"ID3"),
    "a program": (b"\x7fELF", b"MZ\x90"),
    "a database": (b"SQLite format 3",),
}
CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0c\r\x1b")) + b"\x7f"  # ESC belongs to ISO-2022-JP


def decode(page: Page) -> str:
    """The text of a page, whatever its charset is said to be; never fails.

    Asked in this order: a byte order mark, the server, the page itself, UTF-8, windows-1252. Text that is
    UTF-8 is never taken for a Western charset, because that is what servers are most often wrong about.
    """
    for mark, charset in BYTE_ORDER_MARKS:
        if page.content.startswith(mark):
            return plain(page.content[len(mark) :].decode(charset, "replace"))
    for charset in _charsets(page):
        text = _believable(page.content, charset)
        if text is not None:
            return plain(text)
    return plain(page.content.decode("cp1252", "replace"))


def _charsets(page: Page) -> list[str]:
    """What the page may be written in, the most likely first."""
    found = DECLARED.search(page.content[:DECLARED_WITHIN])
    own = _codec((found[1] or found[2]).decode("ascii", "replace")) if found else ""
    if own.startswith("utf-16"):
        own = "utf-8"  # it could be read as ASCII, so it is not UTF-16
    said = [_wide(page.content), _codec(page.charset), own]
    if "cp1252" in said or "iso8859-15" in said:
        said.insert(1, "utf-8")
    return [charset for charset in (*said, "utf-8") if charset]


def _codec(label: str) -> str:
    """The codec for a charset's label, or "" for one that is unknown or not allowed."""
    label = label.strip().lower()
    try:
        return ALIASES.get(label) or CODECS.get(codecs.lookup(label).name, "")
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""


def _wide(content: bytes) -> str:
    """UTF-16 without a mark is known by its zeros: every second byte of Latin text."""
    start = content[:1024]
    enough = len(start) // 5
    if start[1::2].count(0) > enough > start[::2].count(0):
        return "utf-16-le"
    if start[::2].count(0) > enough > start[1::2].count(0):
        return "utf-16-be"
    return ""


def _believable(content: bytes, charset: str) -> str | None:
    """The decoded text, unless so much of it fails that it must be written in something else."""
    text = content.decode(charset, "replace")
    failed = text.count("\ufffd")
    if failed == 0:
        return text
    foreign = sum(map(len, re.findall("[^\x00-\x7f]+", text))) - failed
    return text if failed * 4 <= foreign else None


def plain(text: str) -> str:
    """Text without what is no character (NUL, controls, lone surrogates); every line ends in "\\n"."""
    return UNWANTED.sub("", LINE_ENDS.sub("\n", text)) if ODD.search(unusual.characters(text)) else text


def one_line(text: str) -> str:
    """Text as one line: no controls, nothing invisible that turns or hides it, single spaces."""
    return " ".join(INVISIBLE.sub("", plain(text)).split())


def looks_binary(content: bytes) -> bool:
    """Whether bytes are a picture, an archive or such, and no text in any charset."""
    if kind_of(content):
        return True
    if content.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or _wide(content):
        return False
    start = (content.rstrip(b"\0") or content)[:8192]  # some servers fill up what is a text
    return len(start) - len(start.translate(None, CONTROLS)) > len(start) // 50


def kind_of(content: bytes) -> str:
    """What bytes are that are no text, in words; "" when they do not say."""
    return next((kind for kind, begins in KINDS.items() if content.startswith(begins)), "")


# ── text to a tree ───────────────────────────────────────────────────────────────────────────────


def parse(html: str) -> Element | None:
    """The tree of a page or a piece of one, without comments; None when there is nothing in it.

    Its elements are lxml.html's, which the libraries that find an article ask for.
    """
    return _tree(flatten(plain(html)), lxml.html.HTMLParser)


def parse_clean(html: str) -> Element | None:
    """The tree of sanitised HTML, which is plain and flat already; None when there is nothing in it."""
    return _tree(html, etree.HTMLParser)


def _tree(html: str, parser: type[etree.HTMLParser]) -> Element | None:
    # huge_tree lifts the limit of 10 MB for one text, which would be lost without a word
    reading = parser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree: Element | None = etree.fromstring(html.encode("utf-8", "replace"), reading)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def text(element: Element) -> str:
    """The words of an element, with single spaces between them."""
    return " ".join("".join(map(str, element.itertext())).split())
