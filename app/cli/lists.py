"""`bilan lists`: which public lists are here, and how do new ones come?"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from app.cli import consenting, fetching
from app.cli.document import SCHEMA, Document
from app.cli.exits import Exit
from app.cli.opening import opened
from app.cli.terminal import Terminal
from app.compose import House
from app.errors import SourceError
from app.values.kept_lists import NAMES, About, Brought, ListKind, Result
from app.values.list_age import is_old
from app.words import Words

Came = Brought | SourceError
"""What became of a list, or why a file is none."""

_BY_DEFAULT = (ListKind.BREACHES, ListKind.TWO_FACTOR, ListKind.PASSKEYS)
"""What is fetched when nothing is named: the feed of Firefox is a part of the first."""


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Load or fetch lists if that is asked for, then say which are here."""
    if not options.no_save:
        opened(house, terminal)
    elif options.lists == "refresh":
        consenting.heed(house, terminal)
    brought = _brought(options, house, terminal)
    if brought is None:
        return Exit.WRONG_USE
    (here,) = house.library.about()(threading.Event())
    terminal.document(
        {
            "schema": SCHEMA,
            "lists": [_about(about) for about in here],
            "results": [_result(each) for each in brought],
        }
    )
    for line in (*_came(brought, terminal.words), *_lines(here, terminal.words, house.now().date())):
        terminal.line(line)
    refused = any(isinstance(each, SourceError) or each.result is Result.REFUSED for each in brought)
    return Exit.INPUT_UNREADABLE if refused else Exit.NOTHING_TO_DO


def _brought(options: argparse.Namespace, house: House, terminal: Terminal) -> Sequence[Came] | None:
    match options.lists:
        case "load":
            return [_loaded(path, house, terminal) for path in options.files]
        case "forget":
            for kind in map(ListKind, options.kinds):
                list(house.library.forget(kind)(threading.Event()))
            return []
        case "refresh":
            kinds = [ListKind(kind) for kind in options.kinds] or _BY_DEFAULT
            if not consenting.can_answer(kinds, options, house, terminal):
                return None
            agreed = consenting.agreed_lists(kinds, options, house, terminal)
            return fetching.fetched(house, kinds, agreed, terminal)
        case _:
            return []


def _loaded(path: Path, house: House, terminal: Terminal) -> Came:
    try:
        return next(iter(house.library.load(path)(threading.Event())))
    except SourceError as error:  # it costs the others nothing
        terminal.problem(terminal.words.message(error.message, error.params))
        return error


def _about(about: About) -> Document:
    return {
        "kind": about.kind.value,
        "origin": about.origin.value if about.origin else "file",
        "at": about.at.isoformat(),
        "entries": about.entries,
        "newest": about.newest.isoformat() if about.newest else None,
    }


def _result(came: Came) -> Document:
    if isinstance(came, SourceError):
        return {"kind": None, "result": Result.REFUSED.value, "reason": came.message}
    return {"kind": came.kind.value, "result": came.result.value, "reason": came.message}


def _came(brought: Sequence[Came], words: Words) -> Iterator[str]:
    for each in brought:
        if isinstance(each, SourceError):
            continue
        if each.result is Result.NEW:
            yield words.text("{name}: a new list was taken over.", name=NAMES[each.kind])
        elif each.result is Result.UNCHANGED:
            yield words.text("{name}: nothing has changed.", name=NAMES[each.kind])


def _lines(here: Sequence[About], words: Words, today: date) -> Iterator[str]:
    if not here:
        yield words.text("No public list is here. “bilan lists refresh” fetches them, after asking you.")
    for about in here:
        said = words.count("{name}: {n} entry", "{name}: {n} entries", about.entries, name=NAMES[about.kind])
        if about.newest is not None:
            said = words.text("{list}, the last added on {day}", list=said, day=words.date(about.newest))
        day = words.date(about.at.astimezone().date())
        if about.origin is None:
            yield words.text("{list}, loaded from a file on {day}", list=said, day=day)
        else:
            yield words.text("{list}, fetched on {day}", list=said, day=day)
        if is_old(about, today):
            yield words.text("It is old: that it does not name a site means nothing. Fetch or load a newer one.")
