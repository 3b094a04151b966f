from __future__ import annotations

import json
from contextlib import suppress

import pytest

from app.errors import SourceError
from app.readers.vaults import errors
from checks.model import Kind
from tests.app.readers.vaults.exports import Kept, read

_ROW = '"Money\\EU","Bank","alice","Xv9#mQ2!tLr7","https://bank.example","a note",""'


def _record(**members: object) -> dict[str, object]:
    return {"title": "Bank", "login": "alice", "password": "1", "login_url": "https://bank.example", **members}


def _json(*records: object) -> Kept:
    return read(json.dumps({"shared_folders": [], "records": list(records)}))


def test_a_row_becomes_a_login() -> None:
    kept = read(f"{_ROW}\n")

    (login,) = kept.logins
    assert kept.format == "keeper-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.row, login.changed, login.has_totp) == ("Money/EU", 1, None, False)
    assert kept.passwords == ["Xv9#mQ2!tLr7"]


@pytest.mark.parametrize("name", ["TFC:Keeper", "$oneTimeCode", "$oneTimeCode::1"])
def test_a_one_time_code_is_one_of_the_own_fields(name: str) -> None:
    kept = read(f'{_ROW},"PIN","1234","{name}","otpauth://totp/a"\n{_ROW},"{name}",""\n{_ROW},"x","{name}"\n')

    assert [login.has_totp for login in kept.logins] == [True, False, False]


def test_rows_differ_in_width_and_a_short_one_is_named() -> None:
    kept = read(f'{_ROW}\n{_ROW},"a","b","c"\n"a","b","c"\n{_ROW}\n')

    assert (len(kept.logins), kept.damaged_rows) == (3, [3])


def test_rows_without_user_name_and_password_are_counted_as_what_they_are() -> None:
    kept = read(f'{_ROW}\n"","Note","","","","two\nlines",""\n"","Nothing","","","","",""\n')

    assert (len(kept.logins), kept.counted) == (1, {"skipped.note": 1, "skipped.empty_row": 1})


def test_a_record_in_a_shared_folder_only_has_that_folder() -> None:
    assert read('"","Bank","alice","1","https://bank.example","","Family\\Bank"\n').logins[0].folder == "Family/Bank"


def test_a_vault_without_addresses_is_known_by_keepers_own_name_for_a_code() -> None:
    assert read('"","Bank","alice","1","","","","TFC:Keeper","otpauth://a"\n').format == "keeper-csv"


def test_semicolons_separate_as_well() -> None:
    assert read(_ROW.replace('","', '";"') + "\n").passwords == ["Xv9#mQ2!tLr7"]


@pytest.mark.parametrize(
    "content",
    [
        "folder,title,login,password,url,notes,shared\nA,Bank,alice,1,https://bank.example,,\n",
        "A,Bank,alice,1,,,\n",
        "A,Bank,alice,1,not an address,,\nA,Bank,alice,1,https://bank.example,,\n",
        "A,Bank,alice,1,https://bank.example,\n",
        "three,cells,only\n" + "A,Bank,alice,1,https://bank.example,,\n" * 3,
    ],
)
def test_other_tables_are_not_taken_for_keepers(content: str) -> None:
    with suppress(SourceError):
        assert read(content).format != "keeper-csv"


def test_a_record_becomes_a_login() -> None:
    kept = _json(_record(folders=[{"folder": "A\\B"}], last_modified=1_612_345_678))

    (login,) = kept.logins
    assert kept.format == "keeper-json"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.row, login.kind, login.changed) == ("A/B", 1, Kind.LOGIN, None)
    assert (login.has_totp, login.has_passkey, kept.passwords) == (False, None, ["1"])


@pytest.mark.parametrize(
    ("places", "folder"),
    [
        ([{"shared_folder": "A", "folder": "B\\C"}], "A/B/C"),
        ([{}, {"shared_folder": "A\\\\B"}], "A\\B"),
        ([{"folder": "Name/with\\\\\\\\both\\C"}], "Name/with\\\\both/C"),
        ([5], ""),
        ("A", ""),
    ],
)
def test_a_path_of_folders_is_shown_with_slashes(places: object, folder: str) -> None:
    assert _json(_record(folders=places)).logins[0].folder == folder


def test_own_fields_tell_of_codes_and_passkeys() -> None:
    code, empty, passkey, odd = _json(
        _record(custom_fields={"TFC:Keeper": "otpauth://totp/a"}),
        _record(custom_fields={"$oneTimeCode::1": ""}),
        _record(custom_fields={"$passkey::1": {"relyingParty": "bank.example"}}),
        _record(custom_fields=[1]),
    ).logins

    assert [login.has_totp for login in (code, empty, passkey, odd)] == [True, False, False, False]
    assert [login.has_passkey for login in (code, empty, passkey, odd)] == [None, None, True, None]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("wifiCredentials", Kind.WIFI),
        ("serverCredentials", Kind.SERVER),
        ("databaseCredentials", Kind.SERVER),
        ("sshKeys", Kind.SSH_KEY),
        ("passport", Kind.LOGIN),
        ("someday", Kind.LOGIN),
        (5, Kind.LOGIN),
    ],
)
def test_whatever_has_a_password_is_kept_with_its_kind(kind: object, expected: Kind) -> None:
    assert _json(_record(**{"$type": kind})).logins[0].kind is expected


def test_what_has_no_password_is_counted_by_kind() -> None:
    kinds = ("bankCard", "encryptedNotes", "contact", "passport", "file")

    kept = _json(
        *({"title": kind, "$type": kind} for kind in kinds), {"title": "N", "notes": "n"}, {"title": "Nothing"}
    )

    assert kept.logins == ()
    assert kept.counted == {
        "skipped.card": 1,
        "skipped.note": 2,
        "skipped.identity": 2,
        "skipped.other": 1,
        "skipped.empty_row": 1,
    }


@pytest.mark.parametrize("record", [5, None, [], {"password": 5, "login": "a"}])
def test_a_record_that_is_not_what_it_must_be_is_named(record: object) -> None:
    kept = _json(_record(), record, _record(password="2"))

    assert (kept.passwords, kept.damaged_rows) == (["1", "2"], [2])


def test_records_without_shared_folders_beside_them_are_known_by_their_members() -> None:
    assert read(json.dumps({"records": [{"title": "a"}, _record()]})).format == "keeper-json"


@pytest.mark.parametrize("content", ['{"records": [{"title": "a"}]}', '{"records": []}', '{"records": 5}'])
def test_other_documents_with_records_are_unknown(content: str) -> None:
    with pytest.raises(errors.FormatUnknown):
        read(content)


def test_records_that_are_no_list_are_damage() -> None:
    with pytest.raises(errors.FileDamaged):
        read('{"shared_folders": [], "records": 5}')
