from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.checkup import runner
from app.checkup.archive_messages import LookThrough
from app.checkup.audit_messages import Look, Start
from app.checkup.events import AuditRequest, Event, Examined, Source, SourceFailed, SourceOpened
from tests.app.checkup import samples
from tests.app.readers.vaults.gpg_home import HAS_GPG, GpgHome, gpg_home

pytestmark = pytest.mark.skipif(not HAS_GPG, reason="gpg is not installed")


@pytest.fixture(scope="module")
def home() -> Iterator[GpgHome]:
    with gpg_home() as made:
        yield made


@pytest.fixture
def store(home: GpgHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GNUPGHOME", str(home.folder))
    return home.store(tmp_path / "store", a="Brindille-1987", b="Brindille-1987", c=b"damaged")


def audited(*sources: Source) -> list[Event]:
    return list(runner.audit(AuditRequest(sources), threading.Event(), date(2026, 11, 24)))


def failures(events: list[Event]) -> list[str]:
    return [event.error for event in events if isinstance(event, SourceFailed)]


def test_a_store_is_audited_once_the_person_agreed(store: Path) -> None:
    (opened,) = (event for event in audited(Source(store, gpg=True)) if isinstance(event, SourceOpened))
    assert (opened.name, opened.format, opened.logins) == ("store", "password-store", 2)
    assert [part.reason for part in opened.skipped] == ["skipped.damaged_file"]


def test_without_agreement_it_is_not_opened(store: Path) -> None:
    assert failures(audited(Source(store))) == ["GpgNotAllowed"]


def test_agreeing_for_one_store_does_not_open_another(store: Path) -> None:
    events = audited(Source(store, gpg=True), Source(store))
    assert failures(events) == ["GpgNotAllowed"]
    assert [event.name for event in events if isinstance(event, SourceOpened)] == ["store"]


def test_agreeing_changes_nothing_for_other_files(tmp_path: Path) -> None:
    events = audited(Source(samples.reused(tmp_path / "a.json"), gpg=True))
    assert failures(events) == []


def test_a_store_is_examined_without_starting_gpg(store: Path) -> None:
    (examined,) = runner.examine(store, threading.Event())
    assert examined == Examined("store", "password-store", locked=False, gpg=True)


def test_another_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (failed,) = runner.examine(tmp_path, threading.Event())
    assert isinstance(failed, SourceFailed)
    assert failed.error == "FileIsFolder"
    assert failures(audited(Source(tmp_path, gpg=True))) == ["FileIsFolder"]


def test_only_an_audit_that_was_agreed_to_learns_where_gpg_asks(store: Path) -> None:
    assert not set(runner._FOR_GPG) & set(runner._ENVIRONMENT)
    assert runner._role(Start(AuditRequest((Source(store, gpg=True),)), date(2026, 1, 1))) == "audit-with-gpg"
    assert runner._role(Start(AuditRequest((Source(store),)), date(2026, 1, 1))) == "audit"
    assert runner._role(Look(store)) == "audit"
    assert runner._role(LookThrough((store,))) == "archives"
