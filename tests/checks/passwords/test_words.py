from __future__ import annotations

from checks.model import Person
from checks.passwords.words import own_words, person_words
from tests.builders import login


def test_the_words_of_a_login_are_those_of_its_user_its_site_and_its_title() -> None:
    it = login("my.bank.example", username="alice-martin@mail.example", title="Ma Banque", email="al.roux@mail.example")

    assert own_words([it]) == ("alice", "bank", "banque", "example", "martin", "roux")


def test_an_accented_word_is_also_what_is_typed_without_accents() -> None:
    assert {"crédit", "credit"} <= set(own_words([login(title="Crédit")]))


def test_logins_that_share_a_password_share_their_words_up_to_a_bound() -> None:
    many = [login(f"site{n:04}.example", username=f"user{n:04}") for n in range(500)]

    assert {"site0000", "site0001"} <= set(own_words(many[:2]))
    assert len(own_words(many)) == 50


def test_the_words_of_a_person_are_their_names_their_town_and_their_year() -> None:
    person = Person(("Anaïs Le Goff", "Zoé"), 1985, "Saint-Malo")

    assert person_words(person) == ("anaïs", "anais", "goff", "zoé", "zoe", "saint", "malo", "1985")


def test_a_person_who_told_nothing_has_no_words() -> None:
    assert person_words(Person()) == ()


def test_a_person_of_many_names_is_heard_up_to_a_bound() -> None:
    assert len(person_words(Person(tuple(f"name{n}" for n in range(10_000))))) == 50
