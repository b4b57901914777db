"""The rules of docs/architecture.md that a machine can keep."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([ROOT / "main.py", *(ROOT / "reader").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
HEAVY = ("feedparser", "trafilatura", "readability", "sqlite_utils", "markdown")
AVOIDED = ("util", "helper", "manager", "common", "misc", "data", "info")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
    )


def test_the_core_starts_without_a_window() -> None:
    code = """
import pkgutil, sys, importlib, reader
for module in pkgutil.walk_packages(reader.__path__, "reader."):
    importlib.import_module(module.name)
assert not [name for name in sys.modules if name.startswith(("PySide6", "ui."))]
"""
    result = run(code)
    assert result.returncode == 0, result.stderr


def test_the_first_paint_has_imported_nothing_heavy(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from reader.library import Library
Library.open(Path({str(tmp_path)!r})).close()
for name in {HEAVY!r} + ("lxml", "httpx"):  # what making the library needed
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]
import shiboken6
from ui import app
from ui.theme import Appearance
window = app.start(Path({str(tmp_path)!r}), Appearance(app.application()))
window.grab()
print(" ".join(sys.modules))
window.close()
shiboken6.delete(window)
"""
    result = run(code, QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0, result.stderr
    imported = {module.split(".")[0] for module in result.stdout.split()}
    assert "PySide6" in imported
    assert not imported & set(HEAVY)


def test_the_command_line_starts_without_anything_heavy() -> None:
    code = f"""
import sys
from reader import cli
cli.main(["--json", "nonsense"])
assert not {{module.split(".")[0] for module in sys.modules}} & set({HEAVY!r}) | {{"PySide6", "httpx", "lxml"}} & set(sys.modules)
"""
    result = run(code)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_is_one_thought(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, "find the second thought in it"
    assert path.stem not in AVOIDED


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    long = [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION]
    assert not long


def test_sql_is_held_by_the_store_alone() -> None:
    statements = ("select ", "insert into ", "update ", "delete from ", "create table ")
    found = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        if not path.is_relative_to(ROOT / "reader" / "store")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.strip().startswith(statements)
    ]
    assert not found


def test_only_fetch_opens_a_socket() -> None:
    network = {"socket", "httpx", "httpcore", "urllib.request", "http.client", "requests"}
    for path in SOURCES:
        if path.is_relative_to(ROOT / "reader" / "fetch"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not network & set(names), name(path)
