"""Can a person write a letter, send it, say what became of it, and go on from there?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.letters import mail as mail_file
from app.letters.companies import NotCompanies
from app.ui.pages import letter as letter_page
from app.ui.pages.complaint_sheet import ComplaintSheet
from app.ui.pages.letter import LetterPage
from app.ui.pages.request_sheet import RequestSheet
from app.ui.pages.rights import RightsPage
from app.ui.pages.sent_sheet import SentSheet
from app.ui.widgets.lines import Lines
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.rows import FindingList
from app.values.settings import Settings
from checks.exposure.rights import with_more_time
from checks.own_data import Reply, Request, Right
from tests.app.ui.fakes import NOW
from tests.app.ui.own_data import LARGER, METIORA, asked
from tests.app.ui.pages import accounts
from tests.app.ui.pages.conftest import Browser, Walk
from tests.app.ui.pages.results import press, sheet_of

TODAY = NOW.date()


def come(walk: Walk, requests: list[Request] | None = None) -> RightsPage:
    """Come to the requests by the page of accounts."""
    walk.services.settings = Settings(welcomed=True)
    walk.services.own_data.requests = requests or []
    page = accounts.come(walk)
    accounts.choose(page, "My rights", "1 answer overdue" if requests else "No letter was sent yet")
    press(page, "My l&etters")
    walk.wait_for("My rights")
    return rights(walk)


def rights(walk: Walk) -> RightsPage:
    page = walk.window.page
    assert isinstance(page, RightsPage)
    return page


def write(walk: Walk) -> LetterPage:
    press(come(walk), "Write a &letter…")
    page = walk.window.page
    assert isinstance(page, LetterPage)
    return page


def field(page: QWidget, name: str) -> QLineEdit:
    [found] = [each for each in page.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def lines(page: QWidget, name: str) -> Lines:
    [found] = [each for each in page.findChildren(Lines) if each.accessibleName().startswith(name)]
    return found


def fill(page: LetterPage) -> None:
    QTest.keyClicks(field(page, "Company"), "Zeste")
    QTest.keyClicks(field(page, "Your name"), "Colette Marchal")
    QTest.keyClicks(lines(page, "Where to answer"), "colette@orme.example")


def listed(page: RightsPage) -> list[str]:
    [found] = page.findChildren(FindingList)
    model = found.model()
    entries = [model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount())]
    return [entry.title.upper() if isinstance(entry, Heading) else f"{entry.title}: {entry.right}" for entry in entries]


def opened(walk: Walk, company: str) -> RequestSheet:
    [found] = rights(walk).findChildren(FindingList)
    model = found.model()
    for line in range(model.rowCount()):
        entry = model.index(line, 0).data(ENTRY_ROLE)
        if isinstance(entry, FindingRow) and entry.title == company:
            found.setCurrentIndex(model.index(line, 0))
            QTest.keyClick(found, Qt.Key.Key_Return)
    sheet = sheet_of(walk, RequestSheet)
    assert isinstance(sheet, RequestSheet)
    return sheet


def test_what_has_a_next_step_comes_first_then_what_waits_then_what_was_answered(walk: Walk) -> None:
    assert listed(come(walk, asked())) == [
        "THE NEXT STEP IS YOURS",
        "Métiora: overdue",
        "Banque Orme: refused",
        "WAITING FOR AN ANSWER",
        "Atelier Brumaire: waiting",
        "ANSWERED",
        "Colivo: answered",
    ]


def test_nothing_sent_yet_says_how_to_begin(walk: Walk) -> None:
    come(walk)
    assert "No letter was sent yet" in walk.said()


def test_the_letter_is_seen_as_it_is_typed(walk: Walk) -> None:
    page = write(walk)
    fill(page)
    seen = page._paper.toPlainText()
    assert {"Zeste", "Colette Marchal", "colette@orme.example", "24 November 2026"} <= set(seen.splitlines())
    page._form._right.choose(Right.ERASURE.value)
    page._form._language.choose("fr")
    page._form.changed.emit()
    assert "Effacement de mes données personnelles" in page._paper.toPlainText()
    QTest.keyClicks(field(page, "Account name or customer number"), "4417")
    assert "Merci de fermer également mon compte." in page._paper.toPlainText()


def test_what_looks_like_markup_is_set_as_it_was_typed(walk: Walk) -> None:
    page = write(walk)
    field(page, "Company").setText("<b>A & B</b> {company}")
    assert "<b>A & B</b> {company}" in page._paper.toPlainText()


def test_a_letter_leaves_only_once_it_says_who_where_and_to_whom(walk: Walk) -> None:
    page = write(walk)
    assert not any(each.isEnabled() for each in (*page._ways, page._on))
    assert "Still missing" in walk.said()
    fill(page)
    assert all(each.isEnabled() for each in (*page._ways, page._on))
    assert "Still missing" not in walk.said()


@pytest.mark.qt_log_ignore("This plugin does not support")  # grabbing the keyboard: the list lies over the window
def test_a_company_that_is_chosen_brings_its_addresses(walk: Walk) -> None:
    page = write(walk)
    company = field(page, "Company")
    company.setFocus()
    QTest.keyClicks(company, "tior")
    completer = company.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    walk.qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert company.text() == METIORA.name
    assert lines(page, "Its postal address").lines() == METIORA.address
    assert field(page, "Its e-mail address").text() == METIORA.email


def test_a_longer_list_of_companies_is_given_as_a_file_and_stays_for_the_next_letter(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(walk)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/home/colette/companies.json", ""))
    press(page, "Use a larger &list…")
    walk.qtbot.waitUntil(lambda: f"{len(LARGER)} companies can be chosen." in walk.said())
    press(page, "&Back")
    press(rights(walk), "Write a &letter…")
    assert f"{len(LARGER)} companies can be chosen." in walk.said()


def test_a_file_that_is_no_list_is_refused_where_it_was_chosen_and_the_letter_stays(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(walk)
    fill(page)

    def refuse(path: Path) -> object:
        raise NotCompanies(name=path.name)

    walk.services.own_data.reads = refuse  # type: ignore[assignment]  # it never returns
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/home/colette/photo.jpg", ""))
    press(page, "Use a larger &list…")
    walk.qtbot.waitUntil(lambda: "photo.jpg is not the list of companies" in walk.said())
    assert field(page, "Company").text() == "Zeste"


SaveIn = Callable[[str, str], Path]


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SaveIn:
    """Let the file dialog answer with a name in a folder, and return the folder."""

    def chosen(name: str, kind: str) -> Path:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), kind))
        return tmp_path

    return chosen


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("letter.pdf", "PDF (*.pdf)", "letter.pdf"),
        ("letter", "PDF (*.pdf)", "letter.pdf"),
        ("letter.txt", "PDF (*.pdf)", "letter.txt"),
        ("letter v1.2", "Plain text (*.txt)", "letter v1.2.txt"),
    ],
)
def test_a_letter_is_saved_as_the_person_says(
    walk: Walk, in_folder: SaveIn, chosen: str, kind: str, written: str
) -> None:
    page = write(walk)
    fill(page)
    folder = in_folder(chosen, kind)
    press(page, "Save &as…")
    start = b"%PDF-" if written.endswith(".pdf") else b"Colette Marchal"
    assert (folder / written).read_bytes().startswith(start)
    assert f"Saved: {written}" in walk.said()
    assert page._file_name() == "Zeste-2026-11-24.pdf"


def test_a_letter_that_cannot_be_written_is_said(walk: Walk, in_folder: SaveIn) -> None:
    page = write(walk)
    fill(page)
    folder = in_folder("gone/letter.pdf", "PDF (*.pdf)")
    press(page, "Save &as…")
    assert "could not be written there" in walk.said()
    assert list(folder.iterdir()) == []


def test_a_letter_is_copied_whole(walk: Walk) -> None:
    page = write(walk)
    fill(page)
    press(page, "&Copy")
    assert QGuiApplication.clipboard().text().startswith("Colette Marchal\ncolette@orme.example\n\nZeste\n")


def test_the_mail_program_opens_on_a_click_only(walk: Walk, browser: Browser) -> None:
    page = write(walk)
    fill(page)
    field(page, "Its e-mail address").setText(METIORA.email)
    assert browser.asked == []
    press(page, "&Mail program")
    [address] = browser.asked
    assert urlsplit(address).path == METIORA.email
    assert parse_qs(urlsplit(address).query)["subject"] == ["Access to my personal data (Article 15 GDPR)"]


def test_a_letter_too_long_for_the_mail_program_waits_in_the_clipboard(
    walk: Walk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(walk)
    fill(page)
    field(page, "Account name or customer number").setText("4417")
    monkeypatch.setattr(letter_page, "mail", lambda to, letter: mail_file.mail(to, letter, longest=500))
    press(page, "&Mail program")
    assert "body=" not in browser.asked[0]
    assert "4417" in QGuiApplication.clipboard().text()
    assert "paste it" in walk.said()


def test_what_was_sent_is_remembered_with_its_date_and_nothing_else(walk: Walk) -> None:
    page = write(walk)
    fill(page)
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(walk, SentSheet)
    assert isinstance(sheet, SentSheet)
    sheet._day.setCurrentIndex(4)
    assert sheet._due.text() == "To be answered until 21 December 2026."
    press(sheet, "&Save")
    walk.wait_for("My rights")
    assert walk.services.own_data.requests == [
        Request(1, "Zeste", Right.ACCESS, TODAY - timedelta(days=4), date(2026, 12, 21))
    ]
    assert "Colette" not in "".join(walk.services.told)


@pytest.mark.parametrize("reply", [Reply.ANSWERED, Reply.REFUSED, Reply.NONE])
def test_what_became_of_a_request_is_told(walk: Walk, reply: Reply) -> None:
    page = come(walk, asked())
    sheet = opened(walk, "Atelier Brumaire")
    assert not sheet._next.isVisible()
    sheet._answers.choose(reply.value)
    sheet._answers.chosen.emit(reply.value)
    assert sheet._next.isVisible() == (reply is not Reply.ANSWERED)
    press(sheet, "&Save")
    walk.qtbot.waitUntil(lambda: walk.window.page is not page)
    assert walk.services.own_data.requests[1] == replace(asked()[1], reply=reply)


def test_more_time_is_given_once(walk: Walk) -> None:
    page = come(walk, asked())
    press(opened(walk, "Atelier Brumaire"), "They asked for &more time")
    walk.qtbot.waitUntil(lambda: walk.window.page is not page)
    assert walk.services.own_data.requests[1] == with_more_time(asked()[1])
    again = opened(walk, "Atelier Brumaire")
    assert again._more is None
    QTest.keyClick(again, Qt.Key.Key_Escape)


def test_a_request_can_be_taken_off_the_list(walk: Walk) -> None:
    page = come(walk, asked())
    press(opened(walk, "Colivo"), "&Remove from the list")
    walk.qtbot.waitUntil(lambda: walk.window.page is not page)
    assert [each.company for each in walk.services.own_data.requests] == ["Métiora", "Atelier Brumaire", "Banque Orme"]


def complaining(walk: Walk, company: str) -> ComplaintSheet:
    press(opened(walk, company), "&Prepare the complaint…")
    sheet = sheet_of(walk, ComplaintSheet)
    assert isinstance(sheet, ComplaintSheet)
    return sheet


def test_the_address_of_an_authority_is_shown_before_a_click_opens_it(walk: Walk, browser: Browser) -> None:
    come(walk, asked())
    sheet = complaining(walk, "Métiora")
    assert sheet._address.accessibleName() == "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en"
    sheet._authority.setCurrentIndex(0)
    assert sheet._address.accessibleName() == "https://www.cnil.fr/fr/plaintes"
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == ["https://www.cnil.fr/fr/plaintes"]


def test_the_text_of_a_complaint_is_prepared_in_either_language_and_copied(walk: Walk) -> None:
    come(walk, asked())
    sheet = complaining(walk, "Banque Orme")
    assert "The company refused." in sheet._text.toPlainText()
    sheet._language_choice.choose("fr")
    sheet._language_choice.chosen.emit("fr")
    press(sheet, "&Copy")
    assert "Réclamation concernant Banque Orme" in QGuiApplication.clipboard().text()
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_what_was_said_on_the_way_to_a_complaint_is_kept_first(walk: Walk) -> None:
    come(walk, asked())
    sheet = opened(walk, "Métiora")
    sheet._answers.choose(Reply.NONE.value)
    press(sheet, "&Prepare the complaint…")
    complaint = sheet_of(walk, ComplaintSheet)
    assert walk.services.own_data.requests[0].reply is Reply.NONE
    QTest.keyClick(complaint, Qt.Key.Key_Escape)


def test_esc_leads_back_to_the_accounts(walk: Walk) -> None:
    write(walk)
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("My rights")
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("Accounts")
