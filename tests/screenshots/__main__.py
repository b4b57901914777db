"""./run screenshots DIR: the program in all its states, in three themes, on libraries that are made for it.

The window is shot in three sizes: NAME-THEME.png at 1280 x 800, NAME-wide-… at 1920 x 1080, NAME-small-… at
800 x 600. `--only unread,rules` takes these shots alone, `--theme dark` one theme, `--size ""` the usual size.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

SCREEN = {"x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def main() -> int:
    """Make the libraries, and take the pictures."""
    from tests.screenshots.camera import EVERY
    from ui.theme import Theme

    themes = [Theme.LIGHT, Theme.DARK, Theme.SEPIA]
    said = argparse.ArgumentParser(prog="./run screenshots", description=__doc__)
    said.add_argument("folder", type=Path)
    said.add_argument("--only", type=lambda text: text.split(","), help="names of shots")
    said.add_argument("--theme", type=Theme, choices=themes, action="append")
    said.add_argument("--size", choices=EVERY, action="append")
    given = said.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        _put_up_screen(Path(made))
        take_all(Path(made), given.folder, given.only, given.theme or themes, given.size or EVERY)
    return 0


def take_all(
    made: Path, to: Path, only: Sequence[str] | None, themes: Sequence[Theme], sizes: Sequence[str]
) -> None:
    """Make the libraries in one folder, and take pictures of them into another."""
    from PySide6.QtCore import qInstallMessageHandler

    from tests.screenshots import camera, stock
    from tests.screenshots.shots import SHOTS
    from ui import app

    qInstallMessageHandler(_say)
    app.application()  # who draws needs one
    stock.make(made)
    for shot in SHOTS:
        if not only or shot.name in only:
            for size in (size for size in shot.sizes if size in sizes):
                for path in camera.take(shot, size, themes, made, to):
                    print(path)


def _say(_kind: object, _where: object, words: str) -> None:
    """What Qt has to say, but for what it says of every window that no screen shows."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def _put_up_screen(made: Path) -> None:
    """A screen that is none, large enough for the widest window; Qt's own has 800 x 800 pixels."""
    file = made / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "screen", **SCREEN}]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


if __name__ == "__main__":
    sys.exit(main())
