from __future__ import annotations

from pathlib import Path

import pytest

import app
import checks
from app import paths
from app.errors import ResourceError
from app.knowledge import wordlist
from checks.vocabulary import WordKind


def test_the_list_that_is_shipped_holds_what_the_checks_expect() -> None:
    words = wordlist.common()

    assert all(word == word.lower() and 2 <= len(word) <= 30 and rank >= 1 for word, rank in words.items())
    assert {"été", "ete", "cœur", "coeur"} <= words.keys()
    assert words["soleil"] < words["était"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("motdepasse", WordKind.PASSWORD),
        ("patinoire", WordKind.FRENCH),
        ("breakfast", WordKind.ENGLISH),
        ("dupont", WordKind.NAME),
        ("camille", WordKind.NAME),
        ("saintetienne", WordKind.PLACE),
        ("finistère", WordKind.PLACE),
        ("zidane", WordKind.FOOTBALL),
        ("jetaime", WordKind.PHRASE),
        ("trustno1", WordKind.PASSWORD),
    ],
)
def test_the_list_tells_what_its_words_are(word: str, kind: WordKind) -> None:
    assert wordlist.common().kind(word) is kind


def test_its_sources_are_named_beside_it() -> None:
    licences = (paths.resources() / "words" / "LICENSES.md").read_text("utf-8")

    assert "common.txt" in licences
    assert "Permission is hereby granted, free of charge" in licences
    assert "ODC-BY" in licences
    assert "Licence Ouverte" in licences


def test_a_missing_list_is_an_installation_that_is_not_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(app, "__file__", str(tmp_path / "app" / "__init__.py"))
    monkeypatch.setattr(checks, "__file__", str(tmp_path / "checks" / "__init__.py"))

    wordlist.common.cache_clear()
    with pytest.raises(ResourceError) as raised:
        wordlist.common()
    assert raised.value.params == {"detail": "words/common.txt"}
