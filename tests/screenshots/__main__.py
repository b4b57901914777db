"""./run screenshots DIR: the program in all its states, in three themes, on libraries that are made for it.

Most are shot in three sizes of the window: NAME-THEME.png at 1280 x 800, NAME-wide-THEME.png at 1920 x 1080,
NAME-small-THEME.png at 800 x 600. `--only 'rules-*,unread-light'` takes these pictures alone, `--again` those
that DIR holds already: `./run screenshots --again --as webp docs/pictures`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCREEN = {"x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def main() -> int:
    """Make the libraries, and take the pictures."""
    said = argparse.ArgumentParser(prog="./run screenshots", description=__doc__)
    said.add_argument("folder", type=Path)
    said.add_argument("--only", type=lambda text: text.split(","), default=["*"], help="names of pictures")
    said.add_argument("--again", action="store_true", help="those that the folder holds already")
    said.add_argument(
        "--as", dest="form", choices=("png", "webp"), default="png", help="webp is a third as large"
    )
    given = said.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    patterns = [path.stem for path in given.folder.glob(f"*.{given.form}")] if given.again else given.only
    with tempfile.TemporaryDirectory() as made:
        _put_up_screen(Path(made))
        wanted = partial(_is_one, patterns)
        take_all(Path(made), given.folder, wanted, given.form)
    return 0


def take_all(made: Path, to: Path, is_wanted: Callable[[str], bool], form: str) -> None:
    """Make the libraries in one folder, and take those pictures of them that are wanted into another."""
    from PySide6.QtCore import qInstallMessageHandler

    from tests.screenshots import camera, stock
    from tests.screenshots.shots import SHOTS
    from ui import app

    qInstallMessageHandler(_say)
    app.application()  # who draws needs one
    stock.make(made)
    for shot in SHOTS:
        for size in shot.sizes:
            themes = [theme for theme in camera.THEMES if is_wanted(camera.name(shot, size, theme))]
            for path in camera.take(shot, size, themes, made, to, form) if themes else ():
                print(path)


def _is_one(patterns: Sequence[str], name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _say(_kind: object, _where: object, words: str) -> None:
    """What Qt has to say, but for what it cannot do without a screen."""
    if "This plugin does not support" not in words:
        print(words, file=sys.stderr)


def _put_up_screen(made: Path) -> None:
    """A screen that is none, large enough for the widest window; Qt's own has 800 x 800 pixels."""
    file = made / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "screen", **SCREEN}]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


if __name__ == "__main__":
    sys.exit(main())
