"""What do the findings of a check say about the whole vault?"""

from __future__ import annotations

from checks.facts import Tally
from checks.model import Outcome


def verdict(tally: Tally, *, complete: bool) -> tuple[Outcome, float]:
    """Return the outcome of a check that counted `tally`, and its value, 0..1: the unaffected part by weight.

    `complete` tells whether everything that was given could be read. A part that could not be read may hide a fault,
    so that nothing found in an incomplete vault is *unknown*, never a pass.
    """
    if tally.of == 0 or (tally.affected == 0 and not complete):
        return Outcome.UNKNOWN, 0.0
    if tally.affected == 0:
        return Outcome.PASS, 1.0
    if tally.affected == tally.of:
        return Outcome.FAIL, 0.0
    return Outcome.PARTIAL, 1 - tally.affected_weight / tally.of_weight
