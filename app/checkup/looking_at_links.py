"""In the vault process: which addresses out of a copied text are dangerous?

Not where Bilan waits in the tray: what is known of fraud would stay in its memory for the rest of the day.
"""

from __future__ import annotations

from typing import IO

from app.checkup import wire
from app.checkup.link_messages import ORDERS, CopiedLinks, CopiedLinksJudged
from app.knowledge import link_rules
from checks.links.inspect import inspected
from checks.links.model import Level


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what `orders` asks for."""
    match wire.receive(orders, ORDERS):
        case CopiedLinks(addresses, own):
            known = link_rules.knowledge()
            dangerous = sum(inspected(each, known, own).level is Level.DANGER for each in addresses)
            wire.send(answers, CopiedLinksJudged(dangerous))
        case _:
            raise wire.WireBroken
