"""The typefaces: Source Serif for reading and Source Sans for everything around it, bundled (OFL).

Other scripts fall back by name, serif to serif and sans to sans, then to whatever the system has.
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FOLDER = Path(__file__).parent.parent / "resources" / "fonts"

SERIF = ["Source Serif Pro", "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari"]
SANS = ["Source Sans Pro", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari"]
MONO = ["Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]

# Han characters look different in each language that uses them: the first part of a language tag decides.
HAN_SERIF = {
    "zh": "Noto Serif CJK SC",
    "zh-tw": "Noto Serif CJK TC",
    "zh-hk": "Noto Serif CJK TC",
    "zh-hant": "Noto Serif CJK TC",
    "ja": "Noto Serif CJK JP",
    "ko": "Noto Serif CJK KR",
}


@cache
def load() -> None:
    """Make the bundled typefaces known to Qt; the first call costs 12 ms, later ones nothing."""
    for file in sorted(FOLDER.glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def serif(pixels: float, language: str = "") -> QFont:
    """The face stories are read in; `language` ("zh-TW") chooses the shapes of Han characters."""
    return _font((*SERIF, *_han(language)), round(pixels))


def sans(pixels: float, language: str = "") -> QFont:
    """The face of captions, kickers, tables and of the window itself."""
    return _font((*SANS, *_han_sans(language)), round(pixels))


def reading(face: str, pixels: float, language: str = "") -> QFont:
    """The face a person chose to read in: "serif", "sans", or "system", the desktop's own."""
    if face == "system":
        own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
        return _font((*own, *SANS, *_han_sans(language)), round(pixels))
    return sans(pixels, language) if face == "sans" else serif(pixels, language)


def mono(pixels: float) -> QFont:
    """The face of code."""
    return _font(tuple(MONO), round(pixels))


@cache
def _han(language: str) -> list[str]:
    """The faces for Han characters, that of the language first."""
    tag = language.lower().replace("_", "-")
    own = HAN_SERIF.get(tag) or HAN_SERIF.get(tag.split("-")[0]) or HAN_SERIF["zh"]
    return list(dict.fromkeys((own, *HAN_SERIF.values())))


def _han_sans(language: str) -> list[str]:
    return [name.replace("Serif", "Sans") for name in _han(language)]


def _font(families: tuple[str, ...], pixels: int) -> QFont:
    return QFont(_made(families, max(1, pixels)))  # a copy: fonts are changed in place


@cache
def _made(families: tuple[str, ...], pixels: int) -> QFont:
    load()
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
