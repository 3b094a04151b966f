"""`bilan link`: should these addresses be opened?"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from app.checkup.errors import FileRefused
from app.cli import link_document
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.compose import House
from app.paths import own_name
from app.wording import code_words, link_words
from app.words import Words
from checks.links.model import Inspection, Level

_LONGEST_LINE: Final = 1 << 16
"""Characters of a line of standard input, several times what is taken for an address."""


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Inspect the pictures and addresses of `options`, or one a line of standard input, each as soon as it is read.

    Without what the profile knows: the answer is the same on every computer.
    """
    (inspect,) = house.inspector()(threading.Event())
    exits = [Exit.NOTHING_TO_DO]
    exits += [_picture(path, house, terminal) for path in options.pictures or ()]
    for text in options.addresses or (() if options.pictures else _lines(sys.stdin)):
        inspection = inspect(text)
        terminal.record(link_document.link(inspection))
        for line in _prose(inspection, terminal.words):
            terminal.line(line)
        exits.append(_exit(inspection.level))
    return max(exits)


def _picture(path: Path, house: House, terminal: Terminal) -> Exit:
    """Inspect the QR codes of a picture; one that cannot be used costs the others nothing."""
    name, words = own_name(path), terminal.words
    exits = [Exit.NOTHING_TO_DO]
    try:
        (codes,) = house.inspect_picture(path)(threading.Event())
    except FileRefused as error:
        terminal.problem(words.message(error.message, error.params))
        return Exit.INPUT_UNREADABLE
    for code in codes:
        terminal.record(link_document.code(name, code))
        said = code_words.kind(code.payload, words)
        terminal.line(words.text("{name}: {what}", name=name, what=said.title))
        terminal.line(f"  {said.why}")
        for part in code_words.parts(code.payload, words):
            terminal.line(f"  {part}")
        if code.inspection is None:
            terminal.line()
            continue
        for line in _prose(code.inspection, words):
            terminal.line(line)
        exits.append(_exit(code.inspection.level))
    return max(exits)


def _lines(stream: TextIO) -> Iterator[str]:
    """Yield the lines that say something; of an endless one the beginning, so that it does not fill the memory."""
    while line := stream.readline(_LONGEST_LINE):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = stream.readline(_LONGEST_LINE)
        if (text := line.strip("\r\n")).strip():
            yield text


def _exit(level: Level) -> Exit:
    match level:
        case Level.DANGER | Level.CHECK:
            return Exit.SOMETHING_TO_DO
        case Level.NOTHING_FOUND:
            return Exit.NOTHING_TO_DO
        case Level.NOT_AN_ADDRESS:
            return Exit.INPUT_UNREADABLE


def _prose(inspection: Inspection, words: Words) -> Iterator[str]:
    level = link_words.level(inspection, words)
    yield words.text("{level}: {address}", level=level.title, address=inspection.text.strip())
    yield f"  {level.why}"
    if owner := link_words.owner(inspection, words):
        yield f"  {owner}"
    for found in inspection.findings:
        said = link_words.finding(found, words)
        part = inspection.text[slice(*found.span)]
        yield words.text("  - {part}: {title}. {why}", part=part, title=said.title, why=said.why)
    if advice := link_words.advice(inspection, words):
        yield words.text("  What to do: {advice}", advice=advice)
    yield ""
