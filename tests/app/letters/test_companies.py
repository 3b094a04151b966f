from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from app.errors import SourceError
from app.letters import companies
from app.letters.companies import CompaniesTooLarge, CompaniesUnreadable, Company, NotCompanies, read, together
from app.words import LANGUAGES, Words

GIVEN = Path(__file__).resolve().parents[4] / "shared" / "data" / "exposure" / "datenanfragen" / "companies.json"


def listed(folder: Path, content: object) -> Path:
    path = folder / "companies.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_companies_come_by_name_with_their_address_line_by_line(tmp_path: Path) -> None:
    rows = [
        {"slug": "t", "name": "Tissage", "sources": ["x"], "runs": ["Y"], "quality": "verified"},
        {"name": "atelier  Brumaire", "address": "1 rue X\n\n 75011 Paris \n", "email": " dpo@brumaire.example "},
    ]
    assert read(listed(tmp_path, rows)) == (
        Company("atelier Brumaire", ("1 rue X", "75011 Paris"), "dpo@brumaire.example"),
        Company("Tissage"),
    )


BROKEN = {
    "no JSON": "companies",
    "no list": {"name": "X"},
    "nothing in it": [],
    "no name": [{"address": "1 rue X"}],
    "an empty name": [{"name": ""}],
    "a name that is no text": [{"name": 3}],
    "an address without end": [{"name": "X", "address": "1" * 500}],
    "nested without end": '[{"name": "X", "more": ' + "[" * 100_000 + "]" * 100_000 + "}]",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_list_of_companies_is_refused_whole(content: object, tmp_path: Path) -> None:
    with pytest.raises(NotCompanies):
        read(listed(tmp_path, content))


def test_a_list_that_is_too_large_or_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CompaniesUnreadable):
        read(tmp_path / "companies.json")
    monkeypatch.setattr(companies, "_LARGEST", 10)
    with pytest.raises(CompaniesTooLarge):
        read(listed(tmp_path, [{"name": "X"}]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_into_which_nobody_writes_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    writer = threading.Timer(5, lambda: pipe.open("wb").close())  # lets a reader that waits go on, to fail below
    writer.daemon = True
    writer.start()
    with pytest.raises(CompaniesUnreadable):
        read(pipe)
    writer.cancel()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    for kind in (NotCompanies, CompaniesUnreadable, CompaniesTooLarge):
        error: SourceError = kind(name="companies.json", limit=16)
        assert "companies.json" in words.message(error.message, error.params)


def test_of_two_lists_the_entry_that_knows_more_is_kept_once() -> None:
    full = Company("Métiora", ("1 rue X",))
    assert together([Company("métiora"), Company("Zeste")], [full, Company("Atelier")]) == (
        Company("Atelier"),
        full,
        Company("Zeste"),
    )
    assert together([full], [Company("Métiora")]) == (full,)


@pytest.mark.skipif(not GIVEN.exists(), reason="the real list is not on this computer")
def test_the_real_list_is_read_whole() -> None:
    known = read(GIVEN)
    assert len(known) == 3069
    assert sum(bool(company.address) for company in known) == 3069
