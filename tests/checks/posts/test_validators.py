from __future__ import annotations

import pytest

from checks.posts import validators


@pytest.mark.parametrize(
    ("check", "right"),
    [
        (validators.card, ("4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005", "501800000009")),
        (validators.nir, ("2 55 08 14 168 025 38", "255081416802538")),
        (validators.siret, ("732 829 320 00074", "35600000000048")),
        (validators.phone, ("06 12 34 56 78", "+44 20 7946 0958")),
        (validators.day, ("12/03/1984", "03/31/1984", "1984-02-29", "3 avril 1990")),
        (validators.address, ("203.0.114.9",)),
        (validators.token, ("a8Kd93LmQ0xZ7",)),
        (validators.password, ("Winter2026!", "hunter2x", "blue4horse", "4821", "xKq")),
        (validators.shouting, ("THIS IS NOT ACCEPTABLE", "UNE RÉUNION POUR RIEN")),
    ],
)
def test_what_is_right_is_accepted_whole(check: validators.Validator, right: tuple[str, ...]) -> None:
    assert {text: check(text) for text in right} == {text: len(text) for text in right}


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        (validators.card, ("4111 1111 1111 1112", "0000 0000 0000 0000", "1234 5678 1234 5670")),
        (validators.nir, ("2 55 08 14 168 025 39", "9 55 08 14 168 025 38", "25508141680253")),
        (validators.siret, ("732 829 320 00075", "00000000000000")),
        (validators.phone, ("123456", "2024-11-28 12", "1234567890123456")),
        (validators.day, ("45/13/1984", "31/02/1984", "30-02-2024")),
        (validators.address, ("192.168.1.1", "10.0.0.1", "127.0.0.1", "300.1.1.1")),
        (validators.token, ("aaaaaaaa1", "documentation-of-our-key", "1234567890")),
        (validators.password, ("important", "Winter", "well-known", "2024", "1", "@bob", "CHANGING")),
        (validators.shouting, ("GDPR, NIS2, DORA", "NASA ESA JAXA CNES")),
    ],
)
def test_what_is_wrong_or_ordinary_is_not(check: validators.Validator, wrong: tuple[str, ...]) -> None:
    assert {text: check(text) for text in wrong} == dict.fromkeys(wrong, 0)


def test_an_account_number_ends_where_its_country_says() -> None:
    number = "FR76 3000 6000 0112 3456 7890 189"
    assert validators.iban(f"{number} merci bien") == len(number)
    assert validators.iban(f"{number}4") == 0
    assert validators.iban("FR76 3000 6000") == 0
    assert validators.iban("ZZ76 3000 6000 0112 3456 7890 189") == 0


def test_a_corsican_number_has_a_letter_in_it() -> None:
    head = "1 84 03 2A 004 123"
    key = 97 - int("1840319004123") % 97
    assert validators.nir(f"{head} {key:02}") > 0
    assert validators.nir(f"{head} {key - 1:02}") == 0
