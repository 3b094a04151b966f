from __future__ import annotations

import json
from datetime import date

import pytest

from app.readers.vaults import bitwarden
from app.readers.vaults.reader import Untrusted
from checks.model import ChangeDateSource, Kind, PasswordChange
from tests.app.readers.vaults import exports
from tests.app.readers.vaults.exports import item, read, shown

_OLD = {"password": "old", "lastUsedDate": "2023-05-06T07:08:09.000Z"}
_OLDER = {"password": "older", "lastUsedDate": "2020-01-01T00:00:00.000Z"}
_CREATED = "2019-02-03T04:05:06.000Z"


def test_an_item_becomes_a_login() -> None:
    kept = read(exports.bitwarden(item()))

    (login,) = kept.logins
    assert kept.format == "bitwarden-json"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example/login",))
    assert (login.source, login.row, login.kind, login.archived) == ("export", 1, Kind.LOGIN, False)
    assert (login.has_totp, login.has_passkey, login.changed, login.history) == (False, False, None, ())
    assert kept.passwords == ["Xv9#mQ2!tLr7"]
    assert kept.skipped == ()


def test_what_is_no_login_is_counted_by_kind() -> None:
    trashed = item(deletedDate="2024-01-01T00:00:00Z")
    others = [{"type": kind, "name": "x"} for kind in (2, 2, 3, 4, 99)]

    kept = read(exports.bitwarden(trashed, *others, item(), {"name": "no type, no login"}, {"type": [1]}))

    assert [login.row for login in kept.logins] == [7]
    assert kept.counted == {
        "skipped.trashed": 1,
        "skipped.note": 2,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.other": 3,
    }


def test_items_without_type_and_a_document_without_the_word_encrypted_are_read() -> None:
    old = item()
    del old["type"]

    assert read(json.dumps({"folders": [], "items": [old]})).passwords == ["Xv9#mQ2!tLr7"]


@pytest.mark.parametrize("password", [None, ""])
def test_no_password_is_none_and_a_passkey_is_told(password: str | None) -> None:
    login = {"uris": None, "username": None, "password": password, "fido2Credentials": [{"rpId": "bank.example"}]}

    (found,) = read(exports.bitwarden(item(login=login))).logins

    assert (found.password, found.has_passkey, found.urls, found.username) == (None, True, (), "")


def test_an_export_from_before_passkeys_cannot_tell_about_them() -> None:
    assert read(exports.bitwarden(item(login={"password": "1"}))).logins[0].has_passkey is None


def test_a_login_that_is_null_has_no_password() -> None:
    assert read(exports.bitwarden(item(login=None))).passwords == [None]


def test_an_ssh_key_is_kept_as_one_without_its_key_material() -> None:
    kept = read(exports.bitwarden({"type": 5, "name": "Server", "sshKey": {"privateKey": "-----BEGIN"}}))

    assert (kept.logins[0].kind, kept.passwords) == (Kind.SSH_KEY, [None])


def test_one_time_codes_and_the_archive_are_told() -> None:
    login = {"password": "1", "totp": "otpauth://totp/x?secret=ABC"}

    (found,) = read(exports.bitwarden(item(login=login, archivedDate="2025-01-01T00:00:00Z"))).logins

    assert (found.has_totp, found.archived) == (True, True)
    assert "ABC" not in repr(found)


def test_the_newest_replacement_is_the_date_of_the_password() -> None:
    (found,) = read(exports.bitwarden(item(passwordHistory=[_OLDER, _OLD], creationDate=_CREATED))).logins

    assert found.changed == PasswordChange(date(2023, 5, 6), ChangeDateSource.RECORDED)
    assert [(shown(old.password), old.until) for old in found.history] == [
        ("older", date(2020, 1, 1)),
        ("old", date(2023, 5, 6)),
    ]


def test_a_recorded_revision_of_the_password_counts_too() -> None:
    login = {"password": "1", "passwordRevisionDate": "2024-01-02T00:00:00Z"}

    (found,) = read(exports.bitwarden(item(login=login, passwordHistory=[_OLD]))).logins

    assert found.changed == PasswordChange(date(2024, 1, 2), ChangeDateSource.RECORDED)


def test_without_history_the_creation_is_a_lower_bound() -> None:
    (found,) = read(exports.bitwarden(item(creationDate=_CREATED, revisionDate="2024-01-01T00:00:00Z"))).logins

    assert found.changed == PasswordChange(date(2019, 2, 3), ChangeDateSource.LOWER_BOUND)


def test_a_history_without_dates_leaves_the_date_unknown() -> None:
    (found,) = read(exports.bitwarden(item(creationDate=_CREATED, passwordHistory=[{"password": "old"}]))).logins

    assert found.changed is None
    assert found.history[0].until is None


@pytest.mark.parametrize(
    "named",
    [
        {"folders": [{"id": "1", "name": "Work"}], "items": [item(folderId="1")]},
        {"collections": [{"id": "1", "name": "Work"}], "items": [item(collectionIds=["0", "1"])]},
    ],
)
def test_folders_and_collections_are_told_by_name(named: dict[str, object]) -> None:
    assert read(json.dumps(named)).logins[0].folder == "Work"


def test_one_damaged_item_does_not_cost_the_others() -> None:
    kept = read(exports.bitwarden(5, item(), None, item(login="x"), item(password="2"), item(login={"password": 7})))

    assert kept.passwords == ["Xv9#mQ2!tLr7", "2"]
    assert kept.damaged_rows == [1, 3, 4, 6]


def test_members_of_another_type_than_expected_are_left_out() -> None:
    strange = item(
        name=5, folderId=[], collectionIds={}, passwordHistory=[1, {"password": {}}], creationDate=7, reprompt="x"
    )
    strange["login"].update(uris=[1, {"uri": None}, {"uri": "bank.example"}], username=[], fido2Credentials="x")

    (found,) = read(exports.bitwarden(strange, folders=[1, {}], collections={})).logins

    assert (found.title, found.username, found.urls) == ("bank.example", "", ("bank.example",))
    assert (found.has_passkey, found.history, found.changed, found.folder) == (None, (), None, "")


def test_a_lone_surrogate_stays_in_the_password_and_leaves_what_is_shown() -> None:
    kept = read('{"encrypted":false,"items":[{"type":1,"name":"a\\ud800","login":{"password":"p\\ud800"}}]}')

    assert kept.logins[0].title == "a?"
    assert kept.passwords == ["p\ud800"]


def test_an_export_without_items_gives_no_logins() -> None:
    assert read(exports.bitwarden()).logins == ()


def test_a_western_encoding_is_read_with_a_warning() -> None:
    content = exports.bitwarden(item(name="X")).replace('"X"', '"Été"')

    kept = read(content.encode("cp1252"))

    assert kept.logins[0].title == "Été"
    assert [part.reason for part in kept.skipped] == ["warning.cp1252"]


def test_a_plain_export_needs_no_key() -> None:
    assert not bitwarden.READER.needs_key(Untrusted("export", exports.bitwarden().encode()))


@pytest.mark.parametrize("content", ["", "{", "[]", "5", '{"items":[]}', '{"folders":[],"items":{}}', "a,b\n1,2"])
def test_other_documents_are_not_recognised(content: str) -> None:
    untrusted = Untrusted("export", content.encode())

    assert not bitwarden.READER.recognises(untrusted)
    assert not bitwarden.READER.needs_key(untrusted)


def test_an_enpass_export_is_not_taken_for_bitwarden() -> None:
    enpass = {"folders": [], "items": [{"title": "Bank", "template_type": "login.default", "fields": []}]}

    assert read(json.dumps(enpass)).format == "enpass-json"
