"""Which library is opened when nobody says, and what is said of the place of one."""

from pathlib import Path

import pytest

from reader import places
from reader.errors import NotFoundError

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ada/local ext4 rw 0 0
//nas/press /mnt/the\\040press cifs rw 0 0
half a line
"""


@pytest.fixture(autouse=True)
def nobody_chose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("/home/ada/library", "network drive"),
        ("/mnt/the press/library", "network drive"),
        ("/home/ada/local/library", ""),
        ("/srv/library", ""),
        ("/srv/Dropbox/library", "copies while it is open"),
    ],
)
def test_a_place_where_a_library_may_come_to_harm_is_said(tmp_path: Path, folder: str, sentence: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    warning = places.warning(Path(folder), tmp_path / "mounts")
    assert sentence in warning
    assert bool(warning) == bool(sentence)
    assert places.warning(Path("/srv/library"), tmp_path / "none") == ""


def test_the_library_that_was_chosen_is_opened_the_next_time(tmp_path: Path) -> None:
    assert places.chosen() is None
    assert places.default_folder().name == "library"
    places.choose(tmp_path / "mine")
    assert places.default_folder() == tmp_path / "mine"
    (tmp_path / "config" / "cuttings" / "library.txt").write_bytes(b"\xff\xfe")
    assert places.chosen() is None


def test_a_chosen_library_whose_drive_is_not_there_is_not_made_anew(tmp_path: Path) -> None:
    places.choose(tmp_path / "mine")
    with pytest.raises(NotFoundError, match="plugged in"):
        places.require(tmp_path / "mine")
    (tmp_path / "mine").mkdir()
    places.require(tmp_path / "mine")
    places.require(tmp_path / "another")
