"""Which accounts are opened by an address that does not encrypt?

Who listens on the way (the owner of a café's network, say) reads what is typed there. At home or at work an address
without encryption is usual and stays inside: those are left alone, as in Keyguard.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Importance, Kind, Login, MessageId, Outcome, Subject, Urgency
from checks.once import once
from checks.passwords import accounts
from checks.passwords.site import host, site

_ID: Final = CheckId("passwords.insecure_address")
_KINDS: Final = frozenset({Kind.LOGIN, Kind.SERVER})
_LOCAL_ENDS: Final = (
    ".local",  # RFC 6762
    ".localhost",  # RFC 6761
    ".home.arpa",  # RFC 8375
    ".internal",  # reserved by ICANN in 2024
    ".lan",
    ".home",
    ".box",
    ".intranet",
    ".onion",  # encrypted by itself, RFC 7686
)


def judged(facts: Facts) -> Count:
    """Return how many accounts have an address on the web."""
    every = [subject for part in _parted(facts) for subject in part]
    return Count(len(every), sum(subject.importance.weight for subject in every))


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield the accounts with an `http:` address on a public host: first the important ones, then the others."""
    by_urgency: dict[Urgency, list[Subject]] = {Urgency.SOON: [], Urgency.WHEN_YOU_CAN: []}
    for subject in _parted(facts)[0]:
        important = subject.importance in {Importance.HIGHEST, Importance.HIGH}
        by_urgency[Urgency.SOON if important else Urgency.WHEN_YOU_CAN].append(subject)
    for urgency, subjects in by_urgency.items():
        if subjects:
            evidence = Evidence(MessageId("insecure_address.http"), {"n": len(subjects)})
            yield Finding(_ID, Outcome.FAIL, tuple(subjects), evidence, urgency)


def is_open_to_others(address: str) -> bool:
    """Tell whether what is typed at `address` travels over a public network without encryption."""
    return address.strip().casefold().startswith("http://") and not is_local(host(address))


def is_local(name: str) -> bool:
    """Tell whether the host `name` (as `site.host` gives it) can only be one's own network: an address or a name."""
    try:
        number = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return "." not in name or name.endswith(_LOCAL_ENDS)
    return number.is_private or number.is_loopback or number.is_link_local


@once
def _parted(facts: Facts) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    # All of them together: two open copies may be one account only by a third, which is not open.
    return accounts.parted(_is_open, _on_the_web(facts), facts)


def _is_open(login: Login) -> bool:
    return any(map(is_open_to_others, login.urls))


def _on_the_web(facts: Facts) -> list[Login]:
    return [login for login in accounts.to_judge(facts.logins or (), _ID, _KINDS) if any(map(site, login.urls))]


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS})), judged, judge)
