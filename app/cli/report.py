"""`bilan report`: what is known, as a document for oneself or for whoever is asked for help."""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from app.cli.exits import Exit
from app.cli.opening import opened_to_read
from app.cli.terminal import Terminal
from app.compose import House
from app.errors import ReportError
from app.paths import own_name
from app.values.reports import Format, Printed, Redaction
from app.words import Words


def run(options: argparse.Namespace, house: House, terminal: Terminal, printed: Printed) -> Exit:
    """Write the report of the profile; a file that is there already is replaced after a yes only."""
    words, file = terminal.words, Path(options.out)
    form, redaction = _form(options.format, file), Redaction(options.redact)
    overview = opened_to_read(house, terminal)
    if file.exists() and not _may_replace(file, terminal):
        return Exit.WRONG_USE
    try:
        next(house.reporting.save(overview, redaction, form, file, words, printed)(threading.Event()))
    except ReportError as error:
        terminal.problem(words.message(error.message, error.params))
        return Exit.WRONG_USE
    terminal.document({"schema": 1, "written": own_name(file), "format": form.value, "redaction": redaction.value})
    terminal.line(words.text("Written: {name}", name=own_name(file)))
    terminal.remark(_told(redaction, words))
    return Exit.SOMETHING_TO_DO if overview.posture.next else Exit.NOTHING_TO_DO


def _form(asked: str | None, file: Path) -> Format:
    """Return the format that was asked for, else the one that the name of `file` ends with, else HTML."""
    wanted = asked or file.suffix.lower().removeprefix(".")
    return next((form for form in Format if form.value == wanted), Format.HTML)


def _may_replace(file: Path, terminal: Terminal) -> bool:
    words = terminal.words
    if sys.stdin.isatty():
        return terminal.agrees(words.text("{name} is there already. Replace it? (y/n) ", name=own_name(file)))
    terminal.problem(words.text("{name} is there already. Choose another name.", name=own_name(file)))
    return False


def _told(redaction: Redaction, words: Words) -> str:
    match redaction:
        case Redaction.SUMMARY:
            return words.text("It holds numbers and states only. To tell more: --redact masked, or none.")
        case Redaction.MASKED:
            return words.text("Names of accounts are covered in it.")
        case Redaction.NONE:
            return words.text("It names your accounts: give it only to those who are to help you.")
