"""What is publicly known and ships with Bilan?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from app import paths
from app.errors import ResourceError
from app.knowledge.ways_out import WaysOut
from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.facts import Service, ServiceKind


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; a misspelt key is refused, because what it says would be missed in silence."""

    name: str
    sites: tuple[str, ...]
    kind: ServiceKind
    change: str = ""
    longest: int | None = None
    digits_only: bool = False
    factors: tuple[Literal["email", "call", "sms", "app", "totp", "key"], ...] | None = None
    passkey: PasskeyUse | None = None
    close: str = ""
    download: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    service: tuple[_Row, ...]


@cache
def services() -> Mapping[str, Service]:
    """Return the services that people use most, by each of their sites; ResourceError if the list is not whole."""
    place = paths.resources() / "rules" / "services.toml"
    try:
        rows = msgspec.convert(tomllib.loads(place.read_text("utf-8")), _File).service
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail="rules/services.toml") from error
    by_site = {site: service for service in map(_service, rows) for site in service.sites}
    if len(by_site) != sum(len(row.sites) for row in rows):
        raise ResourceError(detail="rules/services.toml")
    return by_site


def change_address(site: str) -> str:
    """Return where the password of an account at the registrable domain `site` is changed.

    The page that is known, else the address at which a site is to lead there (W3C, "A Well-Known URL for Changing
    Passwords"): nobody asks beforehand whether it does, because each question would tell who has an account.
    """
    service = services().get(site)
    return service.change if service and service.change else f"https://{site}/.well-known/change-password"


def ways_out(site: str) -> WaysOut:
    """Return where an account at the registrable domain `site` is left; nothing where that is not known."""
    service = services().get(site)
    return WaysOut(service.close, service.download) if service else WaysOut()


def _service(row: _Row) -> Service:
    return Service(
        row.name,
        row.sites,
        row.kind,
        row.change,
        row.longest,
        row.digits_only,
        None if row.factors is None else Offer(frozenset(Factor[name.upper()] for name in row.factors), row.passkey),
        row.close,
        row.download,
    )
