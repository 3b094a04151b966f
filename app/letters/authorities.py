"""To whom does a person complain about a company that does not answer?

Any supervisory authority of the European Union may be asked, best that of one's own country (GDPR, article 77). They
are too many to list here: for all others, the European Data Protection Board keeps the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority, or the list of all: `address` is the https address of the page where a complaint begins."""

    name: str
    address: str


CNIL: Final = Authority("CNIL", "https://www.cnil.fr/fr/plaintes")
ICO: Final = Authority("ICO", "https://ico.org.uk/make-a-complaint/")
EDPB: Final = Authority("EDPB", "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en")
AUTHORITIES: Final[Sequence[Authority]] = (CNIL, ICO, EDPB)
