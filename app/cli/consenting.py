"""May somebody outside be asked? The person at the terminal decides, and sees what would leave."""

from __future__ import annotations

import argparse
import sys
import threading

from app.cli.terminal import Terminal
from app.compose import House
from app.errors import StoreError
from app.outside import Consent, Recipient
from checks.model import MessageId

_WHO = Recipient.PWNED_PASSWORDS


def agreed(options: argparse.Namespace, house: House, terminal: Terminal, *, kept: bool) -> bool | None:
    """Tell whether Pwned Passwords may be asked; None, and why, if `--online` needs an answer that nobody gives here.

    A kept “always” needs no answer, and to a kept “never” none is asked for: it is taken back in the window only.
    With `kept` False the store did not open: neither could be read, nor what leaves be written down, so nothing does.
    """
    if not options.online or options.leaks is not None:
        return False
    if not kept:
        terminal.problem(terminal.words.message(MessageId("net.not_recorded"), {}))
        return False
    (consents,) = house.leaving.consents()(threading.Event())
    if consents.get(_WHO) is Consent.NEVER:
        terminal.problem(
            terminal.words.text(
                "Pwned Passwords is never asked: so you decided. You can change that in the window, "
                "under “What left this computer”."
            )
        )
        return False
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
    return _says_yes(house, terminal)


def heed(house: House, terminal: Terminal) -> None:
    """Let what was decided in the profile count, which stays closed; where that takes a question, say that it does not.

    No profile, no decision.
    """
    try:
        list(house.heed_consents()(threading.Event()))
    except StoreError:
        terminal.problem(
            terminal.words.text(
                "Your check-up cannot be read without asking you, so this run does not know whether you said “never” "
                "in it."
            )
        )


def _says_yes(house: House, terminal: Terminal) -> bool:
    words = terminal.words
    (question,) = house.leaving.question(_WHO)(threading.Event())
    terminal.problem(words.text("Pwned Passwords is run by Have I Been Pwned (Australia), behind Cloudflare (USA)."))
    terminal.problem(words.text("For each password that is not hopeless anyway, this is all that leaves:"))
    terminal.problem("")
    for line in question.rstrip().splitlines():
        terminal.problem(f"    {line}")
    terminal.problem("")
    terminal.problem(
        words.text(
            "21BD1 stands for the first 5 of the 40 characters of a fingerprint, which hundreds of passwords share. "
            "They also see your Internet address, and how many passwords are compared."
        )
    )
    return terminal.agrees(words.text("Ask them this time? [y/N] "))
