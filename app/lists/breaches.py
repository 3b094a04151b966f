"""Which breaches does a list of Have I Been Pwned or of Firefox name?

The fields are those of Have I Been Pwned's API, version 3. Older lists lack the newer flags, which are then False;
unknown fields are passed over, and descriptions, which are HTML, are not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.lists import errors
from app.lists.entry import Entry
from checks.exposure.breach import Breach


def of_hibp(name: str, untrusted: Sequence[object], today: date) -> tuple[Breach, ...]:
    """Return the breaches of a whole list of Have I Been Pwned; an error of `app.lists.errors` for any other."""
    return _named_once(name, [_hibp(entry, today) for entry in _entries(name, untrusted)])


def of_firefox(name: str, untrusted: Sequence[object], today: date) -> tuple[Breach, ...]:
    """Return the breaches of a whole feed of Firefox, as `of_hibp`.

    It lists verified leaks of passwords only, and does not tell which of them say something intimate: all of them are
    treated as if they did, because a report or a notification must never show one that does.
    """
    return _named_once(name, [_firefox(entry, today) for entry in _entries(name, untrusted)])


def _entries(name: str, untrusted: Sequence[object]) -> list[Entry]:
    entries = [Entry(name, number, each) for number, each in enumerate(untrusted, 1) if isinstance(each, dict)]
    if len(entries) != len(untrusted):
        raise errors.NotAList(name=name)
    return entries


def _hibp(entry: Entry, today: date) -> Breach:
    return Breach(
        name=entry.text("Name"),
        title=entry.text("Title"),
        domain=entry.host("Domain"),
        on=entry.day("BreachDate", today),
        added=entry.day("AddedDate", today),
        accounts=entry.number_of("PwnCount"),
        data=entry.texts("DataClasses"),
        verified=entry.flag("IsVerified", absent=True),
        fabricated=entry.flag("IsFabricated", absent=False),
        sensitive=entry.flag("IsSensitive", absent=False),
        retired=entry.flag("IsRetired", absent=False),
        spam_list=entry.flag("IsSpamList", absent=False),
        malware=entry.flag("IsMalware", absent=False),
        stealer_log=entry.flag("IsStealerLog", absent=False),
    )


def _firefox(entry: Entry, today: date) -> Breach:
    name = entry.text("Name")
    return Breach(
        name=name,
        title=name,
        domain=entry.host("Domain"),
        on=entry.day("BreachDate", today),
        added=entry.day("AddedDate", today),
        accounts=entry.number_of("PwnCount"),
        data=entry.texts("DataClasses"),
        sensitive=True,
    )


def _named_once(name: str, breaches: list[Breach]) -> tuple[Breach, ...]:
    seen: set[str] = set()
    for number, breach in enumerate(breaches, 1):
        if breach.name in seen:
            raise errors.EntryTwice(name=name, entry=number)
        seen.add(breach.name)
    return tuple(breaches)
