from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from app.report.errors import NoRoom, NotWritten
from app.services.reporting import Reporting
from app.values.reports import Format, Redaction
from app.words import Words
from tests.app.ui.fakes import FakeServices

WORDS = Words("en")


def written(file: Path, form: Format, profile: Path = Path("anna.db")) -> bytes:
    services = FakeServices(WORDS)
    save = Reporting(services.catalogue, lambda: profile).save(
        services.now(), Redaction.SUMMARY, form, file, WORDS, lambda title, html: f"{title}\n{html}".encode()
    )
    assert list(save(threading.Event())) == [file]
    return file.read_bytes()


def test_each_format_is_what_it_says(tmp_path: Path) -> None:
    assert written(tmp_path / "a", Format.HTML).startswith(b"<!DOCTYPE html>")
    assert written(tmp_path / "a", Format.JSON).startswith(b'{\n "format": "bilan.report",\n "schema": 1,')
    assert written(tmp_path / "a", Format.PDF).startswith(b"Security check-up of 24 November 2026\n<!DOCTYPE html>")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere rights are not bits of a file")
def test_only_its_owner_reads_a_report(tmp_path: Path) -> None:
    written(tmp_path / "a.html", Format.HTML)
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, NoRoom), (errno.EACCES, NotWritten)])
def test_a_report_that_cannot_be_written_leaves_what_was_there(
    number: int, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.html"
    file.write_text("before")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(error):
        written(file, Format.HTML)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("end", ["", ".key", "-wal"])
def test_a_report_never_takes_the_place_of_the_check_up_or_its_lock(tmp_path: Path, end: str) -> None:
    file = tmp_path / f"anna.db{end}"
    file.write_text("before")
    with pytest.raises(NotWritten):
        written(file, Format.JSON, tmp_path / "anna.db")
    assert file.read_text() == "before"
