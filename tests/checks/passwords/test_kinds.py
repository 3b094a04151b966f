from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Service, ServiceKind
from checks.model import Kind, Login
from checks.passwords.kinds import is_all_that_its_site_allows, recognised
from tests.builders import facts, login


def entry(title: str, password: str, *, username: str = "", folder: str = "", site: str = "") -> Login:
    return login(site, password, username, title=title, folder=folder)


RECOGNISED = {
    "a card's code": (entry("Carte Visa", "4821"), Kind.PIN),
    "a door's code that names its holder": (entry("Digicode immeuble", "48213", username="Alice"), Kind.PIN),
    "four digits without a user": (entry("Immeuble", "4821"), Kind.PIN),
    "a code in a folder of cards": (entry("Bleue", "4821", username="Alice", folder="Mes codes/Carte"), Kind.PIN),
    "a network": (entry("Wi-Fi maison", "poirier vert lune", username="Livebox"), Kind.WIFI),
    "a network in one word": (entry("WiFi", "poirier vert lune"), Kind.WIFI),
    "a licence": (entry("Office", "ABCDE-12345-FGHIJ-67890-KLMNO"), Kind.LICENCE_KEY),
    "a licence that names its owner": (
        entry("Licence Office", "ABCDE-12345-FGHIJ-67890", username="Alice"),
        Kind.LICENCE_KEY,
    ),
}


@pytest.mark.parametrize(("what", "kind"), RECOGNISED.values(), ids=RECOGNISED.keys())
def test_what_is_no_login_is_recognised(what: Login, kind: Kind) -> None:
    assert recognised(what) is kind


LOGINS = {
    "digits typed into a site": entry("Bank code", "482133", site="bank.example"),
    "digits of a user": entry("Bank", "482133", username="alice"),
    "nine digits": entry("Code", "482133999"),
    "digits and a letter": entry("Code", "4821a"),
    "the site of a network's provider": entry("Wi-Fi", "poirier vert lune", site="wifi.example"),
    "a word that only contains another": entry("Wififi", "poirier vert lune"),
    "three groups": entry("Licence", "ABCDE-12345-FGHIJ"),
    "small letters": entry("Licence", "abcde-12345-fghij-67890"),
    "groups of a user": entry("Forum", "ABCDE-12345-FGHIJ-67890", username="alice"),
}


@pytest.mark.parametrize("what", LOGINS.values(), ids=LOGINS.keys())
def test_what_is_not_sure_stays_a_login(what: Login) -> None:
    assert recognised(what) is Kind.LOGIN


def test_what_the_vault_tells_is_not_doubted() -> None:
    assert recognised(login("", "4821", "", kind=Kind.SERVER)) is Kind.SERVER


@given(st.text(), st.text(), st.text())
def test_any_text_has_a_kind(title: str, password: str, folder: str) -> None:
    assert isinstance(recognised(entry(title, password, folder=folder)), Kind)


def test_an_entry_without_password_stays_what_it_is() -> None:
    assert recognised(login("", None, "", title="Wi-Fi")) is Kind.LOGIN


CODE = Service("Bank", ("code.example",), ServiceKind.BANK, digits_only=True)
SIX = Service("Six", ("six.example",), ServiceKind.BANK, longest=6, digits_only=True)
EIGHT = Service("Eight", ("eight.example",), ServiceKind.PHONE, longest=8)
TWENTY = Service("Twenty", ("twenty.example",), ServiceKind.SHOP, longest=20)


def is_bound(site: str, password: str | None) -> bool:
    words = ["soleil", "password", "bonjour"]
    return is_all_that_its_site_allows(
        login(site, password), facts(common_words=words, services=[CODE, SIX, EIGHT, TWENTY])
    )


@pytest.mark.parametrize(
    ("site", "password"), [("code.example", "482913"), ("six.example", "482913"), ("eight.example", "kq7wz0vx")]
)
def test_a_site_that_allows_no_better_password_is_no_fault_of_the_person(site: str, password: str) -> None:
    assert is_bound(site, password)


@pytest.mark.parametrize(
    ("site", "password"),
    [
        ("code.example", "123456"),
        ("code.example", "140789"),
        ("code.example", "111111"),
        ("six.example", "48291"),
        ("eight.example", "soleil75"),
        ("eight.example", "password"),
        ("eight.example", "kq7wz0v"),
        ("twenty.example", "kq7wz0vxkq7wz0vxkq7w"),
        ("other.example", "482913"),
        ("", "482913"),
        ("code.example", None),
        ("code.example", ""),
    ],
)
def test_what_could_be_better_there_stays_a_choice(site: str, password: str | None) -> None:
    assert not is_bound(site, password)
