"""What does the second process of an audit do, which judges the deals that the first one gives it (`sharing`)?"""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from typing import IO

from app.checkup import wire
from app.checkup.deals import DEALS, Deal, Judged
from app.knowledge import rules, wordlist
from checks import suffixes
from checks.facts import Facts
from checks.passwords import beyond
from checks.passwords.alone import ALONE


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Judge the deals that arrive on `orders` until it ends, and answer each, in their order, with what was found."""
    deals: queue.SimpleQueue[Deal | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, deals), daemon=True).start()
    words, services = wordlist.common(), rules.services()
    beyond.prepare()  # while the first process reads, or waits for a key
    suffixes.prepare()
    while (deal := deals.get()) is not None:
        facts = Facts(deal.logins, deal.today, words, services, deal.person)
        wire.send(answers, Judged(tuple(ALONE[deal.check].judge(facts))))


def _listen(orders: IO[bytes], deals: queue.SimpleQueue[Deal | None]) -> None:
    """Take each deal off the pipe when it comes, also while one is judged.

    Otherwise each of the two processes could wait for ever until the other had read what it writes.
    """
    deal: Deal | None = None
    with suppress(wire.WireBroken):
        while (deal := wire.receive(orders, DEALS)) is not None:
            deals.put(deal)
    deals.put(None)
