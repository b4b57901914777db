"""Functions named where they are asked for and imported where they are run."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module


class Steps:
    """Stands for a module in whoever only hands its functions to workers: to name one imports nothing."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Step:
        return Step(self._module, name)


@dataclass(frozen=True, slots=True)
class Step:
    """A function by its name; a call of it imports its module first."""

    module: str
    name: str

    def __call__(self, *args: object) -> object:
        return getattr(import_module(self.module), self.name)(*args)
