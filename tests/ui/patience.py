"""How long a test of the window waits: a wait ends with what it is for, however busy the machine is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60_000  # milliseconds


class PatientBot(QtBot):
    """A QtBot that would otherwise give up after five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **wishes: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **wishes)
