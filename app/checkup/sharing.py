"""How is the judging of many passwords shared between two processes?

A check that judges each distinct password by itself can be dealt out. Judging holds Python's lock, so that threads gain
nothing; a second vault process, hardened like the first, is at it from the start, while the first compares passwords
with one another. Then both take from the same pile.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import IO, Final, cast

from app.checkup import wire
from app.checkup.deals import JUDGED, Deal, Judged
from checks.facts import Check, Facts
from checks.model import CheckId, Finding, Login
from checks.once import changed
from checks.passwords import accounts

_DEAL: Final = 75
"""Logins of one deal: some 15 ms of work, so that progress is smooth, both processes end together, and the pipe is not
the work."""

_AT_ONCE: Final = 20
"""Deals of which the second process gets as many together at most. It gets a quarter of what is left, so that in the
end the last are shared one by one."""

_AHEAD: Final = 2
"""So often the second process is given deals before it has answered: it never waits for this one to have a moment."""

_SWITCH: Final = 0.001
"""Seconds after which a thread lets another go on. By default the other process would wait 5 ms for each new deal."""

Dealt = tuple[int, list[Finding]]
"""How many logins were judged, and what was found in them."""


class Sharing:
    """Judges by the checks that judge each password alone, with a second process if there is one.

    Should that process fail, what it was given goes back on the pile and nothing is lost.
    """

    def __init__(self, process: subprocess.Popen[bytes] | None = None) -> None:
        """Share with `process`."""
        self._process: Final = process
        self._piles: dict[CheckId, _Pile] = {}

    def deal(self, check: Check, facts: Facts) -> None:
        """Deal the logins of `facts` out, to be judged by `check`. The second process begins at once."""
        pile = self._piles[check.meta.id] = _Pile(facts)
        if self._process is None:
            return
        sys.setswitchinterval(_SWITCH)
        pile.helper = threading.Thread(target=_take_deals, args=(pile, check, facts, self._process), daemon=True)
        pile.helper.start()

    def judged(self, check: Check, facts: Facts) -> Iterator[Dealt]:
        """Judge what is left of the pile of `check`, and yield each deal, also those that were judged before."""
        pile = self._piles[check.meta.id]
        for dealt in _from_pile(pile, check, facts):
            yield dealt
            yield from _ready(pile)
        if pile.helper is not None:
            pile.helper.join()
        yield from _ready(pile)
        yield from _from_pile(pile, check, facts)


class _Pile:
    """What is still to be judged by one check, and what the second process has judged."""

    def __init__(self, facts: Facts) -> None:
        self.deals = deque(_deals(facts))
        self.done: queue.SimpleQueue[Dealt] = queue.SimpleQueue()
        self.helper: threading.Thread | None = None


def _deals(facts: Facts) -> Iterator[tuple[Login, ...]]:
    deal: list[Login] = []
    for sharing in accounts.by_password(facts.logins or (), facts):
        deal += sharing
        if len(deal) >= _DEAL:
            yield tuple(deal)
            deal = []
    if deal:
        yield tuple(deal)


def _from_pile(pile: _Pile, check: Check, facts: Facts) -> Iterator[Dealt]:
    while pile.deals:
        try:
            deal = pile.deals.popleft()
        except IndexError:  # the other process took the last one in between
            return
        yield len(deal), list(check.judge(changed(facts, logins=deal)))


def _ready(pile: _Pile) -> Iterator[Dealt]:
    while not pile.done.empty():
        yield pile.done.get()


def _take_deals(pile: _Pile, check: Check, facts: Facts, process: subprocess.Popen[bytes]) -> None:
    """Have deals judged by `process` until none is left. It is given the next ones before it has answered."""
    given: deque[tuple[Login, ...]] = deque()
    try:
        while True:
            while len(given) < _AHEAD and (deal := _several(pile)):
                given.append(deal)
                _give(process, Deal(check.meta.id, deal, facts.today, facts.person))
            if not given:
                return
            findings = _judged_by(process)
            pile.done.put((len(given.popleft()), findings))
    except (OSError, wire.WireBroken):  # the other process failed
        pass
    finally:
        pile.deals.extend(given)


def _several(pile: _Pile) -> tuple[Login, ...]:
    """Take what the second process is to judge at once; () if nothing is left."""
    deals: list[tuple[Login, ...]] = []
    most = min(_AT_ONCE, 1 + len(pile.deals) // 4)
    with suppress(IndexError):  # nothing is left, or this process took the last one in between
        while len(deals) < most:
            deals.append(pile.deals.popleft())
    return tuple(chain.from_iterable(deals))


def _give(process: subprocess.Popen[bytes], deal: Deal) -> None:
    wire.send(cast("IO[bytes]", process.stdin), deal)  # a pipe, as is the other: see `second`


def _judged_by(process: subprocess.Popen[bytes]) -> list[Finding]:
    match wire.receive(cast("IO[bytes]", process.stdout), JUDGED):
        case Judged(findings):
            return list(findings)
        case _:
            raise wire.WireBroken
