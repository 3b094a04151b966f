from __future__ import annotations

import random
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.knowledge import wordlist
from checks.facts import Service, ServiceKind
from checks.model import CheckId, Finding, Kind, Login, Outcome, Person, Urgency
from checks.passwords import parts, strength
from checks.passwords.estimate import WEAK, rated, score
from checks.passwords.explain import SENTENCES, explain
from checks.vocabulary import CommonWords, WordKind
from tests.builders import facts, login

ANY_TEXT = st.text(st.characters(exclude_categories=()))
WORDS = wordlist.common()
NO_WORDS = CommonWords({})


def found(*logins: Login, common_words: CommonWords = WORDS) -> list[Finding]:
    return list(strength.judge(facts(*logins, common_words=common_words)))


def kind(password: str) -> str:
    (finding,) = found(login(password=password))
    return finding.evidence.message


@pytest.mark.parametrize("password", ["Motdepasse2024", "Bonjour!2023", "soleil75000", "Marseille2025", "B0nj0ur2024"])
def test_french_passwords_are_weak(password: str) -> None:
    assert len(found(login(password=password))) == 1


def test_it_is_the_words_that_make_them_weak() -> None:
    assert found(login(password="soleil75000"), common_words=NO_WORDS) == []


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
    assert explain("Kzx7qabc", (), NO_WORDS) == "strength.guessable"
    assert explain("Kzx7abcd", (), NO_WORDS) == "strength.sequence"


def test_a_cause_is_sought_in_the_first_forty_signs() -> None:
    text = "a" * 24 + "Kz7qXw9vKz7qXw9v"
    assert explain(text + "abcdefghijklmnopqrstuvwxyz" * 3, (), NO_WORDS) == "strength.repeat"


def test_logins_dealt_out_by_password_give_the_same_findings() -> None:
    one = [login("bank.example", "password1"), login("shop.example", "password1")]
    other = [login("mail.example", "soleil75000")]

    assert strength.CHECK.meta.alone
    assert [*found(*one), *found(*other)] == found(*one, *other)


def test_a_common_word_costs_as_many_guesses_as_its_rank() -> None:
    assert score("patinoire!7#2w", (), {"patinoire": 900}) <= WEAK < score("patinoire!7#2w", (), {"patinoire": 20_000})


def test_four_digits_far_from_now_are_no_year() -> None:
    assert explain("q2025", (), NO_WORDS) == "strength.date"
    assert explain("q2055", (), NO_WORDS) != "strength.date"


def test_a_year_of_this_decade_weakens_as_one_of_the_last() -> None:
    assert score("Hale2025", (), {}) == score("Hale2015", (), {})
    assert kind("Hale2025") == kind("Hale2015") == "strength.name"


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
    (finding,) = found(login(password="Soleil!Paris2024"))

    assert (finding.evidence.params, finding.urgency) == ({"score": 2}, Urgency.SOON)


@pytest.mark.parametrize(
    "other",
    [
        login(password=None),
        login(password=""),
        login(password="1234", kind=Kind.PIN),
        login(password="AAAA-BBBB-CCCC-DDDD", kind=Kind.LICENCE_KEY),
        login(password="1234", archived=True),
        login(password="1234", excluded=frozenset({CheckId("passwords.strength")})),
    ],
)
def test_what_does_not_count_is_not_judged(other: Login) -> None:
    assert found(other) == []
    assert strength.judged(facts(other)).accounts == 0


def test_the_password_of_a_network_is_judged() -> None:
    assert len(found(login(password="1234", kind=Kind.WIFI))) == 1


def test_a_network_is_attacked_elsewhere_and_needs_more_than_a_site() -> None:
    enough_for_a_site = "482917360"
    (finding,) = found(
        login("site.example", enough_for_a_site), login("", enough_for_a_site, title="Box", kind=Kind.WIFI)
    )

    assert score(enough_for_a_site, (), {}) == 3
    assert (finding.evidence.message, finding.urgency) == (strength.NETWORK, Urgency.SOON)
    assert [subject.title for subject in finding.subjects] == ["Box"]
    assert found(login("site.example", enough_for_a_site)) == []


def test_a_weak_password_is_explained_alike_for_a_network_and_a_site() -> None:
    (finding,) = found(login("site.example", "soleil12"), login("", "soleil12", title="Box", kind=Kind.WIFI))

    assert (finding.evidence.message, len(finding.subjects)) == ("strength.french_word", 2)


