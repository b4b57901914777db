"""Backups and repairs as a script sees them: what is in one, what was kept, and the exit codes."""

from pathlib import Path

from tests.damages import spoil
from tests.reader.cli.conftest import TWO, Call


def test_a_backup_is_written_verified_and_put_back(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    call("tag", 1, "harbour")
    file = tmp_path / "away.db"
    written = call("backup", file)
    assert (written.code, written["stories"], written["tags"], written["path"]) == (0, 2, 1, str(file))
    assert call("verify", file)["stories"] == call("verify", tmp_path / "library")["stories"] == 2
    call("untag", 1, "harbour")
    seen = call("restore", file, "--dry-run")
    assert (seen["stories"], seen["dry_run"]) == (2, True)
    assert call("show", 1)["tags"] == []
    restored = call("restore", file)
    assert (restored.code, restored["stories"]) == (0, 2)
    assert call("show", 1)["tags"] == ["harbour"]
    assert [one["id"] for one in call("search", "timber")["stories"]] == [2]
    assert call("check").code == 0
    assert call("restore", restored["kept"]).code == 0
    assert call("show", 1)["tags"] == []


def test_backups_in_the_librarys_own_folder_are_listed_and_called_by_their_names(
    call: Call, tmp_path: Path
) -> None:
    call("save", TWO)
    made = call("backup")
    (one,) = call("list", "backups")["backups"]
    assert (one["path"], one["why"]) == (made["path"], "by-hand")
    assert call("restore", Path(one["path"]).name, "--dry-run")["stories"] == 2


def test_what_is_damaged_exits_with_4_and_can_be_put_back(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    call("backup")
    library = tmp_path / "library" / "library.db"
    library.write_bytes(library.read_bytes()[:8_192])
    for command in (("list",), ("check",), ("check", "--repair"), ("verify", tmp_path / "library")):
        failed = call(*command)
        assert (failed.code, failed["error"]["code"]) == (4, "damaged")
    (one,) = call("list", "backups")["backups"]
    kept = Path(call("restore", one["path"])["kept"])
    assert (kept / "library.db").stat().st_size == 8_192
    assert len(call("list")["stories"]) == 2


def test_a_damaged_wal_is_put_aside_by_a_repair(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    (tmp_path / "library" / "library.db-wal").write_bytes(b"junk" * 999)
    assert call("list").code == 4
    assert "kept in" in call("check", "--repair")["warnings"][0]
    assert len(call("list")["stories"]) == 2


def test_a_damaged_index_is_made_anew_by_a_repair(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    call("tag", 1, "harbour")
    spoil(tmp_path / "library", "body_index_data", b"")
    failed = call("check")
    assert (failed.code, "--repair" in failed["error"]["message"]) == (4, True)
    repaired = call("check", "--repair")
    assert repaired.code == 0
    assert "written anew" in repaired["repaired"][0]["cure"]
    assert "kept in" in repaired["warnings"][0]
    assert call("check").code == 0
    assert [one["id"] for one in call("search", "timber")["stories"]] == [2]
    assert call("show", 1)["tags"] == ["harbour"]


def test_what_is_no_backup_is_refused(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    for command in (("verify", "none.db"), ("restore", "none.db"), ("backup", TWO), ("restore", tmp_path)):
        assert call(*command).code == 1
    assert call("restore", TWO).code == call("verify", TWO).code == 4
    assert len(call("list")["stories"]) == 2
