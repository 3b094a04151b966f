"""`bilan message`: should one do what these saved e-mails ask?"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator

from app.checkup.errors import FileRefused
from app.cli import link_document, prose
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.compose import House
from app.paths import own_name
from app.wording import link_words
from app.words import Words
from checks.links.mail_rules import MailInspection
from checks.links.model import Level


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Inspect each file of `options`; one that cannot be used costs the others nothing.

    Without what the profile knows, as `bilan link`.
    """
    exits = [Exit.NOTHING_TO_DO]
    for path in options.files:
        try:
            for inspection in house.inspect_mail(path)(threading.Event()):
                terminal.record(link_document.message(own_name(path), inspection))
                for line in _prose(own_name(path), inspection, terminal.words):
                    terminal.line(line)
                exits.append(_exit(inspection))
        except FileRefused as error:
            terminal.problem(terminal.words.message(error.message, error.params))
            exits.append(Exit.INPUT_UNREADABLE)
    return max(exits)


def _exit(seen: MailInspection) -> Exit:
    if not seen.mail.is_whole:
        return Exit.INPUT_UNREADABLE
    return Exit.NOTHING_TO_DO if seen.level is Level.NOTHING_FOUND else Exit.SOMETHING_TO_DO


def _prose(name: str, seen: MailInspection, words: Words) -> Iterator[str]:
    level = link_words.mail_level(seen, words)
    yield words.text("{level}: {name}", level=level.title, name=name)
    yield f"  {level.why}"
    sender = seen.mail.sender
    shown, address = prose.shortened(sender.name or "-"), prose.shortened(sender.address)
    yield "  " + words.text("From: {shown} <{address}>", shown=shown, address=address)
    yield f"  {link_words.provider(seen.mail.authentication, words)}"
    for found in seen.findings:
        said = link_words.mail_finding(found, words)
        yield words.text("  - {title}. {why}", title=said.title, why=said.why)
    for link in seen.links:
        what = link_words.level(link.inspection, words).title
        yield words.text("  Link: {level}: {address}", level=what, address=prose.shortened(link.inspection.text))
    yield words.text("  What to do: {advice}", advice=link_words.mail_advice(seen, words))
    yield ""
