"""What does the site of a login offer besides a password?

The directories name hosts as their authors came upon them: `mail.google.com` but not `google.com`, `outlook.com` but
not `live.com`. So the question is asked upwards from the login's host, then of the other sites of its service, then of
what lies below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checks.exposure.hosts import upwards
from checks.exposure.known import every
from checks.exposure.offer import Factor, Offer
from checks.facts import Facts, Service
from checks.once import once
from checks.passwords.site import site

Services = Mapping[str, Service]
Offers = Mapping[str, Offer]


def merged(services: Services, loaded: Offers) -> Offers:
    """Return what is known by host: what a directory has that was `loaded`, and of the rest what ships with Bilan.

    A directory that has one of a service's sites knows better about all of them. A loaded offer of passkeys only comes
    from a directory of passkeys, which tells nothing of other factors: there the built-in ones stay.
    """
    own = {name: service.offer for name, service in services.items() if service.offer is not None}
    known = {other for name in loaded if name in services for other in services[name].sites}
    kept = {name: offer for name, offer in own.items() if name not in known}
    return kept | {name: _joined(offer, own.get(name)) for name, offer in loaded.items()}


class Directory:
    """What sites offer, asked by the addresses of an account."""

    def __init__(self, offers: Offers, services: Services) -> None:
        """Take what is known by host, and the services whose sites stand for each other."""
        self._offers: Final = offers
        self._services: Final = services
        self._below: Final[dict[str, list[str]]] = {}
        for name in sorted(offers):
            for above in upwards(name)[1:]:
                self._below.setdefault(above, []).append(name)

    def of(self, addresses: Iterable[str]) -> Offer | None:
        """Return what the first site of `addresses` that is known offers; None if none is."""
        for address in addresses:
            if offer := self._of(address):
                return offer
        return None

    def _of(self, address: str) -> Offer | None:
        offers, own = self._offers, site(address)
        for above in upwards(address):
            if above in offers:
                return offers[above]
            if above == own:
                break
        service = self._services.get(own)
        if service is None and own not in self._below:
            return None
        others = service.sites if service else ()
        exact = (self._offers[other] for other in others if other in self._offers)
        return next(exact, None) or next(self._shared(own, *others), None)

    def _shared(self, *sites: str) -> Iterator[Offer]:
        """Yield, for each of `sites` that has some below it, what all of these offer: the one meant is not known."""
        for name in sites:
            if below := [self._offers[each] for each in self._below.get(name, ())]:
                factors = frozenset[Factor].intersection(*(offer.factors for offer in below))
                uses = {offer.passkey for offer in below}
                yield Offer(factors, uses.pop() if len(uses) == 1 else None, below[0].how)


@once
def offered(facts: Facts) -> Mapping[str, Offer | None]:
    """Return what the site of each account offers, by the account's identity; None where that is not known."""
    directory = Directory(facts.offers, facts.services)
    return {x.identity: directory.of([url for login in x.logins for url in login.urls]) for x in every(facts)}


def _joined(loaded: Offer, own: Offer | None) -> Offer:
    if own is None or loaded.factors or loaded.passkey is None:
        return loaded
    return Offer(own.factors, loaded.passkey, loaded.how or own.how)
