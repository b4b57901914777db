"""The words of the command line, as docs/command-line.md gives them."""

from __future__ import annotations

import argparse
import functools
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader import captures, types

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class UsageError(Exception):
    """The command line was not understood."""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}")


WITH_VALUE = ("--library", "--now", "--allow-host")
"""Options before the command that take a value."""

VERBATIM = {"search": {"--best": 0, "--limit": 1, "--after": 1}, "note": {}}
"""Commands whose words may begin with a minus, with their options and how many values those take."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments understood; raises UsageError."""
    return parser().parse_args(_shielded(argv))


def command_at(argv: Sequence[str]) -> int | None:
    """Where the command stands among the arguments; None when there is none."""
    at = 0
    while at < len(argv):
        if argv[at] in WITH_VALUE:
            at += 1
        elif not argv[at].startswith("-"):
            return at
        at += 1
    return None


def given(argv: Sequence[str]) -> tuple[Sequence[str], Sequence[str] | None]:
    """The options, and what the window is to open: addresses and files. None for those: there is a command.

    A word that is neither is a command, or a mistake.
    """
    at = command_at(argv)
    if at is None:
        return argv, ()
    words = argv[at:]
    if all(map(captures.is_given, words)) and words[0] not in _commands():
        return argv[:at], words
    return argv, None


