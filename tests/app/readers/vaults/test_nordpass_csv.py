from __future__ import annotations

import json

import pytest

from app.readers.vaults import errors
from tests.app.readers.vaults.exports import Kept, read, table

_OLD = (
    *("name", "url", "username", "password", "note", "cardholdername", "cardnumber", "cvc", "expirydate", "zipcode"),
    *("folder", "full_name", "phone_number", "email", "address1", "address2", "city", "country", "state"),
)
_NEW = (*_OLD, "additional_urls", "pin", "type", "custom_fields")
_BANK = {"name": "Bank", "url": "https://bank.example", "username": "alice", "password": "Xv9#mQ2!tLr7"}


def _read(*rows: dict[str, str], columns: tuple[str, ...] = _NEW) -> Kept:
    return read(table(columns, *([row.get(label, "") for label in columns] for row in rows)))


def test_a_row_becomes_a_login() -> None:
    kept = _read({**_BANK, "type": "password", "folder": "Money"})

    (login,) = kept.logins
    assert kept.format == "nordpass-csv"
    assert (login.title, login.username, login.urls) == ("Bank", "alice", ("https://bank.example",))
    assert (login.folder, login.row, login.changed, login.has_totp, login.has_passkey) == (
        "Money",
        2,
        None,
        False,
        None,
    )
    assert (kept.passwords, kept.skipped) == (["Xv9#mQ2!tLr7"], ())


def test_the_columns_of_older_versions_are_enough() -> None:
    assert _read(_BANK, columns=_OLD).passwords == ["Xv9#mQ2!tLr7"]


def test_more_addresses_stand_as_json_in_a_cell() -> None:
    cell = json.dumps(["hts:/malformed", "https://bank.example", 5, "https://b.example"])

    assert _read({**_BANK, "additional_urls": cell}).logins[0].urls == (
        "https://bank.example",
        "hts:/malformed",
        "https://b.example",
    )


@pytest.mark.parametrize("cell", ["b.example", '["b.example"', '{"a": "b.example"}', "[" * 500, '{"a":1,"a":2}'])
def test_more_addresses_that_are_no_list_are_kept_as_they_stand(cell: str) -> None:
    assert _read({**_BANK, "additional_urls": cell}).logins[0].urls == ("https://bank.example", cell)


@pytest.mark.parametrize(
    ("fields", "has_totp"),
    [
        ([{"label": "Code", "type": "hidden", "value": "otpauth://totp/a"}], True),
        ([{"label": "Code", "type": "hidden", "value": "otpauth"}, {"value": None}, 5], False),
        ({"value": "otpauth://totp/a"}, False),
    ],
)
def test_a_one_time_code_is_seen_in_the_persons_own_fields(fields: object, has_totp: bool) -> None:  # noqa: FBT001 - the fact
    assert _read({**_BANK, "custom_fields": json.dumps(fields)}).logins[0].has_totp is has_totp


def test_own_fields_that_are_no_json_do_not_cost_the_login() -> None:
    assert _read({**_BANK, "custom_fields": "otpauth://"}).passwords == ["Xv9#mQ2!tLr7"]


def test_what_is_no_login_is_counted_by_its_type() -> None:
    kinds = ("folder", "note", "credit_card", "identity", "document", "password")

    kept = _read(*({"name": kind, "type": kind} for kind in kinds), {"type": "password", "note": "n"}, _BANK)

    assert len(kept.logins) == 1
    assert kept.counted == {
        "skipped.folder": 1,
        "skipped.note": 2,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.other": 1,
        "skipped.empty_row": 1,
    }


def test_what_is_no_login_is_told_by_its_cells_where_there_is_no_type() -> None:
    rows = (
        {"name": "A"},
        {"name": "B", "cvc": "1"},
        {"name": "C", "city": "Lyon"},
        {"name": "D", "note": "n"},
        {"url": "e"},
    )

    assert _read(*rows, columns=_OLD).counted == {
        "skipped.folder": 1,
        "skipped.card": 1,
        "skipped.identity": 1,
        "skipped.note": 1,
        "skipped.empty_row": 1,
    }


def test_blank_lines_and_bad_rows_do_not_cost_the_others() -> None:
    content = table(_OLD, [_BANK.get(label, "") for label in _OLD])

    kept = read(f'{content}\r\n"three","cells","only"\r\n{content.splitlines()[1]}\r\n')

    assert (kept.passwords, kept.damaged_rows) == (["Xv9#mQ2!tLr7"] * 2, [4])


def test_a_label_that_stands_twice_makes_the_columns_unusable() -> None:
    with pytest.raises(errors.ColumnsUnusable):
        read(",".join((*_NEW, "password")) + "\n")
