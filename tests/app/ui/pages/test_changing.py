"""Is a password changed where its site says, and only after a click?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.checkup.events import AuditDone, Found
from app.ui.browser import browse
from app.ui.pages.change_sheet import ChangeSheet
from checks.model import Urgency
from tests.app.ui.fakes import weak
from tests.app.ui.pages.conftest import Browser, Walk
from tests.app.ui.pages.results import arrive, press, sheet_of, words_of


def test_the_address_is_shown_before_a_click_opens_it(walk: Walk, browser: Browser) -> None:
    page = arrive(walk)
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(walk, ChangeSheet)
    address = "https://ormemail.example/.well-known/change-password"
    assert address in words_of(sheet)
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == [address]
    assert page.isVisible()


def test_an_address_can_be_copied_instead_and_nothing_is_opened(walk: Walk, browser: Browser) -> None:
    arrive(walk).go_on()
    press(sheet_of(walk, ChangeSheet), "&Copy the address")
    assert QGuiApplication.clipboard().text() == "https://ormemail.example/.well-known/change-password"
    assert browser.asked == []


@pytest.mark.parametrize(
    "address", ["http://a.example/", "file:///etc/passwd", "javascript:alert(1)", "https://", "", "https://a b/"]
)
@pytest.mark.usefixtures("qapp")
def test_anything_but_a_secure_address_is_refused(browser: Browser, address: str) -> None:
    assert not browse(address)
    assert browser.asked == []


def test_an_account_without_address_offers_no_page(walk: Walk) -> None:
    finding = weak("date", Urgency.FIRST, "Door code")
    nowhere = replace(finding, subjects=(replace(finding.subjects[0], site=""),))
    page = arrive(walk, (Found(nowhere), AuditDone(1)))
    assert page._detail.primary is None
