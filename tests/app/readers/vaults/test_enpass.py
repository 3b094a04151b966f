from __future__ import annotations

import json
from datetime import date

import pytest

from app.readers.vaults import errors
from checks.model import ChangeDateSource, Kind, PasswordChange
from tests.app.readers.vaults.exports import Kept, read, shown

_CHANGED = 1_612_345_678  # 2021-02-03
_HEADER = '"Title","Field","Value","Field","Value",.........,"Note"\n'


def _field(kind: str, value: object, **members: object) -> dict[str, object]:
    return {"type": kind, "label": kind.title(), "value": value, "deleted": 0, **members}


def _password(value: object = "1", **members: object) -> dict[str, object]:
    return _field("password", value, **{"value_updated_at": _CHANGED, **members})


def _item(*fields: object, **members: object) -> dict[str, object]:
    return {"title": "Bank", "category": "login", "template_type": "login.default", "fields": list(fields), **members}


def _json(*items: object, folders: object = ()) -> Kept:
    return read(json.dumps({"folders": folders, "items": list(items)}))


def test_an_item_becomes_a_login() -> None:
    fields = (_field("username", "alice"), _field("email", "a@b.example"), _field("url", "https://bank.example"))

    kept = _json(_item(*fields, _password(), _field("totp", "JBSW"), updated_at=1_700_000_000))

    (login,) = kept.logins
    assert kept.format == "enpass-json"
    assert (login.title, login.username, login.email) == ("Bank", "alice", "a@b.example")
    assert (login.urls, login.row, login.kind) == (("https://bank.example",), 1, Kind.LOGIN)
    assert (login.has_totp, login.has_passkey, login.archived) == (True, None, False)
    assert (kept.passwords, kept.skipped) == (["1"], ())


def test_the_date_of_the_password_is_that_of_its_value() -> None:
    assert _json(_item(_password(updated_at=1_700_000_000))).logins[0].changed == PasswordChange(
        date(2021, 2, 3), ChangeDateSource.RECORDED
    )


@pytest.mark.parametrize("moment", [None, "1612345678", 0, -1, 1e300, 10**30, 4_000_000_000, True, []])
def test_a_date_that_cannot_be_is_unknown(moment: object) -> None:
    assert _json(_item(_password(value_updated_at=moment))).logins[0].changed is None


def test_earlier_passwords_are_known_with_the_day_on_which_they_were_replaced() -> None:
    old = (
        {"value": "old", "updated_at": _CHANGED},
        {"value": "?", "encrypted": True},
        {"value": ""},
        5,
        {"value": "x"},
    )

    history = _json(_item(_password(history=old))).logins[0].history

    assert [(shown(past.password), past.until) for past in history] == [("old", date(2021, 2, 3)), ("x", None)]


def test_each_password_of_an_item_is_a_login_of_its_own() -> None:
    kept = _json(
        _item(_field("username", "alice"), _password("1"), _password("2", label="PIN"), _password("3", label=""))
    )

    assert [(login.title, login.username, login.row) for login in kept.logins] == [
        ("Bank", "alice", 1),
        ("Bank (PIN)", "alice", 1),
        ("Bank", "alice", 1),
    ]
    assert kept.passwords == ["1", "2", "3"]


def test_deleted_fields_do_not_count() -> None:
    kept = _json(_item(_password("old", deleted=1), _password("new"), _field("totp", "JBSW", deleted=1)))

    assert (kept.passwords, kept.logins[0].has_totp) == (["new"], False)


def test_what_is_in_the_trash_is_counted_and_what_is_archived_is_kept_apart() -> None:
    kept = _json(_item(_password(), trashed=1), _item(_password(), archived=1), _item(_password(), archived=0))

    assert [login.archived for login in kept.logins] == [True, False]
    assert kept.counted == {"skipped.trashed": 1}


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("computer.wifi", Kind.WIFI),
        ("computer.server", Kind.SERVER),
        ("creditcard.default", Kind.LOGIN),
        (5, Kind.LOGIN),
    ],
)
def test_whatever_has_a_password_is_kept_with_its_kind(template: object, kind: Kind) -> None:
    assert _json(_item(_password(), template_type=template)).logins[0].kind is kind


def test_what_has_no_password_is_counted_by_category() -> None:
    categories = ("note", "creditcard", "identity", "finance")

    kept = _json(*(_item(category=category) for category in categories), _item(), _item(note="n"), _item(fields=None))

    assert kept.logins == ()
    assert kept.counted == {
        "skipped.note": 2,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.other": 1,
        "skipped.empty_row": 2,
    }


