"""Functions named where they are asked for and imported where they are run."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Steps:
    """Stands for a module in whoever only hands its functions to workers: to name one imports nothing."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(_run, self._module, name)


def _run(module: str, name: str, *args: object) -> object:
    return getattr(import_module(module), name)(*args)
