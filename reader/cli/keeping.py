"""Commands that keep a library alive: check, verify, backup, restore."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from reader import dates, keeper, safety
from reader.errors import DamagedError
from reader.types import Cure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Contents, Problem


def check(here: Context) -> Record:
    aside = safety.put_wal_aside(here.folder, keeper.now) if here.args.repair else None
    if aside:
        here.output.warn(f"the file of the last changes could not be read; it is kept in {aside}")
    found = here.library.check(here.args.quick, here.args.every)
    if here.args.repair:
        left = _repair(here, found)
        for problem in found:
            if problem not in left:
                here.output.say(f"{problem.words}: {problem.cure}")
        if left:
            raise DamagedError(str(here.folder), _sentences(left))
    elif found:
        raise DamagedError(str(here.folder), _sentences(found))
    for sentence in here.library.left_over_media():
        here.output.warn(sentence)
    here.output.say("all is well")
    return {"problems": [], "repaired": [_problem(one) for one in found]}


def _repair(here: Context, found: list[Problem]) -> list[Problem]:
    """Put right what can be; what is still wrong."""
    if any(problem.cure is Cure.ANEW for problem in found):
        here.leave()
        kept = safety.write_anew(here.folder, keeper.now)
        here.output.warn(f"the damaged file is kept in {kept}")
        found = here.library.check()
    return here.library.repair(found)


def _sentences(problems: Sequence[Problem]) -> str:
    words = "; ".join(map(str, problems))
    curable = [problem for problem in problems if problem.cure]
    return (
        f"{words}; {'`check --repair` puts right what can be made again' if curable else 'restore a backup'}"
    )


def _problem(problem: Problem) -> Record:
    return {"problem": problem.words, "cure": problem.cure}


def verify(here: Context) -> Record:
    found = safety.verify(here.args.path)
    return _tell(here, found)


def backup(here: Context) -> Record:
    if here.args.file is None:
        made = here.library.back_up()
        return _tell(here, safety.look(here.folder, made.path))
    return _tell(here, here.library.export_backup(here.args.file))


def restore(here: Context) -> Record:
    if here.args.dry_run:
        return _tell(here, safety.look(here.folder, here.args.file)) | {"dry_run": True}
    restored = safety.put_back(here.folder, here.args.file, keeper.now)
    told = _tell(here, restored.contents)
    if restored.kept:
        here.output.say(f"what was there before is kept: {restored.kept}")
    return told | {"kept": str(restored.kept) if restored.kept else None}


def _tell(here: Context, found: Contents) -> Record:
    facts = asdict(found) | {
        "path": str(found.path),
        "newest": dates.iso(found.newest) if found.newest else None,
    }
    for name, value in facts.items():
        here.output.say(f"{name.replace('_', ' ')}: {value if value is not None else '–'}")
    if found.missing_pictures:
        here.output.warn(f"{found.missing_pictures} pictures were not there; they are fetched again")
    return facts


COMMANDS = {"check": check, "verify": verify, "backup": backup, "restore": restore}
