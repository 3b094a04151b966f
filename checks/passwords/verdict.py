"""What do the findings of a check say about the whole vault?"""

from __future__ import annotations

from checks.facts import Tally
from checks.model import Outcome


def verdict(tally: Tally, unknown_weight: int = 0, *, complete: bool) -> tuple[Outcome, float]:
    """Return the outcome of a check that counted `tally`, and its value, 0..1: the unaffected part by weight.

    `complete` tells whether everything that was given could be read and judged. A part that could not may hide a fault,
    so that nothing found in an incomplete vault is *unknown*, never a pass; `unknown_weight` is the weight of the
    accounts that could not be judged, none of which is confirmed.
    """
    if tally.of == 0 or (tally.affected == 0 and not complete):
        return Outcome.UNKNOWN, 0.0
    if tally.affected == 0:
        return Outcome.PASS, 1.0
    if tally.affected == tally.of:
        return Outcome.FAIL, 0.0
    return Outcome.PARTIAL, max(0.0, 1 - (tally.affected_weight + unknown_weight) / tally.of_weight)
