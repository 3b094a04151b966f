"""Where is each setting of the platforms that hold most of a person's data?

It is data in `resources/rules/platforms.toml`. An address leads to a host that is named there, over https, or the file
is refused: what a person is sent to must be the platform itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import msgspec

from app import paths
from app.errors import ResourceError
from checks.own_data import Purpose

_FILE: Final = "rules/platforms.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `url` is the https address of its page, empty where it is in the app or the device only.

    `last_verified` is when the address was last found in public sources, None where it is told from memory.
    """

    purpose: Purpose
    url: str = ""
    last_verified: date | None = None

    @property
    def unverified(self) -> bool:
        """Whether there is an address that nobody has seen elsewhere."""
        return bool(self.url) and self.last_verified is None


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform and its settings, in the order in which they are gone through; `id` is stored, so it never changes."""

    id: str
    name: str
    hosts: tuple[str, ...]
    setting: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class _File:
    platform: tuple[Platform, ...]


@cache
def platforms() -> tuple[Platform, ...]:
    """Return the platforms; ResourceError if the file is not whole, or leads elsewhere than to them."""
    place = paths.resources() / _FILE
    try:
        known = msgspec.convert(tomllib.loads(place.read_text("utf-8")), _File).platform
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail=_FILE) from error
    if _twice([each.id for each in known]):
        raise ResourceError(detail=_FILE)
    for platform in known:
        _refuse_strange(platform)
    return known


def offered() -> Mapping[str, frozenset[Purpose]]:
    """Return what can be set on each platform, as `checks.exposure.collection` has it."""
    return {each.id: frozenset(setting.purpose for setting in each.setting) for each in platforms()}


def _refuse_strange(platform: Platform) -> None:
    purposes = [setting.purpose for setting in platform.setting]
    led_out = [each.url for each in platform.setting if each.url and not _leads_to(each.url, platform.hosts)]
    if not purposes or _twice(purposes) or led_out:
        raise ResourceError(detail=f"{_FILE}: {platform.id}")


def _leads_to(url: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether `url` is https to one of `hosts`, without a port or a name of somebody."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.netloc in hosts


def _twice(names: Sequence[object]) -> bool:
    return len(set(names)) != len(names)
