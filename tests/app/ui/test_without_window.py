from __future__ import annotations

import getpass
import shutil
import subprocess
from pathlib import Path

import pytest

from app.checkup.record import recorded
from app.report import page
from app.services.reporting import reported
from app.ui import without_window
from app.values.reports import Redaction
from app.words import LANGUAGES, Language, Words
from checks.model import MessageId
from tests.app.ui.fakes import NOW, FakeServices, small_audit

pytestmark = pytest.mark.usefixtures("qapp")


def report(language: Language) -> tuple[FakeServices, bytes]:
    services = FakeServices(Words(language))
    services.last_audit = recorded(small_audit(), NOW, "0.1.0", services.catalogue.version)
    told = reported(services.now(), Redaction.NONE)
    html = page.to_html(told, services.catalogue, services.words)
    return services, without_window.pdf(page.title(told, services.words), html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_a_report_can_be_searched_in_its_pdf(language: Language, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("needs pdftotext (Debian: poppler-utils)")
    services, made = report(language)
    file = tmp_path / "report.pdf"
    file.write_bytes(made)
    ran = subprocess.run([program, "-raw", str(file), "-"], capture_output=True, check=True)
    words = services.words
    seen = _plain(ran.stdout.decode())
    assert [x.short for x in services.catalogue.entries.values() if _plain(words.text(x.short)) not in seen] == []
    assert _plain(words.message(MessageId("state.unknown"), {})) in seen
    assert "colette@orme.example" in seen


def test_a_pdf_names_neither_a_person_nor_a_place() -> None:
    _, made = report("en")
    assert b"Bilan" in made or "Bilan".encode("utf-16-be") in made
    for told in (getpass.getuser(), str(Path.home())):
        assert told.encode() not in made
        assert told.encode("utf-16-be") not in made


def _plain(text: str) -> str:
    """Return `text` without what a page does to it: its lines, its ligatures, its spaces."""
    for ligature, letters in (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return "".join(text.split())
