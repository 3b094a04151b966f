from __future__ import annotations

from pathlib import Path

import pytest

import app
import checks
from app import paths, wordlist
from app.errors import ResourceError


def test_the_list_that_is_shipped_holds_what_the_checks_expect() -> None:
    ranks = wordlist.french()

    assert list(ranks.values()) == list(range(1, len(ranks) + 1))
    assert all(word == word.casefold() and word.isalpha() and 3 <= len(word) <= 20 for word in ranks)
    assert ranks["bonjour"] < 480 < ranks["soleil"]
    assert {"été", "ete", "cœur", "coeur", "camille"} <= ranks.keys()


def test_its_sources_are_named_beside_it() -> None:
    licences = (paths.resources() / "words" / "LICENSES.md").read_text("utf-8")

    assert "french.txt" in licences
    assert "Permission is hereby granted, free of charge" in licences
    assert "ODC-BY" in licences


def test_a_missing_list_is_an_installation_that_is_not_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(app, "__file__", str(tmp_path / "app" / "__init__.py"))
    monkeypatch.setattr(checks, "__file__", str(tmp_path / "checks" / "__init__.py"))

    with pytest.raises(ResourceError) as raised:
        wordlist.french()
    assert raised.value.params == {"detail": "words/french.txt"}
