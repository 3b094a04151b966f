"""What does the second process of an audit do, which judges the deals that the first one gives it (`sharing`)?"""

from __future__ import annotations

import os
import queue
import threading
from contextlib import suppress
from typing import IO, NoReturn

from app.checkup import wire
from app.checkup.deals import DEALS, Deal, Judged
from app.knowledge import rules, wordlist
from checks import suffixes
from checks.facts import Facts
from checks.passwords import beyond
from checks.passwords.alone import ALONE


def serve(orders: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """Judge the deals that arrive on `orders` until it ends, and answer each, in their order, with what was found."""
    deals: queue.SimpleQueue[Deal] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, deals), daemon=True).start()
    words, services = wordlist.common(), rules.services()
    beyond.prepare()  # while the first process reads, or waits for a key
    suffixes.prepare()
    while True:
        deal = deals.get()
        facts = Facts(deal.logins, deal.today, words, services, deal.person)
        wire.send(answers, Judged(tuple(ALONE[deal.check].judge(facts))))


def _listen(orders: IO[bytes], deals: queue.SimpleQueue[Deal]) -> None:
    """Take each deal off the pipe when it comes, also while one is judged, and end with whoever gives them.

    Otherwise each of the two processes could wait for ever until the other had read what it writes. What cannot be
    taken ends this process too, whatever it is about to answer: the other one then judges what it has given.
    """
    try:
        with suppress(wire.WireBroken):
            while (deal := wire.receive(orders, DEALS)) is not None:
                deals.put(deal)
    finally:
        os._exit(0)
