from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn import matching

from app import wordlist
from checks.model import CheckId, Finding, Kind, Login, Outcome, Urgency
from checks.passwords import strength
from checks.passwords.estimate import WEAK, score
from checks.passwords.explain import SENTENCES, explain
from checks.passwords.words import CommonWords
from tests.builders import facts, login

ANY_TEXT = st.text(st.characters(exclude_categories=()))
FRENCH = wordlist.french()
COMMON = CommonWords(FRENCH)


def found(*logins: Login, common_words: Mapping[str, int] = FRENCH) -> list[Finding]:
    return list(strength.judge(facts(*logins, common_words=common_words)))


def kind(password: str) -> str:
    (finding,) = found(login(password=password))
    return finding.evidence.message


@pytest.mark.parametrize("password", ["Motdepasse2024", "Bonjour!2023", "soleil75000", "Marseille2025", "B0nj0ur2024"])
def test_french_passwords_are_weak(password: str) -> None:
    assert len(found(login(password=password))) == 1


def test_it_is_the_french_words_that_make_them_weak() -> None:
    assert found(login(password="soleil75000"), common_words={}) == []


@pytest.mark.parametrize(
    "password",
    [
        "mirabelle patinoire cactus donjon ficelle rivage",
        "girafe-lavande-moulin-escalier-tonnerre-prune",
        "correct horse battery staple",
        "Xv9#mQ2!tLr7",
        "qjwzkxvbnrtplmsdhgfc",
        "83920174650912837465",
    ],
)
def test_a_passphrase_or_a_random_text_is_not_found_whatever_its_signs(password: str) -> None:
    assert found(login(password=password)) == []


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("password1", "strength.common_password"),
        ("azertyuiop", "strength.common_password"),
        ("bankalice", "strength.own_word"),
        ("B0nj0ur2024", "strength.french_word"),
        ("maison42", "strength.french_word"),
        ("breakfast", "strength.word"),
        ("hernandez7", "strength.name"),
        ("rtyhgfvbn", "strength.keyboard"),
        ("19/08/1987", "strength.date"),
        ("q2025", "strength.date"),
        ("aaaaaaaaaaaa", "strength.repeat"),
        ("ghijklmnop", "strength.sequence"),
        ("Kz7q", "strength.guessable"),
    ],
)
def test_the_largest_part_says_why_it_is_weak(password: str, expected: str) -> None:
    assert kind(password) == expected


def test_a_pattern_that_is_the_smaller_part_is_not_the_reason() -> None:
    assert explain("Kzx7qabc", (), {}, 2026) == "strength.guessable"
    assert explain("Kzx7abcd", (), {}, 2026) == "strength.sequence"


def test_a_cause_is_sought_in_the_first_twenty_signs() -> None:
    assert explain("aaaaaaaaaaaaKz7qXw9v" + "abcdefghijklmnopqrstuvwxyz", (), {}, 2026) == "strength.repeat"


def test_logins_dealt_out_by_password_give_the_same_findings() -> None:
    one = [login("bank.example", "password1"), login("shop.example", "password1")]
    other = [login("mail.example", "soleil75000")]

    assert strength.CHECK.meta.alone
    assert [*found(*one), *found(*other)] == found(*one, *other)


def test_a_common_word_costs_as_many_guesses_as_its_rank() -> None:
    assert score("patinoire!7#2w", (), {"patinoire": 400}) <= WEAK < score("patinoire!7#2w", (), {"patinoire": 900})


def test_a_year_to_come_is_no_year() -> None:
    assert explain("q2025", (), {}, 2026) == "strength.date"
    assert explain("q2025", (), {}, 2024) != "strength.date"


def test_a_year_of_this_decade_weakens_as_one_of_the_last() -> None:
    assert score("Lunn2025", (), {}) == score("Lunn2015", (), {})
    assert kind("Lunn2025") == kind("Lunn2015") == "strength.name"


