"""Passwords of feeds: in the system's keyring, or where there is none in memory until the program ends.

The keyring is imported only when a feed has a login; it may be slow, or ask the person to unlock it.
"""

from __future__ import annotations

import importlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

SERVICE = "Cuttings"


class Passwords:
    """Passwords by place ("host:port") and name. From as many threads as you like."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._turn = threading.Lock()  # two threads must not make the system ask twice

    def get(self, place: str, name: str) -> str | None:
        """The password for a place; None when it has to be asked for."""
        with self._turn:
            if (place, name) not in self._known:
                found = self._from_keyring(place, name)
                if found is None:
                    return None
                self._known[place, name] = found
            return self._known[place, name]

    def keep(self, place: str, name: str, password: str) -> bool:
        """Keep a password; False when only until the program ends, because there is no keyring."""
        with self._turn:
            self._known[place, name] = password
            keyring = _keyring()
            try:
                if keyring is None:
                    return False
                keyring.set_password(SERVICE, _entry(place, name), password)
            except _trouble(keyring):
                return False
            return True

    def forget(self, place: str, name: str) -> None:
        """Forget a password."""
        with self._turn:
            self._known.pop((place, name), None)
            keyring = _keyring()
            try:
                if keyring is not None:
                    keyring.delete_password(SERVICE, _entry(place, name))
            except _trouble(keyring):
                pass  # it was not there, or nobody can say

    @staticmethod
    def _from_keyring(place: str, name: str) -> str | None:
        keyring = _keyring()
        try:
            found: str | None = keyring.get_password(SERVICE, _entry(place, name)) if keyring else None
        except _trouble(keyring):
            return None
        return found


def _entry(place: str, name: str) -> str:
    return f"{name}@{place}"


def _keyring() -> ModuleType | None:
    """The system's keyring, if this Python can speak to it."""
    try:
        importlib.import_module("keyring.errors")
        return importlib.import_module("keyring")
    except ImportError:
        return None


def _trouble(keyring: ModuleType | None) -> tuple[type[Exception], ...]:
    """What a keyring raises that is missing, locked or broken."""
    return (keyring.errors.KeyringError, RuntimeError, OSError) if keyring else ()
