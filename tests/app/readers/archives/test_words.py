from __future__ import annotations

import pytest

from app.readers.archives import dates
from app.readers.archives.words import LONGEST, plain


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("plain", "plain"),
        ("a < b and c > d", "a < b and c > d"),
        ("<p class='x'>One &amp; two</p><p>Three</p>", "One & two\nThree"),
        ("<html><head><title>No</title><STYLE>p{}</style ></head><body>Yes<br/>Sir</body></html>", "Yes\nSir"),
        ("Seen<script>never ends", "Seen"),
    ],
)
def test_a_page_becomes_what_is_read_of_it(page: str, text: str) -> None:
    assert plain(page) == text


@pytest.mark.parametrize("piece", ["<style", "<p ", "<", "&", "</script", "<title>"])
def test_a_text_made_to_be_slow_is_read_like_any_other(piece: str) -> None:
    assert len(plain(piece * 200_000)) <= LONGEST  # hours, if each opening looked for its end anew


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("16 Jun 2026", "2026-06-16T00:00:00"),
        ("12 mars 2023", "2023-03-12T00:00:00"),
        ("1er août 2024", "2024-08-01T00:00:00"),
        ("2026-05-07 16:41:18", "2026-05-07T16:41:18"),
        ("2026-07-01 10:00:00 UTC", "2026-07-01T10:00:00+00:00"),
        ("2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05+00:00"),
        ("7/8/26, 3:43 PM", "2026-07-08T15:43:00"),
        ("7/8/26, 12:05\u202fAM", "2026-07-08T00:05:00"),
        ("07/22/2026 04:02", "2026-07-22T04:02:00"),
        ("22/07/2026 04:02", "2026-07-22T04:02:00"),
        ("2026/07/22 04:02:03", "2026-07-22T04:02:03"),
        ("Sat Sep 05 08:12:14 UTC 2026", "2026-09-05T08:12:14+00:00"),
    ],
)
def test_an_instant_is_read_in_each_way_in_which_platforms_write_it(written: str, meant: str) -> None:
    told = dates.parsed(written)
    assert told is not None
    assert told.isoformat() == meant


@pytest.mark.parametrize(
    "written", ["", "yesterday", "31/31/2026", "2026-02-30", "0001-01-01", "9" * 100_000, "12 foo 2023"]
)
def test_what_is_no_instant_is_none(written: str) -> None:
    assert dates.parsed(written) is None