def test_a_finding_names_every_account_once_and_its_score() -> None:
    copies = [
        login("shop.example", "password1"),
        login("bank.example", "password1"),
        login("bank.example", "password1"),
    ]
    (finding,) = found(*copies)

    assert [subject.site for subject in finding.subjects] == ["bank.example", "shop.example"]
    assert (finding.check, finding.outcome) == ("passwords.strength", Outcome.FAIL)
    assert (finding.evidence.params, finding.urgency) == ({"score": 0}, Urgency.FIRST)
    assert strength.judged(facts(*copies)).accounts == 2


def test_what_takes_some_guessing_is_less_urgent() -> None:
    (finding,) = found(login(password="soleil75000"))

    assert (finding.evidence.params, finding.urgency) == ({"score": 2}, Urgency.SOON)


@pytest.mark.parametrize(
    "other",
    [
        login(password=None),
        login(password=""),
        login(password="1234", kind=Kind.PIN),
        login(password="1234", archived=True),
        login(password="1234", excluded=frozenset({CheckId("passwords.strength")})),
    ],
)
def test_what_does_not_count_is_not_judged(other: Login) -> None:
    assert found(other) == []
    assert strength.judged(facts(other)).accounts == 0


def test_the_password_of_a_network_is_judged() -> None:
    assert len(found(login(password="1234", kind=Kind.WIFI))) == 1


def test_the_words_of_one_login_weaken_its_own_password_only() -> None:
    mine = login("zorblatt.example", "zorblattquexly", "quexly")
    other = replace(mine, title="x", username="y", urls=())

    assert len(found(mine)) == 1
    assert found(other) == []
    assert found(mine, replace(other, password=login(password="zorblattquexl").password)) == found(mine)


@given(ANY_TEXT, st.lists(st.text(), max_size=3))
def test_the_words_of_one_call_never_change_the_next(password: str, words: list[str]) -> None:
    leaked = matching.RANKED_DICTIONARIES.get("user_inputs")
    before = explain(password, (), {}, 2026), score(password, (), {})
    explain(password, words, dict.fromkeys(words, 3), 2026)
    score(password, words, dict.fromkeys(words, 3))

    assert (explain(password, (), {}, 2026), score(password, (), {})) == before
    assert matching.RANKED_DICTIONARIES.get("user_inputs") is leaked


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_judged(password: str, username: str, title: str) -> None:
    assert len(found(login(password=password, username=username, title=title))) <= 1
    assert explain(password, (), {}, 2026) in SENTENCES
    assert 0 <= score(password, (), {}) <= 4


@pytest.mark.parametrize(
    "password",
    [
        "\0" * 100_000,
        "a" * 100_000,
        "\ud800" * 1_000,
        "\N{PILE OF POO}" * 1_000,
        "ы" * 1_000,
        "4@8({[<36910!|7$5+%2" * 5_000,
        "p4$$w0rd" * 1_000,
        "İ" * 1_000,
    ],
)
def test_a_hostile_text_of_any_length_is_judged(password: str) -> None:
    assert len(found(login(password=password))) <= 1
    assert explain(password, (), COMMON.found_in(password[:72]), 2026) in SENTENCES


def test_what_follows_the_part_that_is_looked_at_cannot_weaken() -> None:
    assert score("Xv9#mQ2!tLr7" + "a" * 500, (), {}) > WEAK
    assert score("a" * 41 + "Xv9#mQ2!tLr7", (), {}) > WEAK


@given(
    st.lists(st.sampled_from(["123456", "password1", "Soleil!", "2024", "qwerty", "aaa", "Kz7q"]), min_size=1).map(
        "".join
    )
)
def test_evidence_holds_a_kind_and_a_score_and_nothing_of_the_password(password: str) -> None:
    for finding in found(login(password=password)):
        assert finding.evidence.message in SENTENCES
        assert finding.evidence.params.keys() == {"score"}
        assert finding.evidence.params["score"] in range(3)
        assert password not in repr(finding)


def test_two_passwords_of_one_kind_have_the_same_evidence() -> None:
    evidence = [found(login(password=password))[0].evidence for password in ("maison42", "maisons4271")]

    assert evidence[0].message == evidence[1].message
    assert evidence[0].params.keys() == evidence[1].params.keys()
