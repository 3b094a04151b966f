from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from app.readers.vaults import errors
from checks.model import Kind, Login
from tests.app.readers.vaults.exports import Kept, read, shown, table

CSV = ("type", "name", "url", "email", "username", "password", "note", "totp", "createTime", "modifyTime", "vault")
OLD_CSV = tuple(label for label in CSV if label not in {"email", "vault"})


def export(*items: object, vault: str = "Personal") -> str:
    document = {"version": "1.21", "encrypted": False, "vaults": {"A==": {"name": vault, "items": items}}}
    return json.dumps(document)


def item(kind: str = "login", *, name: str = "Bank", state: object = 1, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    data = {"type": kind, "metadata": {"name": name}, "extraFields": [], "content": content}
    return {"itemId": "x", "state": state, "createTime": 1689182868, "modifyTime": 1689182868, "data": data}


def zipped(name: str, data: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, data)
    return content.getvalue()


def only(found: Kept) -> Login:
    (login,) = found.logins
    assert found.skipped == ()
    return login


def test_a_login_comes_out_whole() -> None:
    whole = item(
        itemEmail="ana@mail.example",
        itemUsername="ana",
        password="pâ$$ \\ 秘",
        urls=["https://bank.example/", "https://b.example"],
        totpUri="otpauth://totp/x",
        passkeys=[{"keyId": "x"}],
    )
    login = only(read(export(whole, vault="Work")))
    assert (login.title, login.username, login.email) == ("Bank", "ana", "ana@mail.example")
    assert login.urls == ("https://bank.example/", "https://b.example")
    assert shown(login.password) == "pâ$$ \\ 秘"
    assert (login.folder, login.row, login.kind) == ("Work", 1, Kind.LOGIN)
    assert login.has_totp
    assert login.has_passkey is True


def test_the_dates_of_an_item_are_not_those_of_its_password() -> None:
    assert only(read(export(item(password="x")))).changed is None


@pytest.mark.parametrize(
    ("content", "username"),
    [
        ({"itemEmail": "ana@mail.example", "itemUsername": ""}, "ana@mail.example"),
        ({"itemEmail": "", "itemUsername": "ana"}, "ana"),
        ({"username": "old style"}, "old style"),
        ({}, ""),
    ],
)
def test_without_a_user_name_the_mail_address_is_the_one(content: dict[str, str], username: str) -> None:
    assert only(read(export(item(**content)))).username == username


@pytest.mark.parametrize(("passkeys", "known"), [([], False), ([{}], True), (None, None)])
def test_an_export_from_before_there_were_passkeys_cannot_tell(passkeys: object, known: bool | None) -> None:  # noqa: FBT001 - a case
    assert only(read(export(item(passkeys=passkeys)))).has_passkey is known


def test_a_code_in_a_further_field_counts() -> None:
    second = item(password="x")
    second["data"]["extraFields"] = [
        {"type": "hidden", "data": {"content": "x"}},
        {"type": "totp", "data": {"totpUri": "J"}},
    ]
    assert only(read(export(second))).has_totp


def test_what_is_no_login_is_counted_by_its_kind_and_the_trash_does_not_count() -> None:
    kinds = ("note", "creditCard", "identity", "alias", "custom")
    found = read(export(*map(item, kinds), item(state=2)))
    assert found.logins == ()
    assert found.counted == {
        "skipped.note": 1,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.alias": 1,
        "skipped.other": 1,
        "skipped.trashed": 1,
    }


def test_a_network_and_a_key_keep_their_kinds() -> None:
    wifi, key = read(export(item("wifi", password="air"), item("sshKey", privateKey="x"))).logins
    assert (wifi.kind, shown(wifi.password)) == (Kind.WIFI, "air")
    assert (key.kind, key.password) == (Kind.SSH_KEY, None)


@pytest.mark.parametrize(
    "odd",
    [
        5,
        [],
        {},
        {"data": None},
        {"data": {"type": 1}},
        {"data": {"type": "login"}},
        item(password=[]),
        {**item(), "data": []},
    ],
)
def test_one_damaged_item_does_not_cost_the_others(odd: object) -> None:
    found = read(export(item(password="first"), odd, item(password="third")))
    assert found.passwords == ["first", "third"]
    assert found.damaged_rows == [2]


def test_rows_count_on_through_the_vaults() -> None:
    vaults = {"A": {"name": "One", "items": [item()]}, "B": [], "C": {"name": "Two", "items": [item()]}}
    found = read(json.dumps({"vaults": vaults}))
    assert [(login.folder, login.row) for login in found.logins] == [("One", 1), ("Two", 2)]


def test_the_zip_gives_what_the_file_in_it_gives() -> None:
    found = read(zipped("Proton Pass/data.json", export(item(password="x"))))
    assert (found.format, found.passwords) == ("proton-json", ["x"])


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"vaults":[]}', '{"vaults":{}'])
def test_a_zip_without_a_document_is_damaged(data: str) -> None:
    with pytest.raises(errors.FileDamaged):
        read(zipped("Proton Pass/data.json", data))


def test_a_table_gives_the_same() -> None:
    row = (
        "login",
        "Bank",
        "https://bank.example/, https://b.example/?a=1,2",
        "ana@mail.example",
        "ana",
        "pâ$$",
        "",
        "otpauth://x",
    )
    login = only(read(table(CSV, (*row, "1707735320", "1707735349", "Work"))))
    assert (login.title, login.username, login.email, login.folder) == ("Bank", "ana", "ana@mail.example", "Work")
    assert login.urls == ("https://bank.example/", "https://b.example/?a=1,2")
    assert shown(login.password) == "pâ$$"
    assert login.has_totp
    assert login.changed is None


def test_an_older_table_is_read() -> None:
    found = read(table(OLD_CSV, ("login", "", "https://bank.example/", "ana", "x", "", "", "1", "1")))
    assert found.format == "proton-csv"
    assert (only(found).title, only(found).username, found.passwords) == ("bank.example", "ana", ["x"])


def test_rows_of_other_kinds_are_counted() -> None:
    rows = [
        (kind, "n", "", "", "", "", "", "", "1", "1", "v")
        for kind in ("note", "alias", "creditCard", "identity", "wifi", "")
    ]
    found = read(table(CSV, *rows, ("login", "n", "", "m", "", "", "", "", "1", "1", "v")))
    assert found.counted == {
        "skipped.note": 1,
        "skipped.alias": 1,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.other": 2,
    }
    assert (found.logins[0].username, found.passwords) == ("m", [None])
