"""Which nouns do the parts of the link inspector share?

An *address* is what a link opens. Its *owner* is the registrable domain, private section of the public suffix list
included. A *rule* yields *signs*; each sign paints a *span* of the text that was given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, NewType

RuleId = NewType("RuleId", str)
"""A rule of `resources/rules/links.toml`. Stable: the command line's JSON names it."""

Span = tuple[int, int]
"""Start and end in code points of the text that was given."""

Param = int | str


class Level(Enum):
    """What is said of an address. There is no level "safe". Values are those of the command line's JSON."""

    DANGER = "danger"
    CHECK = "check"
    NOTHING_FOUND = "nothing-found"
    NOT_AN_ADDRESS = "not-an-address"


class Severity(Enum):
    """How much one sign says by itself."""

    DANGER = "danger"
    CHECK = "check"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a sign of this rule is worth, and the rule whose sentence says it.

    `weight` is set by hand. Below nothing, which only a sign of INFO has, it speaks for the address.
    """

    id: RuleId
    severity: Severity
    weight: int
    says: RuleId
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class Sign(NamedTuple):
    """That a rule holds here, and what fills its sentence."""

    rule: RuleId
    span: Span
    params: Mapping[str, Param] = MappingProxyType({})


class Finding(NamedTuple):
    """A sign as it is shown, with what it is worth; `says` is the rule whose sentence tells it."""

    rule: RuleId
    says: RuleId
    severity: Severity
    weight: int
    span: Span
    params: Mapping[str, Param]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known of one text.

    `address` is as a browser would open it, "" where there is none; `owner` is its registrable domain or its IP
    address, "" where it has no host. `owner_span` lies in `text`. `unwrapped` are the addresses that are inside
    the first one, outermost first; the findings are about the last of them and about each wrapping. `holder` is who is
    known to have the owner's name, "" where nobody is; `is_yours` says that the person has an account there.
    """

    text: str
    level: Level
    address: str = ""
    owner: str = ""
    owner_span: Span = (0, 0)
    findings: tuple[Finding, ...] = ()
    unwrapped: tuple[str, ...] = ()
    holder: str = ""
    is_yours: bool = False
