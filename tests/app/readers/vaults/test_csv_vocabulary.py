from __future__ import annotations

import pytest

from app.readers.vaults import csv_vocabulary
from app.readers.vaults.csv_vocabulary import Role
from checks.model import Kind


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Login_URLs", Role.URL),
        ("Adresse web", Role.URL),
        ("Mot de passe", Role.PASSWORD),
        ("MOT-DE-PASSE", Role.PASSWORD),
        ("mdp", Role.PASSWORD),
        ("Nom d’utilisateur", Role.USERNAME),
        ("Nom d'utilisateur", Role.USERNAME),
        ("E-mail", Role.EMAIL),
        ("Catégorie", Role.FOLDER),
        ("Libellé", Role.TITLE),
        ("Remarques", Role.NOTE),
    ],
)
def test_a_label_is_understood_whatever_its_case_accents_and_signs(label: str, role: Role) -> None:
    assert csv_vocabulary.meaning([label]) == {role: (label,)}


@pytest.mark.parametrize(
    ("labels", "meant"),
    [
        (("site", "password"), {Role.URL: ("site",)}),
        (("site", "url", "password"), {Role.URL: ("url",), Role.TITLE: ("site",)}),
        (("account", "password"), {Role.USERNAME: ("account",)}),
        (("account", "login", "password"), {Role.USERNAME: ("login",), Role.TITLE: ("account",)}),
        (("secret", "password"), {}),
        (("tags", "folder", "password"), {Role.FOLDER: ("folder",)}),
    ],
)
def test_a_vague_label_gives_way_to_a_certain_one(labels: tuple[str, ...], meant: dict[Role, tuple[str, ...]]) -> None:
    assert csv_vocabulary.meaning(labels) == {Role.PASSWORD: ("password",), **meant}


def test_two_certain_labels_for_one_thing_are_both_told() -> None:
    assert csv_vocabulary.meaning(["username", "login"])[Role.USERNAME] == ("username", "login")
    assert csv_vocabulary.meaning(["user name", "user_name"])[Role.USERNAME] == ("user name", "user_name")


def test_labels_without_letters_mean_nothing() -> None:
    assert csv_vocabulary.meaning(["", "...", "—", "x" * 1_000_000]) == {}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Login", Kind.LOGIN),
        ("Wi-Fi Password", Kind.WIFI),
        ("Clé SSH", Kind.SSH_KEY),
        ("Secure Note", "skipped.note"),
        ("Carte bancaire", "skipped.card"),
        ("Identité", "skipped.identity"),
        ("folder", "skipped.folder"),
        ("Social", None),
        ("", None),
    ],
)
def test_a_word_names_a_kind_of_entry(word: str, kind: Kind | str | None) -> None:
    assert csv_vocabulary.kind(word) == kind