@pytest.mark.parametrize("kind", ["username", "email", "totp"])
def test_an_account_without_a_password_is_still_one(kind: str) -> None:
    kept = _json(_item(_field(kind, "a"), _password("")))

    assert (kept.passwords, kept.logins[0].changed) == ([None], None)


def test_an_item_without_title_is_called_by_its_host() -> None:
    assert (
        _json(_item(_field("url", "https://bank.example/x"), _password(), title="")).logins[0].title == "bank.example"
    )


def test_folders_are_paths_and_a_circle_of_them_ends() -> None:
    folders = [
        {"uuid": "1", "title": "WS", "parent_uuid": "2"},
        {"uuid": "2", "title": "Mail", "parent_uuid": ""},
        {"uuid": "3", "title": "A", "parent_uuid": "4"},
        {"uuid": "4", "title": "B", "parent_uuid": "3"},
        {"title": "no id"},
        5,
    ]

    logins = _json(*(_item(_password(), folders=[0, "gone", uuid]) for uuid in "135"), folders=folders).logins

    assert [login.folder for login in logins] == ["Mail/WS", "B/A", ""]


def test_a_name_that_is_joined_to_thousands_is_not_repeated_whole() -> None:
    long = "x" * 100_000
    folders = [
        {"uuid": "0", "title": long},
        *({"uuid": f"{n}", "title": "a", "parent_uuid": "0"} for n in range(1, 1_000)),
    ]

    logins = _json(
        _item(*[_password()] * 1_000, title=long), *(_item(_password(), folders=["1"]),), folders=folders
    ).logins

    assert max(len(login.title) for login in logins[1:]) < 300
    assert len(logins[-1].folder) < 300


@pytest.mark.parametrize("item", [5, None, [], _item(_password(5)), _item(_password(["1"]))])
def test_an_item_that_is_not_what_it_must_be_is_named(item: object) -> None:
    kept = _json(_item(_password("1")), item, _item(5, None, _password("2")))

    assert (kept.passwords, kept.damaged_rows) == (["1", "2"], [2])


def test_another_document_with_the_same_words_is_unknown() -> None:
    with pytest.raises(errors.FormatUnknown):
        read('{"items": {"template_type": 1}}')


def test_a_row_becomes_a_login() -> None:
    kept = read(
        _HEADER + '"Bank","Username","alice","E-mail","a@b.example","*Password","1","Website","b.example","TOTP","J"\n'
    )

    (login,) = kept.logins
    assert kept.format == "enpass-csv"
    assert (login.title, login.username, login.email, login.urls) == ("Bank", "alice", "a@b.example", ("b.example",))
    assert (login.row, login.has_totp, login.changed, kept.passwords) == (2, True, None, ["1"])


def test_rows_differ_in_width_and_may_end_with_a_note() -> None:
    kept = read(
        _HEADER + '"A","Username","alice","Password","1",""\n"B","Password","2","a note\nof two lines"\n'
        '"C","Username","carol","URL","c.example"\n"D",""\n"E","a note"\n"F"\n'
    )

    assert [(login.title, login.row) for login in kept.logins] == [("A", 2), ("B", 3), ("C", 5)]
    assert kept.passwords == ["1", "2", None]
    assert kept.counted == {"skipped.empty_row": 2, "skipped.note": 1}


def test_labels_may_be_french_and_passwords_several() -> None:
    kept = read(
        _HEADER + '"Banque","Nom d\'utilisateur","alice","*Mot de passe","1","Password","2","Site web","b.example"\n'
    )

    assert (kept.passwords, kept.logins[1].username, kept.logins[1].urls) == (["1", "2"], "alice", ("b.example",))


def test_a_card_is_no_login() -> None:
    assert read(_HEADER + '"Visa","Cardholder","Alice","Number","4","CVC","1",""\n').counted == {"skipped.card": 1}


def test_a_note_that_looks_like_a_password_is_none() -> None:
    assert read(_HEADER + '"N","Username","alice","Password"\n').passwords == [None]


def test_bad_rows_are_named_and_the_others_read() -> None:
    kept = read(_HEADER + '"A","Password","1"\n"B","Password","2"x\n"C","Password","3"\n')

    assert (kept.passwords, kept.damaged_rows) == (["1", "3"], [3])
