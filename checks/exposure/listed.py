"""Which breaches of a public list concern a login?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from checks.exposure.breach import Breach
from checks.exposure.hosts import Shared, names
from checks.facts import Service
from checks.model import CheckId, Login

ID: Final = CheckId("exposure.breached_site")
_PASSWORDS: Final = "passwords"

Services = Mapping[str, Service]


class Listed:
    """A list of breaches, asked by login: each question takes as long as the login's host has parts."""

    def __init__(self, breaches: Iterable[Breach], services: Services, shared: Shared) -> None:
        """Take the breaches that say something of the accounts at their domains, and which hosts share credentials."""
        self._services: Final = services
        self._shared: Final = shared
        self._at: Final[dict[str, list[Breach]]] = {}
        for breach in sorted(filter(counts, breaches), key=order):
            self._at.setdefault(breach.domain.casefold(), []).append(breach)

    def of(self, login: Login) -> list[Breach]:
        """Return the breaches of the places of `login` that the person has not dismissed, each once, in `order`."""
        at = self._at
        met = [name for name in names(login.urls, self._services, self._shared) if name in at]
        if not met:
            return []
        found = [breach for name in dict.fromkeys(met) for breach in at[name] if _is_news(breach, login)]
        return sorted(found, key=order) if len(found) > 1 else found


def rearmed(
    logins: Iterable[Login], breaches: Iterable[Breach] | None, services: Services, shared: Shared
) -> Iterator[Login]:
    """Yield the logins; those taken out of `exposure.breached_site` are in again where a breach became public since."""
    listed = Listed(breaches or (), services, shared)
    for login in logins:
        if ID in login.set_aside and login.dismissed is not None and listed.of(login):
            yield replace(login, set_aside=login.set_aside - {ID})
        else:
            yield login


def counts(breach: Breach) -> bool:
    """Tell whether a breach says something of the accounts at its domain (Mozilla Monitor's rule).

    What malware took from people's computers is no fault of the sites that they were on.
    """
    doubtful = breach.fabricated or breach.retired or breach.spam_list or breach.malware or breach.stealer_log
    return bool(breach.domain) and breach.verified and not doubtful


def took_passwords(breach: Breach) -> bool:
    """Tell whether passwords were among what was taken; old ones, and hints for them, are not the one in use."""
    return any(kind.strip().casefold() == _PASSWORDS for kind in breach.data)


def order(breach: Breach) -> tuple[object, ...]:
    """Order breaches so that the latest comes first; the order of the list decides nothing."""
    return -breach.on.toordinal(), -breach.added.toordinal(), breach.name


def _is_news(breach: Breach, login: Login) -> bool:
    return login.dismissed is None or breach.added > login.dismissed
