"""Which public lists are on this computer, to be compared with a vault inside the vault process?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.exposure.breach import Breach
from checks.exposure.offer import Offer


@dataclass(frozen=True, slots=True)
class PublicLists:
    """What was loaded or fetched and is kept, as `checks.facts.Facts` has it; `shared` are groups of hosts."""

    breaches: tuple[Breach, ...] | None = None
    offers: Mapping[str, Offer] = field(default_factory=dict)
    shared: tuple[tuple[str, ...], ...] = ()
