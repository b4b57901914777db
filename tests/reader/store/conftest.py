"""A real library file in a temporary folder, and a connection that may write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.store import schema
from reader.store.connection import connect


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    schema.prepare(tmp_path)
    with closing(connect(tmp_path / schema.FILE, write=True)) as db:
        yield db
