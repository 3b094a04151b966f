"""How is the judging of many passwords shared between two processes?

A check that judges each distinct password by itself can be dealt out. The estimator of strength holds Python's lock,
so that threads gain nothing; a second vault process, hardened like the first, halves the time of a large vault.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, cast

from app import rules, wordlist
from app.checkup import command, wire
from app.checkup.events import Found
from checks.facts import Check, Facts
from checks.model import Finding, Login
from checks.registry import CHECKS

_DEAL = 150
"""Logins of one deal: some 15 ms of work, so that progress is smooth and the pipe is not the work."""

_WORTH_SHARING = 600
"""Logins below which a second process costs more than it brings (some 100 ms to start)."""

Dealt = tuple[int, list[Finding]]
"""How many logins were judged, and what was found in them."""


def judged_in_deals(check: Check, facts: Facts) -> Iterator[Dealt]:
    """Judge `facts` by `check`, which judges each password alone, and yield each deal as it is done.

    With many logins and more than one processor a second process takes deals from the same pile. Should it fail, its
    deal goes back on the pile and nothing is lost.
    """
    pile = deque(_deals(facts.logins or ()))
    if sum(map(len, pile)) < _WORTH_SHARING or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - two processors
        yield from _from_pile(pile, check, facts)
        return
    done: queue.SimpleQueue[Dealt] = queue.SimpleQueue()
    helper = threading.Thread(target=_take_deals, args=(pile, check, facts, done), daemon=True)
    helper.start()
    for dealt in _from_pile(pile, check, facts):
        yield dealt
        yield from _ready(done)
    helper.join()
    yield from _ready(done)
    yield from _from_pile(pile, check, facts)


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Judge the deals that arrive on `orders` until it ends; findings go to `answers`, `Judged` after each deal."""
    words, services = wordlist.common(), rules.services()
    while isinstance(deal := wire.receive(orders), wire.Deal):
        for finding in CHECKS[deal.check].judge(Facts(deal.logins, deal.today, words, services, deal.person)):
            wire.send(answers, Found(finding))
        wire.send(answers, wire.Judged())


def _deals(logins: Sequence[Login]) -> Iterator[tuple[Login, ...]]:
    key = os.urandom(32)
    by_password: dict[bytes, list[Login]] = {}
    for login in logins:
        if login.password is not None:
            by_password.setdefault(login.password.fingerprint(key), []).append(login)
    deal: list[Login] = []
    for sharing in by_password.values():
        deal += sharing
        if len(deal) >= _DEAL:
            yield tuple(deal)
            deal = []
    if deal:
        yield tuple(deal)


def _from_pile(pile: deque[tuple[Login, ...]], check: Check, facts: Facts) -> Iterator[Dealt]:
    while pile:
        try:
            deal = pile.popleft()
        except IndexError:  # the other process took the last one in between
            return
        yield len(deal), list(check.judge(replace(facts, logins=deal)))


def _ready(done: queue.SimpleQueue[Dealt]) -> Iterator[Dealt]:
    while not done.empty():
        yield done.get()


def _take_deals(pile: deque[tuple[Login, ...]], check: Check, facts: Facts, done: queue.SimpleQueue[Dealt]) -> None:
    deal: tuple[Login, ...] | None = None
    try:
        with _judging_process() as process:
            while pile:
                deal = pile.popleft()
                done.put((len(deal), _judged_by(process, wire.Deal(check.meta.id, deal, facts.today, facts.person))))
                deal = None
    except (IndexError, OSError, wire.WireBroken):  # the pile was emptied in between, or the other process failed
        pass
    finally:
        if deal is not None:
            pile.append(deal)


def _judging_process() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command.vault_process("judge"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _judged_by(process: subprocess.Popen[bytes], deal: wire.Deal) -> list[Finding]:
    wire.send(cast("IO[bytes]", process.stdin), deal)  # both are pipes, see above
    return list(_findings(cast("IO[bytes]", process.stdout)))


def _findings(answers: IO[bytes]) -> Iterator[Finding]:
    while True:
        match wire.receive(answers):
            case Found(finding):
                yield finding
            case wire.Judged():
                return
            case _:
                raise wire.WireBroken
