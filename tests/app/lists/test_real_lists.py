"""Are the lists as their publishers really made them read as a whole? Only where somebody laid them beside us."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.lists.reading import parsed
from app.values.kept_lists import ListKind
from checks.exposure.breach import Breach

_PLACE = Path(__file__).parents[4] / "shared" / "data" / "exposure"
pytestmark = pytest.mark.skipif(not _PLACE.is_dir(), reason="no lists of others beside the program")


@pytest.mark.parametrize(
    ("file", "kind", "least"),
    [
        ("hibp/hackalert-all_breaches.json", ListKind.BREACHES, 667),
        ("hibp/themains-breaches-2018.json", ListKind.BREACHES, 293),
        ("2fa/all-v3-shape.json", ListKind.TWO_FACTOR, 2_564),
        ("2fa/entries-raw.json", ListKind.TWO_FACTOR, 2_564),
        ("passkeys/by-domain.json", ListKind.PASSKEYS, 250),
        ("passkeys/entries-raw.json", ListKind.PASSKEYS, 250),
        ("apple/shared-credentials.json", ListKind.SHARED, 102),
        ("apple/shared-credentials-historical.json", ListKind.SHARED_ONCE, 93),
    ],
)
def test_a_real_list_is_read_whole(file: str, kind: ListKind, least: int) -> None:
    public = parsed((_PLACE / file).read_bytes(), file, date(2026, 11, 28))
    assert public.kind is kind
    assert len(public.entries) >= least


def test_the_quirks_of_the_real_list_are_all_there() -> None:
    data = (_PLACE / "hibp/hackalert-all_breaches.json").read_bytes()
    breaches = [each for each in parsed(data, "list", date(2026, 11, 28)).entries if isinstance(each, Breach)]
    assert sum(each.domain == "" for each in breaches) == 26
    assert sum(each.sensitive for each in breaches) == 55
    assert sum(not each.verified for each in breaches) == 37
    assert sum(each.spam_list for each in breaches) == 11
    assert sum(each.malware for each in breaches) == 4
    assert {"ownedcore.com", "cfire.mail.ru", "pizza.dominos.be"} <= {each.domain for each in breaches}
