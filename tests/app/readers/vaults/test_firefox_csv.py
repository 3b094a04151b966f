from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from checks.model import ChangeDateSource, PasswordChange
from tests.app.readers.vaults.exports import FIREFOX, Kept, read, table

_CREATED = "1262304000000"  # 2010-01-01
_CHANGED = "1612345678900"  # 2021-02-03


def _row(
    url: str = "https://bank.example", username: str = "alice", password: str = "1", changed: str = _CHANGED
) -> tuple[str, ...]:
    return (url, username, password, "", url, "{d61e37fa}", _CREATED, "1700000000000", changed)


def _read(*rows: tuple[str, ...]) -> Kept:
    return read(table(FIREFOX, *rows))


def test_a_row_becomes_a_login_called_by_its_host() -> None:
    kept = _read(_row())

    (login,) = kept.logins
    assert kept.format == "firefox-csv"
    assert (login.title, login.username, login.urls) == ("bank.example", "alice", ("https://bank.example",))
    assert (login.row, login.has_passkey, kept.passwords) == (2, None, ["1"])


def test_the_date_of_the_password_is_the_recorded_one() -> None:
    assert _read(_row()).logins[0].changed == PasswordChange(date(2021, 2, 3), ChangeDateSource.RECORDED)


@pytest.mark.parametrize("changed", ["", "0", "soon", "-1", "99999999999999999999"])
def test_a_date_that_cannot_be_is_unknown(changed: str) -> None:
    assert _read(_row(changed=changed)).logins[0].changed is None


def test_the_last_sign_in_is_told_where_there_is_one() -> None:
    assert _read(_row()).logins[0].used == date(2023, 11, 14)
    assert read("url,username,password,timePasswordChanged\nhttps://a.example,al,1,\n").logins[0].used is None


def test_a_date_in_the_future_is_unknown() -> None:
    later = datetime.now(UTC) + timedelta(days=30)

    assert _read(_row(changed=str(int(later.timestamp() * 1000)))).logins[0].changed is None


def test_the_browsers_own_account_is_no_login() -> None:
    kept = _read(_row(url="chrome://FirefoxAccounts", password='{"kSync":"key"}'), _row())

    assert len(kept.logins) == 1
    assert kept.counted == {"skipped.browser_account": 1}


def test_the_browsers_own_account_is_no_login_either_when_its_quotes_are_wrong() -> None:
    broken = '"chrome://FirefoxAccounts","id","{""version"":1,""accountData"":{"kSync":""key""}}"\r\n'
    header, row = table(FIREFOX, _row()).splitlines(keepends=True)

    kept = read(header + broken + row)

    assert kept.passwords == ["1"]
    assert kept.counted == {"skipped.browser_account": 1}
    assert kept.damaged_rows == []


def test_the_old_header_has_no_dates() -> None:
    kept = read('hostname,username,password\n"bank.example","alice","1"\n"empty","",""\n"shop.example","bob",\n')

    assert kept.format == "firefox-csv"
    assert [login.title for login in kept.logins] == ["bank.example", "shop.example"]
    assert kept.passwords == ["1", None]
    assert kept.logins[0].changed is None
    assert kept.counted == {"skipped.empty_row": 1}


def test_an_address_without_a_host_gives_no_title_because_it_may_hold_a_password() -> None:
    (login,) = _read(_row(url="http://alice:hunter2@[broken")).logins

    assert login.title == ""


@pytest.mark.parametrize("header", ["url,username,password,guid", "hostname,username,password,name"])
def test_another_layout_is_never_read_as_this_one(header: str) -> None:
    assert read(f"{header}\na,b,c,d\n").format != "firefox-csv"
