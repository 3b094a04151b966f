from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.knowledge import wordlist
from checks.facts import Facts
from checks.model import CheckId, Finding, Kind, Login, Outcome, Person
from checks.passwords import personal
from tests.builders import facts, login

WORDS = wordlist.common()
ANAIS = Person(("Anaïs", "Lea Le Goff", "Martin"), 1985, "Saint-Malo")
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def found(*logins: Login, person: Person = ANAIS) -> list[Finding]:
    return list(personal.judge(facts(*logins, person=person, common_words=WORDS)))


def message(password: str, person: Person = ANAIS) -> str:
    (finding,) = found(login(password=password), person=person)
    return finding.evidence.message


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("martin2020", "personal.name"),
        ("MARTIN!", "personal.name"),
        ("anais", "personal.name"),
        ("Anaïs12", "personal.name"),
        ("m4rt1n!", "personal.name"),
        ("nitram77", "personal.name"),
        ("lea4821", "personal.name"),
        ("monchatlea", "personal.name"),
        ("rose-martin-velours-orage-tambour", "personal.name"),
        ("Malo2020", "personal.place"),
        ("saintmalo", "personal.place"),
        ("Soleil1985", "personal.year"),
        ("14071985", "personal.year"),
        ("14/07/1985", "personal.year"),
        ("140785", "personal.year"),
        ("19850714", "personal.year"),
        ("rex14071985!", "personal.year"),
        ("martin1985", "personal.several"),
        ("anais-malo", "personal.several"),
    ],
)
def test_a_detail_of_ones_life_is_found(password: str, expected: str) -> None:
    assert message(password) == expected


@pytest.mark.parametrize(
    "password",
    [
        "xk2lea9Qz!mf",
        "xK91985qLm2vR8t",
        "8Vq!martin-zK2x7wTQ9",
        "4839198520174650",
        "martinique2020",
        "cleanhouse22",
        "malonyl8",
        "soleil2024",
        "Soleil85",
        "1984!chat",
        "140784",
        "Xv9#mQ2!tLr7",
        "qzleakwxvtbjhg",
    ],
)
def test_letters_and_digits_by_chance_are_no_detail(password: str) -> None:
    assert found(login(password=password)) == []


def test_a_name_is_also_what_recurs_before_the_at() -> None:
    logins = [
        login("a.example", "Colette!75", "colette.marchal@mail.example"),
        login("b.example", "x" * 3, "", email="colette@mail.example"),
    ]
    (finding,) = found(*logins, person=Person())

    assert (finding.evidence.message, finding.subjects[0].site) == ("personal.name", "a.example")


def test_a_name_that_occurs_in_one_user_name_only_is_that_sites_affair() -> None:
    (finding,) = found(login("a.example", "zorblatt1", "zorblatt"), login("b.example", "x", "7"), person=Person())

    assert finding.outcome is Outcome.UNKNOWN


def test_what_addresses_are_called_by_their_task_is_no_name() -> None:
    logins = [login(f"{n}.example", f"contact{n}", "contact@mail.example") for n in range(3)]

    assert [finding.outcome for finding in found(*logins, person=Person())] == [Outcome.UNKNOWN]


def test_without_anything_known_it_is_unknown_and_says_what_to_tell() -> None:
    logins = (login("a.example", "Soleil1985", ""), login("b.example", "Chat2020", ""))
    (finding,) = found(*logins, person=Person())

    assert (finding.outcome, finding.evidence.message) == (Outcome.UNKNOWN, personal.UNTOLD)
    assert [subject.site for subject in finding.subjects] == ["a.example", "b.example"]


def test_a_person_who_told_a_name_of_two_letters_told_nothing_to_look_for() -> None:
    assert [finding.outcome for finding in found(login(username=""), person=Person(("Al",)))] == [Outcome.UNKNOWN]


def test_without_a_password_there_is_nothing_to_tell() -> None:
    assert found(login(password=None), person=Person()) == []


def test_a_finding_names_every_account_and_no_detail() -> None:
    (finding,) = found(login("a.example", "Martin1985"), login("b.example", "Martin1985"))

    assert [subject.site for subject in finding.subjects] == ["a.example", "b.example"]
    assert dict(finding.evidence.params) == {}
    assert "artin" not in repr(finding)


def test_a_pin_of_ones_year_is_found_and_a_key_is_not_judged() -> None:
    assert len(found(login(password="1985", kind=Kind.PIN))) == 1
    assert found(login(password="MARTIN-1985-MARTIN", kind=Kind.LICENCE_KEY)) == []


@pytest.mark.parametrize("gone", [{"archived": True}, {"excluded": frozenset({CheckId("passwords.personal")})}])
def test_what_does_not_count_is_not_judged(gone: dict[str, Any]) -> None:
    other = login(password="Martin1985", **gone)

    assert found(other) == []
    assert personal.judged(facts(other)).accounts == 0


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.integers(0, 9_999))
def test_any_text_is_judged(password: str, name: str, town: str, year: int) -> None:
    logins = (login(password=password), login("b.example", password, name))
    it = Facts(logins, date(2026, 11, 24), WORDS, person=Person((name,), year, town))

    assert len(list(personal.judge(it))) <= 1


def test_copies_of_one_account_do_not_make_a_name_of_its_user() -> None:
    copies = [login("forum.example", "sunshine77", "sunshine", source=source) for source in ("a.json", "b.csv")]
    assert [each.outcome for each in found(*copies)] == []
    two = (copies[0], login("bank.example", username="sunshine"))
    assert [each.outcome for each in found(*two)] == [Outcome.FAIL]


def test_where_there_are_too_many_names_the_order_of_the_vault_decides_nothing() -> None:
    names = [a + b + c + "vry" for a in "bdf" for b in "aei" for c in "lmnrst"] + ["zzyzxa"]
    logins = [login(f"{site}{n}.example", f"{name}1", name) for n, name in enumerate(names) for site in "xy"]
    subjects = [{s for each in found(*order) for s in each.subjects} for order in (logins, logins[::-1])]
    assert subjects[0] == subjects[1]
    assert len(subjects[0]) < len(logins)
