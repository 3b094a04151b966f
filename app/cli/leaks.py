"""`bilan leaks`: how is an index made from a downloaded list, and what is in one?"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator

from app.cli.document import SCHEMA, Document
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.compose import Job
from app.leaks import index, proving
from app.leaks.index import Indexed, Indexing
from app.leaks.leak_list import About, Kind
from app.leaks.proving import Proving
from app.words import Words

Event = Indexing | Indexed | Proving | About
_KIBIBYTE, _MEBIBYTE = 1 << 10, 1 << 20


def run(options: argparse.Namespace, terminal: Terminal) -> Exit:
    """Make an index, or describe the list that was given, and say what is known of it."""
    makes = options.leaks == "index"
    try:
        about = _followed(_job(options), terminal)
    except KeyboardInterrupt:
        if makes:
            terminal.remark(terminal.words.text("Interrupted. The same command goes on from here."))
        raise
    terminal.done()
    terminal.document({"schema": SCHEMA, "list": _document(about)})
    for line in _lines(about, terminal.words):
        terminal.line(line)
    return Exit.NOTHING_TO_DO


def _job(options: argparse.Namespace) -> Job[Event]:
    if options.leaks == "index":
        return lambda stop: index.build(options.list, options.index, stop)
    return lambda stop: proving.proved(options.list, stop)


def _followed(job: Job[Event], terminal: Terminal) -> About:
    stop = threading.Event()
    events = job(stop)
    try:
        return next(about for event in events if (about := _told(event, terminal)) is not None)
    except KeyboardInterrupt:
        stop.set()
        for _ in events:  # it notes how far it is, unless the interruption came within and it has done so already
            pass
        raise


def _told(event: Event, terminal: Terminal) -> About | None:
    """Show how far the work is, or return what came of it."""
    words = terminal.words
    match event:
        case Indexing(share, hashes):
            percent = int(100 * share)
            terminal.progress(words.text("{percent}% done, {hashes} hashes", percent=percent, hashes=hashes))
        case Proving(share):
            terminal.progress(words.text("{percent}% read", percent=int(100 * share)))
        case Indexed(about):
            return about
        case About():
            return event
    return None


def _document(about: About) -> Document:
    return {
        "name": about.name,
        "kind": about.kind.value,
        "bytes": about.bytes,
        "hashes": about.hashes,
        "counted": about.counted,
        "whole": about.whole,
        "false_alarms": about.false_alarms,
    }


def _lines(about: About, words: Words) -> Iterator[str]:
    yield _first_line(about, words)
    if not about.counted:
        yield words.text("It does not tell how often each was seen.")
    elif about.kind is Kind.INDEX:
        yield words.text("It tells whether each was seen at least once, 10, 100 or 1,000 times.")
    else:
        yield words.text("It tells how often each was seen.")
    if about.false_alarms:
        yield words.text("Of {n} passwords that are not in it, it takes about one for leaked.", n=_one_in(about))
    if not about.whole:
        yield words.text("It is only a sample: what is not in it may have leaked all the same.")


def _first_line(about: About, words: Words) -> str:
    size = _size(about.bytes, words)
    match about.kind:
        case Kind.INDEX:
            return words.count(
                "{name} is an undamaged index of {n} leaked password ({size}).",
                "{name} is an undamaged index of {n} leaked passwords ({size}).",
                about.hashes,
                name=about.name,
                size=size,
            )
        case Kind.TEXT:
            return words.text(
                "{name} is a list in order, of about {hashes} leaked passwords ({size}).",
                name=about.name,
                hashes=about.hashes,
                size=size,
            )
        case Kind.SAMPLE:
            return words.count(
                "{name} is a small list of {n} leaked password.",
                "{name} is a small list of {n} leaked passwords.",
                about.hashes,
                name=about.name,
            )


def _size(n: int, words: Words) -> str:
    if n < _MEBIBYTE:
        return words.text("{n} KiB", n=words.number(round(n / _KIBIBYTE, 1)))
    return words.text("{n} MiB", n=words.number(round(n / _MEBIBYTE, 1)))


def _one_in(about: About) -> int:
    return round(1 / about.false_alarms)
