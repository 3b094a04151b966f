"""How is the store opened from a terminal?"""

from __future__ import annotations

import sys
import threading
from getpass import getpass

from app.checkup.overview import Overview, PassphraseAsked
from app.cli.terminal import Terminal
from app.compose import House
from app.store.errors import PassphraseNeeded
from app.store.profile import refuse_missing
from app.system.errors import KeychainMissing
from checks.secret import Secret


def opened_to_read(house: House, terminal: Terminal) -> Overview:
    """Do as `opened` where a profile is there; NoProfile, and nothing made, where there is none."""
    refuse_missing(house.profile)
    return opened(house, terminal)


def opened(house: House, terminal: Terminal) -> Overview:
    """Open the store and return what is known; a passphrase is asked for on a terminal only.

    StoreError if it cannot be opened, PassphraseNeeded and KeychainMissing among them where nobody can be asked.
    """
    (answer,) = house.open()(threading.Event())
    match answer:
        case Overview():
            return answer
        case PassphraseAsked.EXISTING:
            if not sys.stdin.isatty():
                raise PassphraseNeeded(name=house.profile.name)
            return _with(house, getpass(terminal.words.text("Passphrase of your check-up: "), sys.stderr))
        case PassphraseAsked.NEW:
            if not sys.stdin.isatty():
                raise KeychainMissing
            return _with(house, _chosen(terminal))


def _chosen(terminal: Terminal) -> str:
    words = terminal.words
    terminal.remark(words.text("This computer has no keychain. A passphrase of yours will lock your check-up."))
    while True:
        first = getpass(words.text("New passphrase: "), sys.stderr)
        if first and first == getpass(words.text("Once more: "), sys.stderr):
            return first
        terminal.problem(words.text("They were not the same, or empty. Type it twice again."))


def _with(house: House, typed: str) -> Overview:
    (overview,) = house.open_with(Secret(typed))(threading.Event())
    return overview
