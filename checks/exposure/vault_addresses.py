"""Which e-mail addresses are user names in a vault, and for how many accounts each?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from checks.exposure.addresses import address, base
from checks.facts import Facts, Service, ServiceKind
from checks.model import Login
from checks.own_addresses import SeenAddress
from checks.passwords import accounts
from checks.passwords.site import site


def seen(facts: Facts) -> tuple[SeenAddress, ...]:
    """Return the addresses that are user names, those of most accounts first.

    Tagged addresses stand for themselves: services outside take each for another. Where several share a base that is
    no user name, it is offered too, with 0 accounts.
    """
    users: dict[str, list[Login]] = defaultdict(list)
    for login in facts.logins or ():
        if found := address(login.username) or address(login.email):
            users[found].append(login)
    bases = {base(each) for each in users} - users.keys()
    counted = {each: len(accounts.accounts(found, facts)) for each, found in users.items()} | dict.fromkeys(bases, 0)
    told = [SeenAddress(each, n, base(each), _is_disposable(each, facts.services)) for each, n in counted.items()]
    return tuple(sorted(told, key=lambda each: (-each.accounts, each.address)))


def _is_disposable(whole: str, services: Mapping[str, Service]) -> bool:
    service = services.get(site(whole.rpartition("@")[2]))
    return service is not None and service.kind is ServiceKind.DISPOSABLE
