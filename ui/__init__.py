"""The window.

PySide reads the source of every module that is imported, to see whether it may want other spellings of Qt's
names (`from __feature__ import snake_case`). None here does; looking took a tenth of what the start takes.
"""

import sys

import PySide6.QtCore  # noqa: F401 # brings what is answered here

if _spellings := sys.modules.get("shibokensupport.feature"):
    _spellings._mod_uses_pyside = lambda _module: False  # type: ignore[attr-defined]
