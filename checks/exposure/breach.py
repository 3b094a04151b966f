"""What is publicly known of one data breach?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CURRENT_FOR: Final = timedelta(days=90)
"""A breach is added about every third day: a list without one for so long is old, or a part of one."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One entry of a public list of breaches (the model of Have I Been Pwned's API, version 3).

    `name` is its stable id, `title` what people call it. `domain` is the host that leaked, in ASCII and lower case, and
    may be a sub-domain; "" where the list names none. `on` is when it happened, which may be approximate; `added` when
    it became public (UTC dates). `accounts` counts them, `data` names what was taken in the list's own English words.
    A `sensitive` breach tells by itself something intimate of whoever is in it.
    """

    name: str
    title: str
    domain: str
    on: date
    added: date
    accounts: int
    data: tuple[str, ...]
    verified: bool = True
    fabricated: bool = False
    sensitive: bool = False
    retired: bool = False
    spam_list: bool = False
    malware: bool = False
    stealer_log: bool = False
