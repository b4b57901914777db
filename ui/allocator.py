"""What is asked of the C library, so that reading for hours does not make the window larger.

It keeps memory that was let go of for the next time, in pieces between what is still needed. Pictures, of a
megabyte each, tore its heap into such pieces: 20 to 30 MB after five hundred stories. GNU's library (Linux)
can be asked to do otherwise; elsewhere nothing happens here.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LARGE = 256 << 10  # bytes
_MMAP_THRESHOLD = -3  # its number in malloc.h


def keep_large_apart() -> None:
    """From now on take each large piece from the system by itself: it goes back when it is let go of."""
    if ask := _function("mallopt"):
        ask(_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Return to the system what is free now; takes about a millisecond."""
    if ask := _function("malloc_trim"):
        ask(0)


@cache
def _function(name: str) -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    import ctypes  # not before the first paint

    return getattr(ctypes.CDLL(None), name, None)
