"""The command line as a script calls it: arguments in, JSON and an exit code out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import cli
from tests.site import Site

Record = dict[str, Any]

TWO = Path(__file__).parent.parent.parent / "data" / "two-stories.txt"  # a text of two stories


class Called:
    """What one call printed: `records` and the closing object, whose keys can be asked for directly."""

    def __init__(self, code: int, printed: str) -> None:
        self.code = code
        *self.records, self.end = [json.loads(line) for line in printed.splitlines()]

    def __getitem__(self, name: str) -> Any:
        return self.end[name]


Call = Callable[..., Called]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str], site: Site) -> Call:
    """Call the command line on a library in a temporary folder; the site may be fetched from."""

    def run(*args: object) -> Called:
        fixed = ["--library", str(tmp_path / "library"), "--json", "--allow-host", site.host]
        code = cli.main([*fixed, *map(str, args)])
        return Called(code, capsys.readouterr().out)

    return run
