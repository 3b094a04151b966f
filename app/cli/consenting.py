"""May somebody outside be asked? The person at the terminal decides, and sees what would leave."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Collection

from app.cli.terminal import Terminal
from app.compose import House
from app.errors import StoreError
from app.values.kept_lists import PUBLISHERS, ListKind
from app.values.outside import Consent, Recipient
from app.values.route import Route, Way, shown
from app.words import Words
from checks.model import MessageId

_WHO = Recipient.PWNED_PASSWORDS
_SETTLED = frozenset({Consent.ALWAYS, Consent.NEVER})


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
        _no_terminal(terminal)
        return None
    return _passwords(house, terminal)


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


def can_answer(kinds: Collection[ListKind], options: argparse.Namespace, house: House, terminal: Terminal) -> bool:
    """Tell whether it can be settled here if the publishers of `kinds` may be asked; if not, say why."""
    (consents,) = house.leaving.consents()(threading.Event())
    settled = options.yes or all(consents.get(PUBLISHERS[kind]) in _SETTLED for kind in kinds)
    if settled or sys.stdin.isatty():
        return True
    _no_terminal(terminal)
    return False


def agreed_lists(
    kinds: Collection[ListKind], options: argparse.Namespace, house: House, terminal: Terminal
) -> frozenset[Recipient]:
    """Return the publishers of `kinds` that may be asked now. Where nobody can be asked, only those of a kept “always”.

    As `agreed` otherwise; a publisher that may not be asked costs its list only.
    """
    (consents,) = house.leaving.consents()(threading.Event())
    allowed = set()
    for kind in kinds:
        who = PUBLISHERS[kind]
        consent = consents.get(who)
        if consent is not Consent.NEVER and (
            options.yes or consent is Consent.ALWAYS or _agrees(kind, house, terminal)
        ):
            allowed.add(who)
    return frozenset(allowed)


def _no_terminal(terminal: Terminal) -> None:
    terminal.problem(
        terminal.words.text(
            "Bilan asks before anything leaves this computer, and there is no terminal to ask at. "
            "Add --yes to agree beforehand."
        )
    )


def _agrees(kind: ListKind, house: House, terminal: Terminal) -> bool:
    if not sys.stdin.isatty():
        return False
    words = terminal.words
    terminal.problem(_publisher(kind, words))
    terminal.problem(words.text("Everybody gets the same list. This is all that leaves:"))
    (question,) = house.leaving.question(PUBLISHERS[kind])(threading.Event())
    _show(question, house, terminal)
    terminal.problem(words.text("Nothing of you or your accounts is in it."))
    return terminal.agrees(words.text("Ask them this time? [y/N] "))


def _publisher(kind: ListKind, words: Words) -> str:
    said = {
        ListKind.BREACHES: words.text(
            "The list of breaches is that of Have I Been Pwned (Australia), behind Cloudflare (USA)."
        ),
        ListKind.FIREFOX_BREACHES: words.text("The list of breaches that Firefox warns of is that of Mozilla (USA)."),
        ListKind.TWO_FACTOR: words.text(
            "The directory of second factors is that of 2fa.directory, a project of volunteers."
        ),
        ListKind.PASSKEYS: words.text("The directory of passkeys is that of 2fa.directory, a project of volunteers."),
    }
    return said[kind]


def _show(question: str, house: House, terminal: Terminal) -> None:
    terminal.problem("")
    for line in question.rstrip().splitlines():
        terminal.problem(f"    {line}")
    terminal.problem("")
    terminal.problem(_way(house.settings.route, terminal.words))


def _way(route: Route, words: Words) -> str:
    match route.way:
        case Way.SYSTEM:
            return words.text(
                "It leaves by the proxy that this computer prescribes, or directly. "
                "They see the proxy’s address, or yours."
            )
        case Way.DIRECT:
            return words.text("It leaves directly. They see your Internet address.")
        case Way.TOR:
            return words.text("It leaves by Tor. They do not see your Internet address.")
        case Way.CUSTOM:
            proxy = shown(route)
            return words.text(
                "It leaves by your proxy, {proxy}. They see its Internet address, not yours.", proxy=proxy
            )


def _passwords(house: House, terminal: Terminal) -> bool:
    words = terminal.words
    (question,) = house.leaving.question(_WHO)(threading.Event())
    terminal.problem(words.text("Pwned Passwords is run by Have I Been Pwned (Australia), behind Cloudflare (USA)."))
    terminal.problem(words.text("For each password that is not hopeless anyway, this is all that leaves:"))
    _show(question, house, terminal)
    terminal.problem(
        words.text(
            "21BD1 stands for the first 5 of the 40 characters of a fingerprint, which hundreds of passwords share. "
            "They also see how many passwords are compared."
        )
    )
    return terminal.agrees(words.text("Ask them this time? [y/N] "))
