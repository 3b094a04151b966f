from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from app.readers.vaults import errors
from checks.model import ChangeDateSource, Kind, Login
from tests.app.readers.vaults.exports import Kept, read, shown

OTHERS = {"002": "card", "003": "note", "004": "identity", "006": "document", "100": "licence", "101": "bank_account"}
PAPERS = ("103", "104", "106", "108")
MEMBERSHIPS = ("105", "107")
SILENCED = {
    "compromised": "passwords.leaked",
    "vulnerable": "exposure.breached_site",
    "reused": "passwords.reuse",
    "weak": "passwords.strength",
    "unsecured": "passwords.insecure_address",
    "inactiveMfa": "passwords.second_factor",
}


def zipped(data: str | bytes, **others: bytes) -> bytes:
    """Write an export: `export.data` with what 1Password puts beside it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("files/secret.zip", b"PK\x03\x04 an attachment that nobody opens")
        archive.writestr("export.attributes", '{"version":3}')
        archive.writestr("export.data", data)
        for name, member in others.items():
            archive.writestr(name, member)
    return content.getvalue()


def export(*items: object, vault: str = "Personal") -> bytes:
    return zipped(json.dumps({"accounts": [{"vaults": [{"attrs": {"name": vault}, "items": items}]}]}))


def item(category: str = "001", *, title: str = "Bank", **details: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"categoryUuid": category, "state": "active", "details": details, "overview": {"title": title}}


def named(username: object, password: object) -> list[dict[str, object]]:
    """Return the fields that 1Password fills into a page."""
    return [
        {"designation": "password", "value": password},
        {"name": "remember", "value": "✓"},
        {"designation": "username", "value": username},
    ]


def sections(**fields: dict[str, object]) -> list[object]:
    return [{"title": "", "fields": [{"id": key, "value": value} for key, value in fields.items()]}]


def only(found: Kept) -> Login:
    (login,) = found.logins
    assert found.skipped == ()
    return login


def test_a_login_comes_out_whole() -> None:
    whole = item(
        loginFields=named("ana", "pâ$$ \\ 秘"),
        sections=sections(TOTP_1={"totp": "otpauth://x"}, mail={"email": {"email_address": "ana@mail.example"}}),
        passwordHistory=[{"value": "older", "time": 1635522872}, {"value": "oldest", "time": 1635000000}],
    )
    whole["overview"] |= {
        "url": "https://bank.example",
        "urls": [{"url": "https://bank.example"}, {"url": "b.example"}],
    }
    login = only(read(export(whole, vault="Work")))
    assert shown(login.password) == "pâ$$ \\ 秘"
    assert (login.title, login.username, login.email) == ("Bank", "ana", "ana@mail.example")
    assert (login.folder, login.row, login.kind, login.archived) == ("Work", 1, Kind.LOGIN, False)
    assert login.urls == ("https://bank.example", "b.example")
    assert [(shown(old.password), old.until) for old in login.history] == [
        ("older", date(2021, 10, 29)),
        ("oldest", date(2021, 10, 23)),
    ]
    assert login.changed is not None
    assert (login.changed.on, login.changed.source) == (date(2021, 10, 29), ChangeDateSource.RECORDED)
    assert login.has_totp
    assert login.has_passkey is None


def test_the_dates_of_an_item_are_not_those_of_its_password() -> None:
    assert only(read(export({**item(password="x"), "createdAt": 1635522872, "updatedAt": 1635522872}))).changed is None


@pytest.mark.parametrize(
    ("category", "kind", "fields", "password", "username"),
    [
        ("109", Kind.WIFI, {"password": "box", "wireless_password": "air"}, "air", ""),
        ("109", Kind.WIFI, {"password": "box", "wireless_password": ""}, "box", ""),
        ("110", Kind.SERVER, {"password": "root", "admin_console_password": "other"}, "root", "u"),
        ("102", Kind.SERVER, {"password": "sql"}, "sql", "u"),
        ("112", Kind.API_KEY, {"credential": "token"}, "token", "u"),
        ("111", Kind.LOGIN, {"pop_password": "mail"}, "mail", "u"),
        ("114", Kind.SSH_KEY, {}, None, "u"),
    ],
)
def test_what_is_no_page_keeps_its_secret_and_its_kind(
    category: str, kind: Kind, fields: dict[str, str], password: str | None, username: str
) -> None:
    concealed: dict[str, dict[str, object]] = {key: {"concealed": value} for key, value in fields.items()}
    user: dict[str, dict[str, object]] = {"username": {"string": username}} if username else {}
    login = only(read(export(item(category, sections=sections(**concealed, **user)))))
    assert (login.kind, shown(login.password), login.username) == (kind, password, username)


def test_a_password_alone_is_a_login() -> None:
    assert read(export(item("005", password="alone", loginFields=[]))).passwords == ["alone"]


def test_the_address_of_a_server_is_its_site_and_that_of_a_router_is_none() -> None:
    fields: dict[str, dict[str, object]] = {"hostname": {"string": "db.example"}, "server": {"string": "192.0.2.1"}}
    server, router = read(export(*(item(category, sections=sections(**fields)) for category in ("110", "109")))).logins
    assert server.urls == ("db.example", "192.0.2.1")
    assert router.urls == ()


def test_what_is_no_login_is_counted_by_its_kind() -> None:
    found = read(export(*map(item, (*OTHERS, *PAPERS, *MEMBERSHIPS, "113", "999"))))
    assert found.logins == ()
    assert found.counted == {
        **{f"skipped.{kind}": 1 for kind in OTHERS.values()},
        "skipped.identity_paper": len(PAPERS),
        "skipped.membership": len(MEMBERSHIPS),
        "skipped.other": 2,
    }


def test_archived_items_are_marked_and_those_in_the_trash_do_not_count() -> None:
    archived, trashed = {**item(), "state": "archived"}, {**item(), "trashed": True}
    stateless = {key: value for key, value in item().items() if key != "state"}
    found = read(export(archived, trashed, stateless, {**item(), "trashed": False}))
    assert [login.archived for login in found.logins] == [True, False, False]
    assert found.counted == {"skipped.trashed": 1}


@pytest.mark.parametrize(("rule", "check"), SILENCED.items())
def test_each_warning_that_was_silenced_there_stays_silent_here(rule: str, check: str) -> None:
    silenced = item(password="x")
    silenced["overview"]["watchtowerExclusions"] = {**dict.fromkeys(SILENCED, False), rule: True}
    assert only(read(export(silenced))).excluded == {check}


@pytest.mark.parametrize("exclusions", [None, [], {"reused": 1}, {"expiring": True}])
def test_other_exclusions_exclude_nothing(exclusions: object) -> None:
    odd = item(password="x")
    odd["overview"]["watchtowerExclusions"] = exclusions
    assert only(read(export(odd))).excluded == frozenset()


def test_an_item_wrapped_in_another_object_is_read() -> None:
    assert read(export({"item": item(password="x")})).passwords == ["x"]


@pytest.mark.parametrize(
    "odd",
    [
        [],
        "item",
        {},
        {**item(), "categoryUuid": 1},
        {**item(), "details": []},
        {**item(), "overview": "x"},
        item(password=5),
        item(loginFields=named("ana", {})),
        item(loginFields=named(7, "x")),
    ],
)
def test_one_damaged_item_does_not_cost_the_others(odd: object) -> None:
    found = read(export(item(password="first"), odd, item(password="third")))
    assert found.passwords == ["first", "third"]
    assert found.damaged_rows == [2]


def test_parts_of_other_types_are_passed_over() -> None:
    odd = item(password="x", loginFields=[1, None], sections=[1, {"fields": [2, {"value": 3}]}], passwordHistory=[4])
    odd["overview"] |= {"title": None, "url": 5, "urls": [6, {"url": "https://x.example"}]}
    odd["state"] = ["active"]
    login = only(read(export(odd)))
    assert (login.title, login.urls, login.history) == ("x.example", ("https://x.example",), ())


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"accounts":{}}', '{"accounts":[', '{"accounts":[],"accounts":[]}'])
def test_a_document_that_is_no_export_is_damaged(data: str) -> None:
    with pytest.raises(errors.FileDamaged):
        read(zipped(data))


@pytest.mark.parametrize("data", ['{"accounts":[]}', '{"accounts":[1,{"vaults":[2,{"items":null}]}]}'])
def test_an_export_may_hold_nothing(data: str) -> None:
    found = read(zipped(data))
    assert (found.format, found.logins, found.skipped) == ("1password-1pux", (), ())


def test_a_cut_export_is_damaged_and_not_empty() -> None:
    with pytest.raises(errors.FileDamaged):
        read(export(item())[:-30])
