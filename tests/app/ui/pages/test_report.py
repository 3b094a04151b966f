from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.report.errors import NotWritten
from app.ui.pages.report_sheet import ReportSheet
from app.ui.widgets.segmented import Segment
from app.values.reports import Format, Redaction
from app.values.settings import Settings
from app.words import Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def sheet(walk: Walk) -> ReportSheet:
    walk.begin()
    walk.wait_for("Your check-up")
    assert walk.window.page is not None
    press(walk.window.page, "Save a report…")
    [opened] = walk.window.findChildren(ReportSheet)
    return opened


def press(over: object, text: str) -> None:
    assert hasattr(over, "findChildren")
    [button] = [each for each in over.findChildren(QPushButton) if each.text().replace("&", "") == text]
    button.click()


def choose(over: ReportSheet, text: str) -> None:
    [segment] = [each for each in over.findChildren(Segment) if each.text() == text]
    segment.click()


def said(over: ReportSheet) -> str:
    return " ".join(label.text() for label in (*over.findChildren(type(over._meaning)), over._example))


def test_what_tells_the_least_is_offered_first(walk: Walk) -> None:
    opened = sheet(walk)
    assert (opened._form.value(), opened._redaction.value()) == ("pdf", "summary")
    assert "No name of an account or a file" in said(opened)
    assert "Orme" not in said(opened)


def test_each_choice_shows_what_would_be_told(walk: Walk) -> None:
    opened = sheet(walk)
    choose(opened, "Names covered")
    assert "O••• – m•••.o•••.example – c•••@o•••.example" in said(opened)
    choose(opened, "In full")
    assert "Orme Mail – mail.orme.example – colette@orme.example" in said(opened)


def test_the_report_goes_where_it_is_wanted_and_home_says_so(
    walk: Walk, services: FakeServices, tmp_path: Path, qtbot: QtBot
) -> None:
    opened = sheet(walk)
    choose(opened, "Names covered")
    choose(opened, "HTML")
    press(opened, "Save…")
    [dialog] = opened.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "html"
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.fileSelected.emit(str(tmp_path / "mine.html"))
    qtbot.waitUntil(lambda: f"The report was saved: {tmp_path / 'mine.html'}" in walk.said())
    assert services.told[-1] == "report masked html mine.html"


def test_a_pdf_is_printed_beside_the_window(walk: Walk, services: FakeServices, qtbot: QtBot) -> None:
    sheet(walk).wanted.emit(Format.PDF, Redaction.SUMMARY, Path("mine.pdf"))
    qtbot.waitUntil(lambda: "The report was saved: mine.pdf" in walk.said())
    assert services.reporting.pdf.startswith(b"%PDF-")


def test_what_could_not_be_written_is_said(walk: Walk, services: FakeServices, qtbot: QtBot) -> None:
    opened = sheet(walk)
    services.refuses = NotWritten(name="mine.pdf")
    opened.wanted.emit(Format.PDF, Redaction.SUMMARY, Path("mine.pdf"))
    refused = "mine.pdf could not be written there. Choose another folder or another name."
    qtbot.waitUntil(lambda: refused in walk.said())
