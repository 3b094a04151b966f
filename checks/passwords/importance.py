"""How much depends on an account?

Its service tells: a mailbox resets the passwords of all others, a bank holds the money, a phone number receives codes.
An account that was opened with a thrown-away address was not meant to last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from checks.facts import Service, ServiceKind
from checks.model import Importance, Subject, Urgency
from checks.passwords.site import host, site

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
    ServiceKind.DISPOSABLE: Importance.LOW,
}
_RANKS: Final = {importance: rank for rank, importance in enumerate(Importance)}
_MAILBOXES: Final = frozenset({ServiceKind.MAILBOX, ServiceKind.PLATFORM})
_MAIL_HOSTS: Final = ("mail.", "webmail.", "imap.")
"""How the hosts of mailboxes that are not on the list are called: an employer's, a school's, one's own."""


def importance(addresses: Iterable[str], user: str, services: Services) -> Importance:
    """Return the importance of `user`'s account at these addresses: that of its most important service.

    At a service that is not known it is normal, and low if `user` is an address at a provider of disposable ones.
    """
    if kinds := _kinds(addresses, services):
        return min([_BY_KIND[kind] for kind in kinds], key=rank)
    provider = services.get(user.rpartition("@")[2].casefold())
    return Importance.LOW if provider and provider.kind is ServiceKind.DISPOSABLE else Importance.NORMAL


def rank(importance: Importance) -> int:
    """Return where `importance` comes in an order: 0 for the highest."""
    return _RANKS[importance]


def urgency(subjects: Iterable[Subject]) -> Urgency:
    """Return how soon to act on something that concerns these accounts: the most important one decides."""
    match min((subject.importance for subject in subjects), key=rank, default=Importance.LOW):
        case Importance.HIGHEST:
            return Urgency.FIRST
        case Importance.HIGH:
            return Urgency.SOON
        case Importance.NORMAL | Importance.LOW:
            return Urgency.WHEN_YOU_CAN


def is_mailbox(addresses: Iterable[str], services: Services) -> bool:
    """Tell whether an account at one of these addresses receives the mail with which passwords are reset."""
    return not _MAILBOXES.isdisjoint(_kinds(addresses, services))


def _kinds(addresses: Iterable[str], services: Services) -> list[ServiceKind]:
    found = []
    for address in addresses:
        if service := services.get(site(address)):
            found.append(service.kind)
        elif host(address).startswith(_MAIL_HOSTS):
            found.append(ServiceKind.MAILBOX)
    return found
