"""The command line: the whole core without the window.

With --json the last line of standard output is one object with "ok"; never a traceback. Exit codes:
0 ok · 1 refused · 2 usage · 3 busy · 4 damaged · 5 disk full · 6 read-only · 7 network · 70 a bug.
"""

from __future__ import annotations

import errno
import logging
import sys
from typing import TYPE_CHECKING

from reader.cli import arguments
from reader.cli.output import Output
from reader.errors import DiskFullError, NotYetError, ReaderError, RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

    from reader.cli.context import Context
    from reader.cli.output import Record

USAGE, BUG, STOPPED = 2, 70, 130
READING = ("add", "refresh", "save")  # commands that read what comes from outside


def main(argv: Sequence[str], pictures: Mapping[str, Callable[[Context], Record]] | None = None) -> int:
    """Run one command and return its exit code; `pictures` are the commands that need the window's side."""
    output = Output(as_json="--json" in argv, events="--events" in argv)
    try:
        code = _answer(argv, output, pictures or {})
        output.flush()
    except BrokenPipeError:  # the reader of our output has gone
        output.drop()
        return 0
    except OSError as error:  # `_answer` lets none through but of its own last words
        output.drop()
        print(f"standard output cannot be written ({error.strerror})", file=sys.stderr)  # noqa: T201
        return DiskFullError.exit_code if error.errno == errno.ENOSPC else RefusedError.exit_code
    return code


def _answer(argv: Sequence[str], output: Output, pictures: Mapping[str, Callable[[Context], Record]]) -> int:
    """Run one command and close its output, whatever happens; the exit code."""
    try:
        args = arguments.parse(argv)
        output.close(_run(args, output, pictures))
    except arguments.UsageError as error:
        output.fail("usage", str(error))
        return USAGE
    except ReaderError as error:
        output.fail(error.code, str(error))
        return error.exit_code
    except KeyboardInterrupt:
        output.fail("stopped", "stopped; what was acknowledged is kept")
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:
        logging.getLogger("cuttings").debug("a bug", exc_info=True)
        output.fail("bug", f"this is a fault of Cuttings, please report it: {type(error).__name__}: {error}")
        return BUG
    return 0


def _run(args: Namespace, output: Output, pictures: Mapping[str, Callable[[Context], Record]]) -> Record:
    if args.command in READING:
        from reader import workers

        workers.get_ready()  # while the rest is imported here
    from reader.cli import context, intake, keeping, looking, marking, righting, tools

    if args.command is None:
        raise arguments.UsageError("cuttings: name a command (--help lists them)")
    commands: dict[str, Callable[[Context], Record]] = {
        **tools.COMMANDS,
        **intake.COMMANDS,
        **keeping.COMMANDS,
        **looking.COMMANDS,
        **marking.COMMANDS,
        **righting.COMMANDS,
        **pictures,
    }
    if args.command not in commands:
        raise NotYetError(args.command, "this needs the window's part of the program")
    with context.Context(args, output) as here:
        return commands[args.command](here)
