"""Cuttings: the window, or with a command the command line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.context import Context
    from reader.cli.output import Record


def main(argv: Sequence[str]) -> int:
    if not argv:  # as a rule; the words of the command line would be a part of the start
        return window()
    from reader.cli import arguments

    options, given = arguments.given(argv)
    if given is not None and not {"-h", "--help", "--json"} & set(options):
        with suppress(arguments.UsageError):  # then the command line says what is wrong
            return window(arguments.options().parse_args(options), given)
    from reader import cli

    return cli.main(argv, {"render": render})


def window(args: Namespace | None = None, given: Sequence[str] = ()) -> int:
    """Open the window with addresses and files it is given, and stay until it is closed."""
    if not _screen():
        print(  # noqa: T201
            "There is no screen here to open a window on; the command line works without: ./run --help",
            file=sys.stderr,
        )
        return 1
    gc.disable()  # nothing of what a start makes is garbage; ui/garbage.py looks for it from then on
    from reader import places
    from ui import app

    if args is None:
        return app.run(places.default_folder())
    from reader.cli import context

    opening = partial(context.open_library, args=args)
    return app.run(args.library or places.default_folder(), opening, given)


def _screen() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def render(here: Context) -> Record:
    """A story as the reader pane shows it, as a picture."""
    from ui import render as drawing

    return drawing.run(here)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # before the command line listens for it
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
