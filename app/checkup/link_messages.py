"""What do the processes tell one another that look at copied links?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from app.checkup.wire import Crashed, Kinds


@dataclass(frozen=True, slots=True)
class CopiedLinks:
    """To a vault process: say how many addresses of a copied text are dangerous. `own` are the person's sites."""

    addresses: tuple[str, ...] = field(repr=False)
    own: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CopiedLinksJudged:
    """From the vault process: how many are."""

    dangerous: int


ORDERS: Final[Kinds[CopiedLinks]] = Kinds(CopiedLinks)
ANSWERS: Final[Kinds[CopiedLinksJudged | Crashed]] = Kinds(CopiedLinksJudged, Crashed)
