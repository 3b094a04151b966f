"""What did the person choose, and what did they tell about themselves?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.values.look import Look
from app.values.route import Route
from app.words import Language
from checks.model import Person, ProfileFlag


def _nothing_told() -> Mapping[ProfileFlag, bool | None]:
    return MappingProxyType(dict.fromkeys(ProfileFlag))


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is chosen once and kept.

    `language` is None while the system's is followed. `flags` has every flag; None is a question not yet answered.
    `welcomed` is True once the first run was walked through or left. `person` is only looked for in passwords.
    `route` is the way by which questions leave this computer.
    """

    language: Language | None = None
    look: Look = Look.SYSTEM
    flags: Mapping[ProfileFlag, bool | None] = field(default_factory=_nothing_told)
    welcomed: bool = False
    person: Person = field(default_factory=Person)
    route: Route = field(default_factory=Route)
