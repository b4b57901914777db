"""What PySide does at its start that nothing here needs: a third of the time to an empty window.

It compiles, from source and each time anew, what puts the signatures of Qt's functions into words. They are
asked for when a call is wrong; until then those modules are empty here. And it reads the source of every
module that is imported, to see whether that may want other spellings of Qt's names (`from __feature__ import
snake_case`); none does. Where PySide is made otherwise than it is now, it starts as it likes.
"""

from __future__ import annotations

import builtins
import sys
import threading
from typing import Any

LATER = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
EMPTY = f"def __getattr__(name):\n    from {__name__} import fill\n    return fill(globals(), name)\n"

_compile = builtins.compile
_sources: dict[str, str | bytes] = {}  # of what is empty still
_filling = threading.RLock()  # a call may be wrong on any thread, and one module asks for another


def load() -> None:
    """Import Qt."""
    builtins.compile = _sparing  # type: ignore[assignment] # it has many forms, and is handed on as it is
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = _compile
    if spellings := sys.modules.get("shibokensupport.feature"):
        spellings._mod_uses_pyside = lambda _module: False  # type: ignore[attr-defined]


def fill(module: dict[str, Any], name: str) -> object:
    """Make an empty module what it is, because somebody asks for something in it."""
    if name.startswith("__"):  # Python asks every module for those
        raise AttributeError(name)
    with _filling:
        if source := _sources.pop(module["__file__"], None):
            exec(_compile(source, module["__file__"], "exec"), module)  # noqa: S102
    if name not in module:
        raise AttributeError(name)
    return module[name]


def _sparing(source: str | bytes, filename: str, *rest: Any, **named: Any) -> Any:
    if filename in LATER:
        _sources[filename] = source
        source = EMPTY
    return _compile(source, filename, *rest, **named)
