"""How much depends on an account?

Its service tells: a mailbox resets the passwords of all others, a bank holds the money, a phone number receives codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from checks.facts import Service, ServiceKind
from checks.model import Importance, Subject, Urgency

Services = Mapping[str, Service]
"""The services that are known, by each of their sites."""

_BY_KIND: Final = {
    ServiceKind.MAILBOX: Importance.HIGHEST,
    ServiceKind.BANK: Importance.HIGHEST,
    ServiceKind.PHONE: Importance.HIGHEST,
    ServiceKind.MANAGER: Importance.HIGHEST,
    ServiceKind.PLATFORM: Importance.HIGHEST,
    ServiceKind.WORK: Importance.HIGH,
    ServiceKind.SOCIAL: Importance.HIGH,
    ServiceKind.GOVERNMENT: Importance.HIGH,
    ServiceKind.HEALTH: Importance.HIGH,
    ServiceKind.SHOP: Importance.HIGH,
    ServiceKind.OTHER: Importance.NORMAL,
}
_MOST_IMPORTANT_FIRST: Final = tuple(Importance)


def importance(sites: Iterable[str], services: Services) -> Importance:
    """Return the importance of an account at these registrable domains: that of its most important service."""
    found = [_BY_KIND[service.kind] for name in sites if (service := services.get(name))]
    return min(found, key=_MOST_IMPORTANT_FIRST.index, default=Importance.NORMAL)


def urgency(subjects: Iterable[Subject]) -> Urgency:
    """Return how soon to act on something that concerns these accounts: the most important one decides."""
    most = min((subject.importance for subject in subjects), key=_MOST_IMPORTANT_FIRST.index, default=Importance.LOW)
    match most:
        case Importance.HIGHEST:
            return Urgency.FIRST
        case Importance.HIGH:
            return Urgency.SOON
        case Importance.NORMAL | Importance.LOW:
            return Urgency.WHEN_YOU_CAN
