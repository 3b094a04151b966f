"""What do the processes tell one another that look at copied links?"""

from __future__ import annotations

from typing import Final

from app.checkup.wire import Crashed, Kinds
from app.values.background import CopiedLinks, CopiedLinksJudged

ORDERS: Final[Kinds[CopiedLinks]] = Kinds(CopiedLinks)
ANSWERS: Final[Kinds[CopiedLinksJudged | Crashed]] = Kinds(CopiedLinksJudged, Crashed)
