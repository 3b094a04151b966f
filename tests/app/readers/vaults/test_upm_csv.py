from __future__ import annotations

from contextlib import suppress

import pytest

from app.errors import SourceError
from tests.app.readers.vaults.exports import read

_BANK = "Bank,alice,s3cret,https://bank.example,\n"


def test_a_table_without_header_is_known_by_its_cells() -> None:
    kept = read(f'{_BANK}Note,,,,"two\nlines"\nPost,alice,2,post.example,\nNo address,bob,3,,\n')

    assert kept.format == "upm-csv"
    assert kept.passwords == ["s3cret", "2", "3"]
    assert (kept.logins[0].title, kept.logins[0].username, kept.logins[0].row) == ("Bank", "alice", 1)
    assert kept.counted == {"skipped.note": 1}


def test_a_damaged_row_is_named_and_the_others_read() -> None:
    kept = read(f'{_BANK}"x"y,u,1,a.example,\n{_BANK}')

    assert (kept.passwords, kept.damaged_rows) == (["s3cret", "s3cret"], [2])


@pytest.mark.parametrize(
    "content",
    [
        "Bank,https://bank.example,alice,s3cret,note\n",  # the order of Dashlane
        f"{_BANK}Bank,https://bank.example,alice,s3cret,note\n",
        "Bank,alice,s3cret,,\n",
        f"{_BANK}Bank,alice,s3cret,not an address,\nBank,alice,s3cret,nor this,\n",
        "Work,Bank,alice,s3cret,https://bank.example,note,\n",  # the order of Keeper
        f"{_BANK}a,b,c\n",
        '"title","user","password","url","notes"\n',
    ],
)
def test_another_table_is_never_taken_for_one(content: str) -> None:
    with suppress(SourceError):
        assert read(content).format != "upm-csv"
