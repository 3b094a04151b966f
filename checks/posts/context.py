"""Who will read it, and in whose name is it written? It changes how much a finding deserves to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from checks.posts.model import Category, Severity


class Audience(Enum):
    """Who will read it."""

    PUBLIC = "public"
    CONNECTIONS = "connections"
    MESSAGE = "message"


class Account(Enum):
    """In whose name it is written."""

    OWN = "own"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Context:
    """Everyone reads what a person writes in their own name, unless something else is known."""

    audience: Audience = Audience.PUBLIC
    account: Account = Account.OWN


_BY_AUDIENCE: Final[Mapping[tuple[Audience, Category], int]] = MappingProxyType(
    {
        # Given to one person on purpose, these are ordinary.
        (Audience.MESSAGE, Category.PERSONAL_DATA): -1,
        (Audience.MESSAGE, Category.LOCATION): -1,
        (Audience.MESSAGE, Category.ABSENCE): -1,
        # In a message, they have a face: this is where they pester.
        (Audience.MESSAGE, Category.PITCH): 1,
        (Audience.MESSAGE, Category.REQUEST): 1,
    }
)
_BY_ACCOUNT: Final[Mapping[tuple[Account, Category], int]] = MappingProxyType(
    {
        (Account.EMPLOYER, Category.TONE): 1,
        (Account.EMPLOYER, Category.EMPLOYER): 1,
        (Account.EMPLOYER, Category.PITCH): -1,  # a company may sell
    }
)


def weighed(severity: Severity, category: Category, context: Context) -> Severity:
    """Return `severity` as it is in `context`. What is red stays red, and nothing else becomes it."""
    if severity is Severity.RED:
        return severity
    shift = _BY_AUDIENCE.get((context.audience, category), 0) + _BY_ACCOUNT.get((context.account, category), 0)
    return Severity(min(max(severity + shift, Severity.HINT), Severity.AMBER))
