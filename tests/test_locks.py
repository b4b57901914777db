"""The two locks say the same, and both belong to pyproject.toml."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def names(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def locked_by_uv() -> dict[str, tuple[str, frozenset[str]]]:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    found = {}
    for package in lock["package"]:
        if "registry" not in package["source"]:
            continue
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
        found[package["name"]] = (package["version"], frozenset(file["hash"] for file in files))
    return found


def locked_for_pip() -> dict[str, tuple[str, frozenset[str]]]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if match := re.match(r"([\w.-]+)==(\S+)", line):
            found[match[1].lower()] = (match[2], frozenset(re.findall(r"--hash=(\S+)", line)))
    return found


def test_both_locks_name_the_same_files() -> None:
    assert locked_for_pip() == locked_by_uv()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert {names(one) for one in asked} <= set(locked_by_uv())


def test_pyside_stays_below_the_version_that_aborts() -> None:
    version = locked_by_uv()["pyside6-essentials"][0]
    assert version.split(".")[:2] == ["6", "11"]
