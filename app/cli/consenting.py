"""May somebody outside be asked? The person at the terminal decides, and sees what would leave."""

from __future__ import annotations

import argparse
import sys
import threading

from app.cli.terminal import Terminal
from app.compose import House
from app.leaving import leak_question
from app.outside import Consent, Recipient
from checks.model import MessageId

_WHO = Recipient.PWNED_PASSWORDS


def agreed(options: argparse.Namespace, house: House, terminal: Terminal, *, kept: bool) -> bool | None:
    """Tell whether Pwned Passwords may be asked; None, and why, if `--online` needs an answer that nobody gives here.

    A kept “always” needs no answer. A kept “never” gives way to a new answer at a terminal only: no script undoes it.
    With `kept` False the store did not open: neither could be read, nor what leaves be written down, so nothing does.
    """
    if not options.online or options.leaks is not None:
        return False
    if not kept:
        terminal.problem(terminal.words.message(MessageId("net.not_recorded"), {}))
        return False
    (consents,) = house.leaving.consents()(threading.Event())
    if options.yes or consents.get(_WHO) is Consent.ALWAYS:
        return True
    if not sys.stdin.isatty():
        terminal.problem(
            terminal.words.text(
                "--online asks before anything leaves this computer, and there is no terminal to ask at. "
                "Add --yes to agree beforehand."
            )
        )
        return None
    if not _says_yes(terminal):
        return False
    if consents.get(_WHO) is Consent.NEVER:
        list(house.leaving.decide(_WHO, Consent.EACH_TIME)(threading.Event()))
    return True


def _says_yes(terminal: Terminal) -> bool:
    words = terminal.words
    terminal.problem(words.text("Pwned Passwords is run by Have I Been Pwned (Australia), behind Cloudflare (USA)."))
    terminal.problem(words.text("For each password that is not hopeless anyway, this is all that leaves:"))
    terminal.problem("")
    for line in leak_question().rstrip().splitlines():
        terminal.problem(f"    {line}")
    terminal.problem("")
    terminal.problem(
        words.text(
            "21BD1 stands for the first 5 of the 40 characters of a fingerprint, which hundreds of passwords share. "
            "They also see your Internet address, and how many passwords are compared."
        )
    )
    return terminal.agrees(words.text("Ask them this time? [y/N] "))
