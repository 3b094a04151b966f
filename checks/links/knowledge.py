"""What must be known to judge an address? All of it comes from data files; nothing of it is learned from a feed."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from checks.links.brands import Brands
from checks.links.letters import Letters
from checks.links.model import Rule, RuleId
from checks.links.unwrap import Wrappers


class Pretext(Enum):
    """What a word in a host is to make people believe."""

    PARCEL = "parcel"
    ACCOUNT = "account"
    SECURITY = "security"
    MONEY = "money"
    BUSINESS = "business"
    HELP = "help"


Abuse = Literal["doubtful_ending", "risky_ending", "suspect_ending", "worst_ending"]
"""How much fraud has names under an ending, by the rule that says so: as often as honest people, more often, where
they seldom have one, where they hardly ever do."""
MORE_THAN_HONEST: Final = ("risky_ending", "suspect_ending", "worst_ending")
SELDOM_HONEST: Final = ("suspect_ending", "worst_ending")


@dataclass(frozen=True, slots=True)
class Lists:
    """Endings, hosts and words that the rules look things up in. All are lower case ASCII."""

    abused_endings: Mapping[str, Abuse]
    usual_sub_domains: frozenset[str]
    restricted_endings: frozenset[str]
    restricted_kinds: frozenset[str]
    company_endings: frozenset[str]
    counting_endings: frozenset[str]
    calm_endings: frozenset[str]
    keyed_endings: frozenset[str]
    free_hosting: frozenset[str]
    throwaway_hosting: frozenset[str]
    busy_hosting: frozenset[str]
    shorteners: frozenset[str]
    own_shorteners: frozenset[str]
    pretexts: Mapping[str, Pretext]
    pretext_edges: frozenset[str]
    """The first and the last five letters of each pretext that has as many."""
    misspelt: frozenset[str]
    code_hosting: frozenset[str]
    tenants: frozenset[str]
    federations: frozenset[str]
    exercises: frozenset[str]
    internals: frozenset[str]
    well_known: frozenset[str]
    programs: frozenset[str]
    documents: frozenset[str]
    pages: frozenset[str]
    free_mail: frozenset[str]
    password_words: frozenset[str]
    service_paths: Mapping[str, Mapping[str, str]]
    """The site whose pages have a path that begins so, by the first part of the path."""
    redirect_parameters: frozenset[str]
    tracking: frozenset[str]

    def abuse(self, suffix: str) -> Abuse | None:
        """Return how often names under `suffix`, or else its top-level domain, are abused; None where seldom."""
        return self.abused_endings.get(suffix) or self.abused_endings.get(suffix.rpartition(".")[2])


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything. `dictionary` has the common words that are no brand's; `weights` are in `rules`."""

    rules: Mapping[RuleId, Rule]
    wrappers: Wrappers
    schemes: Mapping[str, frozenset[str]]
    """Schemes that have no host, by the rule that speaks of them."""
    lists: Lists
    brands: Brands
    dictionary: AbstractSet[str]
    letters: Letters
