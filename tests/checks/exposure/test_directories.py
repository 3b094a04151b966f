"""Does what ships with Bilan agree with the public directories, wherever they know a service?"""

from __future__ import annotations

from collections.abc import Mapping

from app.knowledge import rules
from checks.exposure.offer import Offer
from checks.exposure.offers import Directory
from checks.facts import Service
from tests.checks.exposure import real_lists

BY_LAW = "directive (EU) 2015/2366 made a second proof compulsory at European and British banks in 2019"
DIFFERENT: Mapping[str, str] = {
    "Apple": "icloud.com is listed as part of the account that appleid.apple.com lists with passkeys",
    "Atlassian": "trello.com is listed with what it had before it joined the account that id.atlassian.com lists",
    "BNP Paribas": BY_LAW,
    "BoursoBank": "its own app confirms sign-ins; " + BY_LAW,
    "Caisse d’Épargne": BY_LAW,
    "Fortuneo": BY_LAW,
    "La Banque Postale": BY_LAW,
    "LCL": BY_LAW,
    "Monzo": BY_LAW,
    "NHS": "two of its hosts are listed with text messages, the domain itself with passkeys only",
    "Orange": "Mobile Connect asks on the telephone",
    "PayPal": "codes by text message are offered besides",
    "Santander": BY_LAW,
}
UNLISTED: Mapping[str, str] = {
    "Amazon Web Services": "listed below amazon.com, which is another account",
    "Banque Populaire": BY_LAW,
    "Belfius": BY_LAW,
    "CIC": BY_LAW,
    "Crédit Agricole": BY_LAW,
    "Crédit Mutuel": BY_LAW,
    "KBC": BY_LAW,
    "Monabanq": BY_LAW,
    "Qonto": BY_LAW,
    "Société Générale": BY_LAW,
}


def known() -> dict[str, Service]:
    """Return the services of which it is known what they offer, by name."""
    return {service.name: service for service in rules.services().values() if service.offer is not None}


def test_enough_services_are_known_for_a_first_run_without_a_network() -> None:
    assert sum(bool(service.offer and service.offer.factors) for service in known().values()) >= 150


@real_lists.where_they_are
def test_each_built_in_offer_is_that_of_the_directories_or_has_its_reason() -> None:
    listed = Directory(real_lists.offers(), rules.services())
    theirs = {name: listed.of(f"https://{site}" for site in service.sites) for name, service in known().items()}
    assert {name for name, offer in theirs.items() if offer is None} == set(UNLISTED)
    assert {name for name, offer in theirs.items() if offer and not same(known()[name].offer, offer)} == set(DIFFERENT)


def same(ours: Offer | None, theirs: Offer) -> bool:
    return ours is not None and (ours.factors, ours.passkey) == (theirs.factors, theirs.passkey)
