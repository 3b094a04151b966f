from __future__ import annotations

from collections.abc import Mapping

import pytest

from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.exposure.offers import Directory, merged
from checks.facts import Service
from tests.builders import service

TOTP, SMS, BOTH = (Offer(frozenset(x)) for x in ({Factor.TOTP}, {Factor.SMS}, {Factor.TOTP, Factor.SMS}))
NOTHING = Offer()
GOOGLE = service("google.com", "youtube.com")
MICROSOFT = service("microsoft.com", "live.com", "outlook.com")


def known(*services: Service) -> dict[str, Service]:
    return {site: each for each in services for site in each.sites}


def asked(address: str, offers: Mapping[str, Offer], *services: Service) -> Offer | None:
    return Directory(offers, known(*services)).of([address])


@pytest.mark.parametrize(
    "address", ["https://bank.example/", "https://www.bank.example/login", "login.eu.bank.example", "BANK.example:8443"]
)
def test_what_lies_under_a_site_has_its_offer(address: str) -> None:
    assert asked(address, {"bank.example": TOTP}) is TOTP


def test_the_nearest_host_is_meant() -> None:
    offers = {"bank.example": SMS, "pro.bank.example": TOTP}
    assert asked("https://login.pro.bank.example", offers) is TOTP
    assert asked("https://bank.example", offers) is SMS


def test_a_site_is_not_asked_beyond_its_owner() -> None:
    assert asked("https://alice.github.io", {"github.io": TOTP}) is None
    assert asked("https://bank.co.uk", {"co.uk": TOTP}) is None


def test_a_host_that_nobody_lists_is_not_known() -> None:
    assert asked("https://bank.example", {"other.example": TOTP}) is None
    assert asked("https://192.0.2.1", {"2.1": TOTP}) is None
    assert asked("android://x@com.bank/", {"com.bank": TOTP}) is None


def test_what_is_known_to_offer_nothing_is_known() -> None:
    assert asked("https://bank.example", {"bank.example": NOTHING}) == NOTHING


def test_the_other_sites_of_a_service_are_asked_then_what_lies_below() -> None:
    assert asked("https://login.live.com", {"outlook.com": TOTP}, MICROSOFT) is TOTP
    assert asked("https://accounts.google.com", {"mail.google.com": TOTP}, GOOGLE) == TOTP
    assert asked("https://youtube.com", {"mail.google.com": TOTP}, GOOGLE) == TOTP


def test_of_several_below_only_what_all_offer_counts() -> None:
    key = Offer(frozenset({Factor.KEY, Factor.TOTP}), PasskeyUse.SIGN_IN)
    assert asked("https://a.example", {"mail.a.example": key, "pay.a.example": TOTP}) == TOTP
    assert asked("https://www.a.example", {"mail.a.example": key}) == key


def test_a_loaded_directory_wins_for_the_services_that_it_has() -> None:
    builtin = service("a.example", "b.example", offer=SMS), service("c.example", offer=SMS)
    offers = merged(known(*builtin), {"a.example": TOTP, "d.example": BOTH})
    assert offers == {"a.example": TOTP, "c.example": SMS, "d.example": BOTH}
    assert asked("https://b.example", offers, *builtin) is TOTP


def test_a_directory_that_knows_a_site_to_offer_nothing_wins_too() -> None:
    assert merged(known(service("a.example", offer=SMS)), {"a.example": NOTHING}) == {"a.example": NOTHING}


def test_a_directory_of_passkeys_alone_takes_no_factor_away() -> None:
    passkeys = Offer(passkey=PasskeyUse.SIGN_IN)
    offers = merged(known(service("a.example", offer=SMS)), {"a.example": passkeys})
    assert offers == {"a.example": Offer(frozenset({Factor.SMS}), PasskeyUse.SIGN_IN)}


def test_without_a_directory_the_built_in_offers_are_all_that_is_known() -> None:
    builtin = service("a.example", "b.example", offer=SMS), service("c.example")
    assert merged(known(*builtin), {}) == {"a.example": SMS, "b.example": SMS}
