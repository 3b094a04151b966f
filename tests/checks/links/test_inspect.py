from __future__ import annotations

import pytest

from app.knowledge import link_rules
from checks.links.address import LONGEST
from checks.links.inspect import CHECK, DANGER
from checks.links.model import Level, Severity
from tests.checks.links.conftest import Inspect

EXAMPLE = "https://track.colivo-parcel4417.example/p/6H-3310?utm_source=sms"


def test_several_signs_that_prove_nothing_alone_prove_something_together(inspect: Inspect) -> None:
    seen = inspect(EXAMPLE, ["colivo.example"])
    assert seen.level is Level.CHECK
    assert [(found.rule, EXAMPLE[slice(*found.span)]) for found in seen.findings] == [
        ("yours_in_name", "colivo"),
        ("parcel_word", "parcel"),
        ("four_digits", "4417"),
        ("tracking", "utm_source=sms"),
    ]


def test_the_same_address_says_less_to_somebody_without_an_account_there(inspect: Inspect) -> None:
    assert inspect(EXAMPLE).level is Level.NOTHING_FOUND


def test_a_site_of_ones_own_is_no_imitation_of_itself(inspect: Inspect) -> None:
    seen = inspect("https://suivi.colivo.example/6H-3310/relais", ["colivo.example"])
    assert (seen.level, seen.is_yours, seen.findings) == (Level.NOTHING_FOUND, True, ())


def test_a_site_that_the_person_has_an_account_at_is_not_weighed(inspect: Inspect) -> None:
    assert inspect("https://netflix-login4417.top/").level is Level.DANGER
    assert inspect("https://netflix-login4417.top/", ["netflix-login4417.top"]).level is Level.NOTHING_FOUND


def test_a_site_of_ones_own_vouches_for_no_disguise(inspect: Inspect) -> None:
    assert inspect("https://paypal.com@colivo.example/", ["colivo.example"]).level is Level.DANGER


def test_every_danger_names_a_decisive_sign(inspect: Inspect) -> None:
    known = link_rules.knowledge()
    dangerous = [
        seen for rule in known.rules.values() for text in rule.examples if (seen := inspect(text)).level is Level.DANGER
    ]
    assert len(dangerous) > 20
    assert [seen.text for seen in dangerous if all(f.severity is not Severity.DANGER for f in seen.findings)] == []


def test_what_speaks_for_an_address_is_not_said_where_nothing_speaks_against_it(inspect: Inspect) -> None:
    assert inspect("https://colivo.fr/how-we-protect-your-parcels").findings == ()


@pytest.mark.parametrize(
    "text", ["https://paypal.com/", "https://www.paypal.com/signin", "https://docs.google.com/forms/d/1"]
)
def test_a_brand_is_said_to_hold_its_own_site(inspect: Inspect, text: str) -> None:
    seen = inspect(text)
    assert seen.level is Level.NOTHING_FOUND
    assert seen.holder in {"PayPal", "Google"}


def test_an_address_that_hides_its_destination_is_to_be_checked_and_no_danger(inspect: Inspect) -> None:
    assert inspect("https://bit.ly/3xY2abc").level is Level.CHECK


def test_text_that_is_no_address_still_tells_what_is_hidden_in_it(inspect: Inspect) -> None:
    seen = inspect("hello\u202ethere")
    assert (seen.level, [found.rule for found in seen.findings]) == (Level.NOT_AN_ADDRESS, ["invisible"])


@pytest.mark.parametrize(
    "text",
    [
        "\thttps://colivo.example/\r\n",
        "\u3000https://colivo.example/",
        "https://colivo.example/\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "https://colivo.example/\U0001f468\u200d\U0001f469\ufe0f",
    ],
)
def test_what_is_around_an_address_or_joins_letters_in_its_path_hides_nothing(inspect: Inspect, text: str) -> None:
    assert "invisible" not in [found.rule for found in inspect(text).findings]


@pytest.mark.parametrize(
    "text", ["https://col\u200bivo.example/", "https://colivo.example/\u202etxt.exe", "https://co\tlivo.example"]
)
def test_what_is_hidden_inside_is_named(inspect: Inspect, text: str) -> None:
    assert inspect(text).level is Level.DANGER


def test_the_levels_are_apart() -> None:
    assert 0 < CHECK < DANGER


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"https://sable.example/?{'a' * LONGEST}", ["too_long"]),
        (f"  https://colivo.example{'%20' * LONGEST}@sable.example/", ["too_long"]),
        (f"sable.example/{'a' * LONGEST}", ["too_long"]),
        (f"data:text/html,{'a' * LONGEST}", ["code_scheme", "too_long"]),
    ],
    ids=lambda given: str(given)[:40],
)
def test_an_address_that_is_too_long_to_be_judged_is_not_called_harmless(
    inspect: Inspect, text: str, rules: list[str]
) -> None:
    seen = inspect(text)
    assert seen.level in {Level.CHECK, Level.DANGER}
    assert sorted(found.rule for found in seen.findings) == rules


def test_a_long_text_that_no_browser_opens_is_no_address(inspect: Inspect) -> None:
    assert inspect("a long letter " * LONGEST).level is Level.NOT_AN_ADDRESS
