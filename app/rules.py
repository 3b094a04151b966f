"""What is publicly known and ships with Bilan?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from app import paths
from app.errors import ResourceError
from checks.facts import Service


@dataclass(frozen=True, slots=True)
class _ServicesFile:
    service: tuple[Service, ...]


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
