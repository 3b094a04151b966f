"""What is an address, and what do answers about a person's own say of the catalogue?

The item asks whether the person knows in which leaks their addresses are, so that one that was found is as good an
answer as one that was not. What could not be asked stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from checks.model import ItemId, MessageId, Outcome
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result

ITEM: Final = ItemId("exposure.breaches")
STANDS_FOR: Final = timedelta(days=30)
"""After so long an answer no longer counts, as with the item itself: breaches are added about every third day."""
NOT_ASKED: Final = MessageId("unknown.address_not_asked")

LONGEST: Final = 254
"""Characters of an address (RFC 5321, 4.5.3.1, with the correction of erratum 1690)."""
_ADDRESS: Final = re.compile(r"[^\s@\"(),:;<>\[\\\]]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_TAGGED: Final = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "fastmail.com", "fastmail.fm"),
        *("proton.me", "protonmail.com", "protonmail.ch", "pm.me"),
    )
)
"""Providers that deliver `name+tag@` to `name@` (`exposure-services`, 1.12). Elsewhere it may be another person's."""
_UNDOTTED: Final = frozenset({"gmail.com", "googlemail.com"})


@dataclass(frozen=True, slots=True)
class Support:
    """What the answers say of the item: the share of addresses whose leaks are known, or why none is."""

    outcome: Outcome
    value: float
    reason: MessageId | None = None


def address(text: str) -> str:
    """Return the e-mail address that `text` is, trimmed and in lower case; "" if it is none.

    Narrower than the standard: what is in quotation marks, and what cannot be seen, is nobody's login.
    """
    told = text.strip().lower()
    return told if len(told) <= LONGEST and told.isprintable() and _ADDRESS.fullmatch(told) else ""


def is_address(text: str) -> bool:
    """Tell whether `text` is an e-mail address as `address` returns it."""
    return bool(text) and address(text) == text


def base(whole: str) -> str:
    """Return the address at which what is sent to the address `whole` arrives, as far as its provider is known."""
    name, _, domain = whole.rpartition("@")
    if domain in _TAGGED:
        name = name.partition("+")[0] or name
    if domain in _UNDOTTED:
        name = name.replace(".", "") or name
    return f"{name}@{domain}"


def latest(answers: Iterable[AddressAnswer]) -> Mapping[tuple[str, AddressSource], Sequence[AddressAnswer]]:
    """Return, of each address and source, the last complete answer and what failed since, the newest first."""
    told: dict[tuple[str, AddressSource], list[AddressAnswer]] = defaultdict(list)
    for answer in sorted(answers, key=lambda each: each.at, reverse=True):
        before = told[answer.address, answer.source]
        if not before or (before[-1].result is Result.UNKNOWN and answer.result is not Result.UNKNOWN):
            before.append(answer)
    return told


def support(ticked: Iterable[OwnAddress], answers: Iterable[AddressAnswer], now: datetime) -> Support | None:
    """Return what is known at the aware instant `now` of the leaks of the addresses `ticked`; None without any."""
    wanted = [own.address for own in ticked if own.ways]
    if not wanted:
        return None
    told = tuple(answers)
    known = {each.address for each in told if each.result is not Result.UNKNOWN and now - each.at <= STANDS_FOR}
    share = sum(each in known for each in wanted) / len(wanted)
    if share == 0:
        return Support(Outcome.UNKNOWN, 0.0, _most(told, wanted))
    return Support(Outcome.PASS if share == 1 else Outcome.PARTIAL, share)


def _most(told: Iterable[AddressAnswer], wanted: Sequence[str]) -> MessageId:
    """Return what kept most addresses from an answer; of equals the last."""
    failed = sorted((each for each in told if each.reason and each.address in wanted), key=lambda each: each.at)
    reasons = Counter(each.reason for each in reversed(failed) if each.reason)
    return reasons.most_common(1)[0][0] if reasons else NOT_ASKED
