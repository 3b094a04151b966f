"""What must be known to judge an address? All of it comes from data files; nothing of it is learned from a feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from checks.links.brands import Brands
from checks.links.letters import Letters
from checks.links.model import Rule, RuleId
from checks.links.unwrap import Wrapper


class Pretext(Enum):
    """What a word in a host is to make people believe."""

    PARCEL = "parcel"
    ACCOUNT = "account"
    SECURITY = "security"
    MONEY = "money"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Lists:
    """Endings, hosts and words that the rules look things up in. All are lower case ASCII."""

    risky_endings: frozenset[str]
    worst_endings: frozenset[str]
    restricted_endings: frozenset[str]
    free_hosting: frozenset[str]
    throwaway_hosting: frozenset[str]
    shorteners: frozenset[str]
    own_shorteners: frozenset[str]
    pretexts: Mapping[str, Pretext]
    misspelt: frozenset[str]
    honest_words: frozenset[str]
    internals: frozenset[str]
    programs: frozenset[str]
    documents: frozenset[str]
    redirect_parameters: frozenset[str]
    tracking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything. `dictionary` has the common words that are no brand's; `weights` are in `rules`."""

    rules: Mapping[RuleId, Rule]
    wrappers: tuple[Wrapper, ...]
    schemes: Mapping[str, frozenset[str]]
    """Schemes that have no host, by the rule that speaks of them."""
    lists: Lists
    brands: Brands
    dictionary: frozenset[str]
    letters: Letters