def test_what_its_site_does_not_allow_to_be_better_is_listed_and_not_counted() -> None:
    bank = Service("Bank", ("bank.example",), ServiceKind.BANK, longest=6, digits_only=True)
    it = facts(login("bank.example", "482913"), login("forum.example", "482913"), services=[bank], common_words=WORDS)
    listed, weak = strength.judge(it)

    assert (listed.outcome, listed.evidence.message) == (Outcome.NOT_APPLICABLE, strength.NO_BETTER)
    assert [subject.site for subject in listed.subjects] == ["bank.example"]
    assert (weak.outcome, [subject.site for subject in weak.subjects]) == (Outcome.FAIL, ["forum.example"])
    assert strength.judged(it).accounts == 1


def test_what_the_person_told_weakens_every_password() -> None:
    it = facts(login(password="quexly-1985-zorb"), person=Person(("Zorb Quexly",), 1985), common_words=WORDS)
    (finding,) = strength.judge(it)

    assert finding.evidence.message == "strength.own_word"
    assert found(login(password="quexly-1985-zorb")) == []


def test_a_site_s_name_and_a_little_around_it_is_weak_there_only() -> None:
    assert len(found(login("fender.example", "Fender#blue42-forum"))) == 1
    assert found(login("piano.example", "Fender#blue42-forum")) == []


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("jetaimemoncoeur", "strength.sentence"),
        ("je t'aime mon coeur", "strength.sentence"),
        ("lechatnoir", "strength.sentence"),
        ("SaintEtienne42", "strength.place"),
        ("Zidane10", "strength.football"),
        ("Dupont75", "strength.name"),
        ("&é\"'(-è_çà", "strength.keyboard"),
        ("14071989", "strength.date"),
    ],
)
def test_french_ways_of_building_a_password_are_named(password: str, expected: str) -> None:
    assert kind(password) == expected


def test_chance_of_one_class_is_strong_from_twelve_signs_on() -> None:
    chance = random.Random("class")  # noqa: S311 - a corpus that is the same in every run, not a secret
    for signs, size in ((string.ascii_lowercase, 12), (string.ascii_uppercase, 12), (string.digits, 16)):
        drawn = ["".join(chance.choices(signs, k=size)) for _ in range(100)]
        assert [text for text in drawn if score(text, (), WORDS.found_in(text)) <= WEAK] == []


def test_six_words_drawn_from_a_large_list_are_strong() -> None:
    chance = random.Random("words")  # noqa: S311 - as above
    for kind_of_word in (WordKind.FRENCH, WordKind.ENGLISH):
        large = [word for word in WORDS if WORDS.kind(word) is kind_of_word and len(word) > 3]
        drawn = [joint.join(chance.choices(large, k=6)) for joint in ("", " ", "-") for _ in range(50)]
        assert [text for text in drawn if score(text, (), WORDS.found_in(text)) < 4] == []


def test_signs_of_no_keyboard_here_add_no_more_than_letters() -> None:
    assert parts.chance("ыыюя") <= parts.chance("BCDE")
    assert len(found(login(password="été2024"))) == 1


def test_the_words_of_one_login_weaken_its_own_password_only() -> None:
    mine = login("zorblatt.example", "zorblattquexly", "quexly")
    other = replace(mine, title="x", username="y", urls=())

    assert len(found(mine)) == 1
    assert found(other) == []
    assert found(mine, replace(other, password=login(password="zorblattquexl").password)) == found(mine)


@given(ANY_TEXT, st.lists(st.text(), max_size=3))
def test_the_words_of_one_call_never_change_the_next(password: str, words: list[str]) -> None:
    before = explain(password, (), NO_WORDS), score(password, (), {})
    explain(password, words, CommonWords(dict.fromkeys(words, 3)))
    score(password, words, dict.fromkeys(words, 3))

    assert (explain(password, (), NO_WORDS), score(password, (), {})) == before


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_judged(password: str, username: str, title: str) -> None:
    assert len(found(login(password=password, username=username, title=title))) <= 1
    assert explain(password, (), NO_WORDS) in SENTENCES
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
    assert explain(password, (), WORDS) in SENTENCES


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


@given(st.text("aei1ml0r.S@ 2", max_size=16) | st.sampled_from(["je.t.aime", "J-e-t-a-i-m-e!", "soleil 75 000"]))
def test_a_password_that_was_split_for_its_score_is_explained_as_one_that_was_not(password: str) -> None:
    _, split = rated(password, ("emma",), WORDS.found_in(password), WEAK)
    assert explain(password, ("emma",), WORDS, split) == explain(password, ("emma",), WORDS)
