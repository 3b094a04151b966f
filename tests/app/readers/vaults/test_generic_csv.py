from __future__ import annotations

from contextlib import suppress

import pytest

from app.errors import SourceError
from app.readers.vaults import errors
from app.readers.vaults.csv_vocabulary import Role
from app.words import Words
from checks.model import Kind, MessageId
from tests.app.readers.vaults.exports import Kept, read, table


def _told(kept: Kept) -> dict[str, str]:
    prefix = "warning.column_"
    return {
        part.reason.removeprefix(prefix): str(part.params["label"])
        for part in kept.skipped
        if part.reason.startswith(prefix)
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "labels",
    [
        ("Website", "User name", "Password", "Title"),
        ("Adresse web", "Identifiant", "Mot de passe", "Nom"),
        ("site", "utilisateur", "mdp", "service"),
        ("origin_url", "username_value", "password_value", "display_name"),
    ],
)
def test_a_table_is_read_by_what_its_labels_mean(labels: tuple[str, ...], delimiter: str) -> None:
    kept = read(delimiter.join(labels) + "\n" + delimiter.join(("https://bank.example", "alice", "1", "Bank")) + "\n")

    (login,) = kept.logins
    assert kept.format == "csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert kept.passwords == ["1"]
    assert set(_told(kept).values()) == {label.casefold() for label in labels}


def test_the_person_is_told_which_column_was_taken_for_what_and_how_many_were_not() -> None:
    kept = read("Identifiant;Mot de passe;Couleur;Âge\nalice;1;bleu;7\n")

    assert _told(kept) == {"username": "identifiant", "password": "mot de passe"}
    assert [part.params for part in kept.skipped if part.reason == "warning.columns_unused"] == [{"n": 2}]
    assert not any(part.damaged for part in kept.skipped)


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_sentence(role: Role) -> None:
    said = Words("en").message(MessageId(f"warning.column_{role.value}"), {"n": 0, "label": "mdp"})

    assert "“mdp”" in said


def test_a_label_that_was_not_understood_is_never_shown() -> None:
    kept = read("username,password,hunter2\nalice,1,x\n")

    assert "hunter2" not in repr(kept.skipped)


@pytest.mark.parametrize("first_line", ["account,user,MotDePasse-!?", f"account,user,password{' ' * 95}hunter2"])
def test_of_a_label_only_the_words_that_were_understood_are_shown(first_line: str) -> None:
    kept = read(f"{first_line}\nx,y,z\n")

    assert _told(kept)[Role.PASSWORD.value] in {"motdepasse", "password"}


def test_an_e_mail_address_is_the_user_name_of_who_has_none() -> None:
    kept = read("email,username,password\na@mail.example,,1\nb@mail.example,bob,2\n")

    assert [(login.username, login.email) for login in kept.logins] == [
        ("a@mail.example", "a@mail.example"),
        ("bob", "b@mail.example"),
    ]


def test_kind_folder_codes_and_archive_are_taken_over() -> None:
    header = ("Title", "Type", "Username", "Password", "OTP", "Tags", "Archived")
    kept = read(
        table(
            header,
            ("Net", "Wi-Fi", "", "1", "", "[Home\\Net]", "no"),
            ("Bank", "Login", "alice", "2", "otpauth://x", "", "yes"),
            ("Visa", "Credit card", "alice", "", "", "", ""),
            ("X", "Social", "bob", "4", "", "", ""),
        )
    )

    assert [login.kind for login in kept.logins] == [Kind.WIFI, Kind.LOGIN, Kind.LOGIN]
    assert [login.folder for login in kept.logins] == ["Home/Net", "", ""]
    assert [login.archived for login in kept.logins] == [False, True, False]
    assert [login.has_totp for login in kept.logins] == [False, True, False]
    assert kept.counted["skipped.card"] == 1


@pytest.mark.parametrize("word", ["General", "Carte", "Note", "Dossier"])
def test_what_has_a_password_is_a_login_whatever_it_is_called(word: str) -> None:
    assert read(f"title,type,password\nBank,{word},1\n").passwords == ["1"]


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("url,password,mot de passe", "password, mot de passe"),
        ("url,username,login,password", "username, login"),
        ("url,website,username,password", "url, website"),
    ],
)
def test_two_columns_for_one_thing_are_named_and_nothing_is_guessed(header: str, labels: str) -> None:
    with pytest.raises(errors.ColumnsUnclear) as caught:
        read(f"{header}\na,b,c,d\n")

    assert caught.value.params["labels"] == labels


def test_a_label_that_stands_twice_makes_the_columns_unusable() -> None:
    with pytest.raises(errors.ColumnsUnusable):
        read("username,password,password\na,b,c\n")


@pytest.mark.parametrize(
    "first_line",
    [
        "Work,Login,alice,password,https://bank.example,,",  # Keeper writes no header
        "Login,https://bank.example,password,1,note",  # nor did Dashlane
        "login,password,alice@mail.example",
        "title,password,bank.example",
        "password,a,b",
    ],
)
def test_a_first_row_is_never_taken_for_labels(first_line: str) -> None:
    with suppress(SourceError):
        assert read(f"{first_line}\n{first_line}\n").format != "csv"


def test_damaged_rows_are_named_and_a_guessed_encoding_is_told() -> None:
    kept = read("Identifiant;Mot de passe;Catégorie\nalice;é;A\nbob\ncarl;2\n".encode("cp1252"))

    assert kept.passwords == ["é", "2"]
    assert kept.damaged_rows == [3]
    assert kept.logins[0].folder == "A"
    assert "warning.cp1252" in kept.counted
