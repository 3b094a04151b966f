"""What is publicly known and ships with Bilan?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from app import paths
from app.errors import ResourceError
from checks.facts import Service


@dataclass(frozen=True, slots=True)
class _ServicesFile:
    service: tuple[Service, ...]


@cache
def services() -> Mapping[str, Service]:
    """Return the services that people use most, by each of their sites; ResourceError if the list is not whole."""
    place = paths.resources() / "rules" / "services.toml"
    try:
        known = msgspec.convert(tomllib.loads(place.read_text("utf-8")), _ServicesFile).service
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail="rules/services.toml") from error
    by_site = {site: service for service in known for site in service.sites}
    if len(by_site) != sum(len(service.sites) for service in known):
        raise ResourceError(detail="rules/services.toml")
    return by_site


def change_address(site: str) -> str:
    """Return where the password of an account at the registrable domain `site` is changed.

    The page that is known, else the address at which a site is to lead there (W3C, "A Well-Known URL for Changing
    Passwords"): nobody asks beforehand whether it does, because each question would tell who has an account.
    """
    service = services().get(site)
    return service.change if service and service.change else f"https://{site}/.well-known/change-password"
