"""`bilan data`: how is everything saved as one file, brought back, or erased?"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from getpass import getpass

from app.checkup.overview import PassphraseAsked
from app.cli.document import SCHEMA
from app.cli.exits import Exit
from app.cli.opening import opened_to_read
from app.cli.terminal import Terminal
from app.compose import House
from app.store.profile import needs_passphrase, refuse_missing
from app.values.erased import Erased
from app.wording.erased_words import left
from app.words import Words
from checks.secret import Secret


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Do what was asked for; what cannot be undone only once the person agreed."""
    match options.data:
        case "export":
            return _export(options, house, terminal)
        case "import":
            return _import(options, house, terminal)
        case _:
            return _erase(options, house, terminal)


def _export(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    words = terminal.words
    refuse_missing(house.profile)
    there = words.text("{name} is there already. Replace it? [y/N] ", name=options.file.name)
    if options.file.exists() and not _agreed(options, terminal, there):
        return Exit.WRONG_USE
    _open(options, house, terminal)
    passphrase = _given(terminal) if options.passphrase_stdin else _chosen(terminal)
    if not passphrase:
        return Exit.WRONG_USE
    (written,) = house.keeping.export(options.file, passphrase)(threading.Event())
    terminal.document({"schema": SCHEMA, "file": written.name})
    terminal.line(words.text("Everything is saved in {name}.", name=written.name))
    terminal.line(words.text("Only the passphrase that you chose opens it. Keep both, and not in the same place."))
    return Exit.NOTHING_TO_DO


def _import(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    words = terminal.words
    question = words.text("The check-up that is here now is replaced by the copy, for good. Go on? [y/N] ")
    if house.profile.exists() and not _agreed(options, terminal, question):
        return Exit.WRONG_USE
    passphrase = _given(terminal) if options.passphrase_stdin else _asked(terminal)
    if not passphrase:
        return Exit.WRONG_USE
    (_,) = house.keeping.bring_back(options.file, passphrase)(threading.Event())
    terminal.document({"schema": SCHEMA, "profile": house.profile.name})
    terminal.line(words.text("{name} is your check-up now.", name=options.file.name))
    if needs_passphrase(house.profile):
        terminal.line(words.text("It is locked by the passphrase of the copy."))
    return Exit.NOTHING_TO_DO


def _erase(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    words = terminal.words
    if not options.yes:
        for line in (
            words.text("This goes, and does not come back:"),
            words.text("- your check-up, with its history and decisions: {file}", file=str(house.profile)),
            words.text("- the copies that updates left beside it, the log, the schedule and the start at login"),
            words.text("- the key of your check-up and your key to Have I Been Pwned, in this computer’s keychain"),
            words.text(
                "A check-up that you keep in another folder with the same key could not be opened any more: "
                "save a copy of it first. Copies that you saved yourself stay where they are."
            ),
        ):
            terminal.problem(line)
    if not _agreed(options, terminal, words.text("Erase everything? [y/N] ")):
        return Exit.WRONG_USE
    (erased,) = house.keeping.erase()(threading.Event())
    terminal.document(
        {"schema": SCHEMA, "left": [each.value for each in erased.left], "key_serves": list(erased.key_serves)}
    )
    for line in _said(erased, words):
        terminal.line(line)
    return Exit.STORE_CLOSED if erased.left else Exit.NOTHING_TO_DO


def _said(erased: Erased, words: Words) -> Iterator[str]:
    yield from left((each.value for each in erased.left), erased.key_serves, words)
    if not erased.left:
        yield words.text("Everything is erased. What is deleted can stay on a disk until it is written over.")


def _agreed(options: argparse.Namespace, terminal: Terminal, question: str) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        terminal.problem(
            terminal.words.text("Bilan asks before this, and there is no terminal to ask at. Add --yes to agree.")
        )
        return False
    return terminal.agrees(question)


def _open(options: argparse.Namespace, house: House, terminal: Terminal) -> None:
    if options.passphrase_stdin and needs_passphrase(house.profile):
        if list(house.open()(threading.Event())) == [PassphraseAsked.EXISTING]:
            list(house.open_with(_given(terminal))(threading.Event()))
    else:
        opened_to_read(house, terminal)


def _given(terminal: Terminal) -> Secret:
    passphrase = Secret(sys.stdin.readline().removesuffix("\n").removesuffix("\r"))
    if not passphrase:
        terminal.problem(terminal.words.text("A passphrase is missing on standard input."))
    return passphrase


def _asked(terminal: Terminal) -> Secret:
    if not sys.stdin.isatty():
        _no_terminal(terminal)
        return Secret("")
    return Secret(getpass(terminal.words.text("Passphrase of the copy: "), sys.stderr))


def _chosen(terminal: Terminal) -> Secret:
    words = terminal.words
    if not sys.stdin.isatty():
        _no_terminal(terminal)
        return Secret("")
    terminal.remark(words.text("Choose a passphrase for the copy. Without it, nobody can open it again, not even you."))
    while True:
        first = getpass(words.text("New passphrase: "), sys.stderr)
        if first and first == getpass(words.text("Once more: "), sys.stderr):
            return Secret(first)
        terminal.problem(words.text("They were not the same, or empty. Type it twice again."))


def _no_terminal(terminal: Terminal) -> None:
    terminal.problem(
        terminal.words.text("There is no terminal to type a passphrase at. Add --passphrase-stdin and give it there.")
    )
