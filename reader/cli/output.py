"""What a command says: records and one closing object as JSON, or lines for a person."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]


class Output:
    """Prints to standard output; keeps warnings and skipped lines for the closing object."""

    def __init__(self, *, as_json: bool, events: bool) -> None:
        self.as_json, self.events = as_json, events
        self.warnings: list[str] = []
        self.skipped: list[Record] = []
        if isinstance(sys.stdout, io.TextIOWrapper):  # whatever the terminal's charset is said to be
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")

    def say(self, text: str) -> None:
        """A line for a person."""
        if not self.as_json:
            self._print(text)

    def record(self, record: Record, text: str = "") -> None:
        """One record: a JSON line, or its text."""
        self._print(_dump(record) if self.as_json else text)

    def acknowledge(self, op: str, hashes: dict[int, str], **more: str) -> None:
        """Say that stories are on the disk. Only ever called after COMMIT."""
        if self.events:
            for id_, mark in hashes.items():
                self._print(_dump({"event": "ack", "op": op, "id": id_, "hash": mark, **more}))

    def warn(self, sentence: str) -> None:
        self.warnings.append(sentence)
        if not self.as_json:
            print(sentence, file=sys.stderr)

    def skip(self, line: int, reason: str) -> None:
        self.skipped.append({"line": line, "reason": reason})
        if not self.as_json:
            print(f"line {line}: {reason}", file=sys.stderr)

    def close(self, result: Record) -> None:
        """The closing object of a command that worked."""
        if self.as_json:
            self._print(_dump({"ok": True, "warnings": self.warnings, "skipped": self.skipped, **result}))

    def fail(self, code: str, sentence: str) -> None:
        """The closing object of a command that did not."""
        if self.as_json:
            error = {"code": code, "message": sentence}
            self._print(
                _dump({"ok": False, "error": error, "warnings": self.warnings, "skipped": self.skipped})
            )
        else:
            print(sentence, file=sys.stderr)

    def write(self, text: str) -> None:
        """Text as it is, for `show` and `export -`."""
        self._print(text)

    def write_lines(self, lines: Iterable[str]) -> int:
        """Lines as they are, for `export -`; how many there were."""
        count = 0
        for count, line in enumerate(lines, 1):  # noqa: B007 # the last number is the count
            self._print(line)
        return count

    def write_bytes(self, content: bytes) -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def _print(self, text: str) -> None:
        print(text, flush=self.events)

    def flush(self) -> None:
        """Hand on what is still in the buffer; OSError when nobody takes it."""
        print(end="", flush=True)

    def drop(self) -> None:
        """Let what is in the buffer go nowhere: standard output takes no more."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dump(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, default=str)
