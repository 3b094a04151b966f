"""Which facts does a test judge? Complete values, of which a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from checks.exposure.breach import Breach
from checks.facts import Facts, Service, ServiceKind
from checks.model import ChangeDateSource, Login, PasswordChange
from checks.secret import Secret
from checks.vocabulary import CommonWords

TODAY = date(2026, 11, 24)
_NO_WORDS: Mapping[str, int] = CommonWords({})


def login(
    site: str = "bank.example",
    password: str | None = "Xv9#mQ2!tLr7",
    username: str = "alice",
    **others: Any,  # noqa: ANN401 - the remaining fields of `Login`, each of its own type
) -> Login:
    """Return a login at `https://<site>/login`, titled like its site; `others` are further fields of `Login`.

    `password` None stands for no password at all, as a passkey has.
    """
    plain = Login(
        title=site,
        username=username,
        urls=(f"https://{site}/login",) if site else (),
        password=None if password is None else Secret(password),
        source="vault.kdbx",
        row=1,
    )
    return replace(plain, **others)


def facts(
    *logins: Login,
    today: date = TODAY,
    common_words: Mapping[str, int] | Iterable[str] = _NO_WORDS,
    services: Iterable[Service] = (),
    **others: Any,  # noqa: ANN401 - the remaining fields of `Facts`, each of its own type
) -> Facts:
    """Return facts with these logins; `common_words` may be given as words in the order of their rank."""
    ranked = common_words if isinstance(common_words, Mapping) else {w: n for n, w in enumerate(common_words, 1)}
    words = ranked if isinstance(ranked, CommonWords) else CommonWords(ranked)
    by_site = {site: service for service in services for site in service.sites}
    return Facts(logins=logins, today=today, common_words=words, services=by_site, **others)


def breach(
    domain: str = "forum.example",
    on: date = date(2019, 5, 14),
    added: date = date(2019, 9, 2),
    data: tuple[str, ...] = ("Email addresses", "Passwords"),
    **others: Any,  # noqa: ANN401 - the remaining fields of `Breach`, each of its own type
) -> Breach:
    """Return a breach of `domain`, named after it; `others` are further fields of `Breach`."""
    plain = Breach(domain or "nowhere", domain.title() or "Nowhere", domain, on, added, 1000, data)
    return replace(plain, **others)


def service(*sites: str, kind: ServiceKind = ServiceKind.OTHER, **others: Any) -> Service:  # noqa: ANN401 - as above
    """Return a service of these sites, named after the first."""
    return Service(sites[0], sites, kind, **others)


def changed(on: date, source: ChangeDateSource = ChangeDateSource.RECORDED) -> PasswordChange:
    """Return a change of a password on that day, by default one that its vault recorded."""
    return PasswordChange(on, source)
