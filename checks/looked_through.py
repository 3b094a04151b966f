"""What is kept of a browser's history that was looked through? A date and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HistoryLook:
    """A look at the history of one of a browser's profiles, at an aware instant.

    `browser` is the name of the program. A profile has no name here, which may be a person's: it was the one with the
    number `profile` of `profiles`. Of the addresses, `danger` are at the level "do not open", `to_check` at "check
    first"; `skipped` are further ones, which lead to no site.
    """

    browser: str
    profile: int
    profiles: int
    at: datetime
    addresses: int
    danger: int
    to_check: int
    skipped: int


def looks_at(looks: Iterable[HistoryLook], browser: str, profile: int, profiles: int) -> tuple[HistoryLook, ...]:
    """Return the looks among `looks` at one profile, in their order.

    Where a browser had more or fewer profiles, numbers meant others: those looks are of nobody.
    """
    wanted = (browser, profile, profiles)
    return tuple(each for each in looks if (each.browser, each.profile, each.profiles) == wanted)
