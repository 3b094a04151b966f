"""By what are accounts recognised from one audit to the next, and which addresses have them?"""

from __future__ import annotations

from dataclasses import dataclass, field

from checks.own_addresses import SeenAddress
from checks.passwords.progress import Trace


@dataclass
class Recognised:
    """The key under which accounts are recognised (32 bytes that stay on this computer), and what was seen of them."""

    key: bytes
    traces: list[Trace] = field(default_factory=list)
    addresses: tuple[SeenAddress, ...] = ()
