"""Where libraries lie: the one that was chosen, and what is to be said of a place."""

from __future__ import annotations

import sys
from pathlib import Path

from reader import disk
from reader.errors import NotFoundError

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "davfs", "ncpfs", "fuse.sshfs", "fuse.rclone"}
)
SYNCED = frozenset({"dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "syncthing"})


def default_folder() -> Path:
    """The library that was chosen last, or where one lies when nobody says otherwise."""
    from platformdirs import user_data_path

    return chosen() or user_data_path("cuttings", appauthor=False) / "library"


def chosen() -> Path | None:
    """The library that a person chose; None when nobody did."""
    try:
        named = _note().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(named) if named else None


def choose(folder: Path) -> None:
    """Open this library from now on, when nobody says otherwise."""
    note = _note()
    with disk.sentences(note, "it cannot be remembered which library was chosen"):
        note.parent.mkdir(parents=True, exist_ok=True)
        beside = note.with_name(f"{note.name}.part")
        beside.write_text(f"{folder.absolute()}\n", encoding="utf-8")
        disk.put(beside, note)


def require(folder: Path) -> None:
    """A library that was chosen is there: none is made in its place. NotFoundError."""
    if folder == chosen() and not folder.is_dir():
        raise NotFoundError(
            str(folder), "the library's folder is not there; is its drive plugged in? Or open another library"
        )


def _note() -> Path:
    from platformdirs import user_config_path

    return user_config_path("cuttings", appauthor=False) / "library.txt"


def warning(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """Why a library should not lie here, in a sentence; "" when it may."""
    if _kind(folder.absolute(), mounts) in NETWORK or (
        sys.platform == "win32" and str(folder).startswith("\\\\")
    ):
        return (
            "this library lies on a network drive, where two computers may damage it; a local disk is safer"
        )
    if SYNCED & {part.lower() for part in folder.absolute().parts}:
        return (
            "this library lies in a folder that another program copies while it is open, which may damage it;"
            " keep it elsewhere, and let backups be copied"
        )
    return ""


def _kind(folder: Path, mounts: Path) -> str:
    """The kind of file system that a folder lies on; "" where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [
        (Path(line.split()[1].replace("\\040", " ")), line.split()[2])
        for line in lines
        if len(line.split()) > 2
    ]
    around = [(len(at.parts), kind) for at, kind in found if folder.is_relative_to(at)]
    return max(around, default=(0, ""))[1]
