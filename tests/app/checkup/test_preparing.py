from __future__ import annotations

from pathlib import Path

import pytest

from app import paths
from app.checkup import preparing
from app.checkup.events import AuditRequest, Source
from app.errors import ResourceError
from app.knowledge import wordlist
from checks.secret import Secret

LOCKED = AuditRequest((Source(Path("a.csv")), Source(Path("b.kdbx"), Secret(""))))
PLAIN = AuditRequest((Source(Path("a.csv")),))


@pytest.mark.parametrize("request_", [LOCKED, AuditRequest((Source(Path("b.kdbx"), keyfile=Path("k")),)), PLAIN])
def test_the_words_are_the_same_whether_or_not_a_key_is_derived(request_: AuditRequest) -> None:
    assert dict(preparing.common_words(request_)()) == dict(wordlist.common())


def test_nothing_is_loaded_beside_the_reading_of_what_needs_no_key() -> None:
    assert preparing.common_words(PLAIN) is wordlist.common


def test_a_list_that_is_missing_is_told_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    common_words = preparing.common_words(LOCKED)
    with pytest.raises(ResourceError):
        common_words()
