"""Which checks are there?

A new check is one module with one object `CHECK`, and one line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from checks.exposure import breached_site, dormant, duplicate, passkey, second_factor
from checks.facts import Check
from checks.model import CheckId, ItemId
from checks.passwords import age, history, insecure_address, leaked, mailbox, personal, reuse, similar, strength

_ALL: Final[tuple[Check, ...]] = (
    mailbox.CHECK,
    reuse.CHECK,
    history.CHECK,
    similar.CHECK,
    personal.CHECK,
    insecure_address.CHECK,
    strength.CHECK,
    age.CHECK,
    second_factor.CHECK,
    passkey.CHECK,
    breached_site.CHECK,
    dormant.CHECK,
    duplicate.CHECK,
    leaked.CHECK,  # may wait for others
)

CHECKS: Final[Mapping[CheckId, Check]] = MappingProxyType({check.meta.id: check for check in _ALL})
"""Every check by its id, in the order in which they are shown."""


def strangers(measured: Iterable[ItemId]) -> frozenset[CheckId]:
    """Return the checks that answer no item of the catalogue: the program must not start with one.

    `measured` are the items whose automation says that a check answers them. An item may be there before its check;
    a check without an item would judge something that nobody can read, weigh or decide about.
    """
    return frozenset(CHECKS).difference(map(CheckId, measured))