def _commands() -> Collection[str]:
    (found,) = (one.choices for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return found


def _shielded(argv: Sequence[str]) -> list[str]:
    """With `--` before the words of a query or note, so that "-war" is a word and no option."""
    at = command_at(argv)
    if at is None or argv[at] not in VERBATIM:
        return list(argv)
    known, options, words = VERBATIM[argv[at]], [], []
    rest = iter(argv[at + 1 :])
    for word in rest:
        if word in known:
            options += [word, *(value for _, value in zip(range(known[word]), rest, strict=False))]
        elif word != "--":
            words.append(word)
    return [*argv[: at + 1], *options, "--", *words]


@functools.cache  # argparse looks for translations of every word it says
def parser() -> Parser:
    top = options()
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _intake(commands)
    _looking(commands)
    _marking(commands)
    _righting(commands)
    _keeping(commands)
    _tools(commands)
    return top


def options() -> Parser:
    """What may stand before a command, and all that the window understands."""
    top = Parser(prog="cuttings", description="Keep and read stories. Without a command: the window.")
    top.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    top.add_argument("--json", action="store_true", help="answer in JSON, one closing object at the end")
    top.add_argument("--events", action="store_true", help="acknowledge each story once it is on the disk")
    top.add_argument("--now", type=_moment, metavar="ISO", help="take this as the present moment")
    top.add_argument("--offline", action="store_true", help="fetch nothing")
    top.add_argument("--allow-host", action="append", default=[], metavar="HOST:PORT", help="a server nearby")
    return top


Commands = argparse._SubParsersAction  # the type has no public name


def _intake(commands: Commands[Parser]) -> None:
    commands.add_parser("add", help="subscribe to a feed or a site").add_argument("url")
    commands.add_parser("save", help="keep a page, file or text (-)").add_argument("source")
    refresh = commands.add_parser("refresh", help="ask the feeds what is new")
    refresh.add_argument("--feed", type=_number, action="append")
    forced = "also those that are not due; servers that want to be left alone only with one --feed"
    refresh.add_argument("--force", action="store_true", help=forced)
    refresh.add_argument("--feeds-only", action="store_true", help="no whole texts, no pictures")
    commands.add_parser("unsubscribe", help="stop reading a feed").add_argument("feed", type=_number)
    take = commands.add_parser("import", help="take in a file of another program or library")
    take.add_argument("file", type=Path)
    take.add_argument("--format")
    take.add_argument("--dry-run", action="store_true")
    give = commands.add_parser("export", help="write the library out (- for standard output)")
    give.add_argument("dest")
    give.add_argument("--format", required=True)


def _looking(commands: Commands[Parser]) -> None:
    commands.add_parser("info", help="where the library is and what is in it")
    list_ = commands.add_parser("list", help="feeds, stories, tags, quotes, speakers, highlights or backups")
    kinds = ("feeds", "stories", "tags", "quotes", "speakers", "highlights", "backups")
    list_.add_argument("what", nargs="?", default="stories", choices=kinds)
    list_.add_argument("--feed", type=_number)
    list_.add_argument("--tag", type=_text, default="")
    search = commands.add_parser("search", help="find stories")
    search.add_argument("query", type=_text, nargs="+")
    search.add_argument("--best", action="store_true", help="best match first")
    for command, limit in ((list_, 10_000), (search, 100)):
        command.add_argument("--limit", type=_count, default=limit)
        command.add_argument("--after", type=_number, metavar="CURSOR", help="go on from a page's `next`")
    show = commands.add_parser("show", help="one story")
    show.add_argument("id", type=_number)
    form = show.add_mutually_exclusive_group()
    for option in ("html", "text", "raw", "versions"):
        form.add_argument(f"--{option}", dest="form", action="store_const", const=option, default="text")
    render = commands.add_parser("render", help="a story as a picture")
    render.add_argument("id", type=_number)
    render.add_argument("--png", type=Path, required=True, metavar="OUT")
    render.add_argument("--dark", action="store_true")
    render.add_argument("--width", type=int, default=900)


def _marking(commands: Commands[Parser]) -> None:
    tag = commands.add_parser("tag", help="tag ID.. NAME, or tag --all NAME")
    tag.add_argument("--all", action="store_true")
    tag.add_argument("ids", type=_number, nargs="*", metavar="ID")
    tag.add_argument("name")
    untag = commands.add_parser("untag", help="take a tag off")
    untag.add_argument("ids", type=_number, nargs="+", metavar="ID")
    untag.add_argument("name")
    note = commands.add_parser("note", help="keep a note on a story")
    note.add_argument("id", type=_number)
    note.add_argument("text", type=_text)
    highlight = commands.add_parser("highlight", help="mark words of a story")
    highlight.add_argument("id", type=_number)
    highlight.add_argument("start", type=_number, metavar="START", help="an offset into the field's text")
    highlight.add_argument("end", type=_number, metavar="END")
    highlight.add_argument("--field", choices=[one.value for one in types.Field], default="body")
    highlight.add_argument("--colour", choices=[one.value for one in types.HighlightColour], default="yellow")
    highlight.add_argument("--note", type=_text, default="", help="Markdown")
    highlight.add_argument("--tag", type=_text, action="append", default=[], dest="tags")
    join = commands.add_parser("join", help="make one story of two neighbours of a capture")
    join.add_argument("ids", type=_number, nargs=2, metavar="ID")
    cut = commands.add_parser("cut", help="let a story begin at a place in the text of another")
    cut.add_argument("id", type=_number)
    cut.add_argument("at", type=_number, metavar="AT", help="an offset into the story's plain text")
    for name in ("read", "unread", "bookmark", "unbookmark", "delete", "undelete"):
        commands.add_parser(name).add_argument("ids", type=_number, nargs="+", metavar="ID")


def _righting(commands: Commands[Parser]) -> None:
    for name, told in (
        ("lines", "the lines of a story's capture: whose they are, or why they were left out"),
        ("unmark", "take back what was said last of the lines of a capture"),
        ("recut", "run the splitter on a capture again"),
    ):
        commands.add_parser(name, help=told).add_argument("id", type=_number)
    mark = commands.add_parser("mark", help="say what a line of a capture is")
    mark.add_argument("id", type=_number)
    mark.add_argument("hand", choices=[hand.value for hand in types.Hand])
    mark.add_argument("at", type=_number, metavar="AT", help="an offset that `lines` says")
    teach = commands.add_parser("teach", help="what to do with a line, in every story of its site")
    teach.add_argument("id", type=_number)
    teach.add_argument("line", type=_text)
    teach.add_argument("lesson", choices=[*(lesson.value for lesson in types.Lesson), "forget"])
    correct = commands.add_parser("correct", help="put right a story's headline, author, date or a quote")
    correct.add_argument("id", type=_number)
    for field in ("title", "author", "date"):
        correct.add_argument(f"--{field}", type=_text)
    correct.add_argument("--quote", type=_number, metavar="N", help="the story's first quote is 1")
    correct.add_argument("--speaker", type=_text, help="who said it")
    correct.add_argument("--none", action="store_true", help="nobody did: it is no quote")
    correct.add_argument("--forget", action="store_true", help="all stands as it was found")
    alias = commands.add_parser("alias", help="let a name stand for a person in every story")
    alias.add_argument("name", type=_text)
    alias.add_argument("person", type=_text, help='"" lets it stand for itself again')


def _keeping(commands: Commands[Parser]) -> None:
    check = commands.add_parser("check", help="is everything there, and does it agree?")
    check.add_argument("--quick", action="store_true", help="as far as half a second tells")
    check.add_argument(
        "--every", action="store_true", help="the index entries of all stories, not of a sample"
    )
    check.add_argument("--repair", action="store_true", help="put right what can be made again")
    verify = commands.add_parser("verify", help="read a backup, or a library's folder, whole")
    verify.add_argument("path", type=Path)
    backup = commands.add_parser("backup", help="write the library with its pictures to one file")
    backup.add_argument(
        "file", type=Path, nargs="?", help="without: into the library's own folder of backups"
    )
    restore = commands.add_parser("restore", help="put the library back from a backup; what is there is kept")
    restore.add_argument("file", type=Path, help="a file, or the name of one in the folder of backups")
    restore.add_argument("--dry-run", action="store_true", help="say what is in it, and change nothing")


def _tools(commands: Commands[Parser]) -> None:
    commands.add_parser("split", help="cut the stories out of files").add_argument(
        "files", type=Path, nargs="+", metavar="FILE"
    )
    commands.add_parser("quotes", help="find who said what").add_argument("file")
    extract = commands.add_parser("extract", help="the article of a page")
    extract.add_argument("file", type=Path)
    extract.add_argument("--url", default="")
    commands.add_parser("sanitize", help="clean HTML, and say what was dropped").add_argument(
        "file", type=Path
    )
    parse = commands.add_parser("parse", help="read a feed's file")
    parse.add_argument("file", type=Path)
    parse.add_argument("--content-type", default="")
    parse.add_argument("--base", default="")
    commands.add_parser("probe-image", help="format and size of a picture").add_argument("file", type=Path)


def _number(text: str) -> int:
    """A number as a library can hold it; what else is typed there is a mistake, not a story we lack."""
    if not text.removeprefix("-").isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is no number of a library")
    return int(text)


def _count(text: str) -> int:
    number = _number(text)
    if number < 0:
        raise argparse.ArgumentTypeError("fewer than none cannot be asked for")
    return number


def _text(text: str) -> str:
    """Words of a person: bytes that were no UTF-8 arrive as lone surrogates, which are no text."""
    return text.encode("utf-8", "replace").decode()


def _moment(text: str) -> int:
    """Seconds since 1970 of an ISO 8601 moment; without a zone it is UTC."""
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
