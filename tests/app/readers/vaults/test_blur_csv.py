from __future__ import annotations

from tests.app.readers.vaults.exports import read

_HEADER = '"domain","label","username","email","password"\n'


def test_a_row_becomes_a_login() -> None:
    kept = read(f"{_HEADER}https://bank.example,Bank,,alice@mail.example,1\n")

    (login,) = kept.logins
    assert kept.format == "blur-csv"
    assert (login.title, login.username, login.email) == ("Bank", "alice@mail.example", "alice@mail.example")
    assert (login.urls, kept.passwords) == (("https://bank.example",), ["1"])


def test_undefined_is_nothing() -> None:
    kept = read(f"{_HEADER}undefined,Bank,alice,,undefined\nundefined,Note,,,undefined\n")

    assert (kept.passwords, kept.logins[0].urls) == ([None], ())
    assert kept.counted == {"skipped.empty_row": 1}
