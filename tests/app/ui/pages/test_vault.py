"""Does a vault lead to an honest result, and a wrong password to another try?"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.checkup.events import AuditRequest, Event, Examined
from app.readers.vaults import password_store, registry
from app.readers.vaults.errors import FormatUnknown
from app.ui.pages.audit import AuditPage
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.result import ResultPage
from app.ui.pages.vault_file import FORMATS
from app.ui.services import Job
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.switch import TickBox
from app.values.settings import Settings
from tests.app.ui.fakes import FakeServices, blind_audit, clean_audit, waiting_audit
from tests.app.ui.pages.conftest import Walk


@pytest.fixture(autouse=True)
def _at_home(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")


def opened(walk: Walk) -> OpenVaultPage:
    before = walk.window.page
    walk.window.place_wanted.emit("passwords")
    walk.qtbot.waitUntil(lambda: walk.window.page is not before and walk.title() == "Passwords")
    walk.window.activateWindow()  # no window manager does, after a sheet
    walk.qtbot.waitUntil(walk.window.isActiveWindow)
    read_before = isinstance(walk.window.page, ResultPage)
    QTest.keyClick(walk.window, Qt.Key.Key_A if read_before else Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    walk.wait_for("Open a vault")
    page = walk.window.page
    assert isinstance(page, OpenVaultPage)
    return page


def choose(walk: Walk, page: OpenVaultPage, name: str = "Family.kdbx") -> None:
    page.add([Path("/nowhere") / name])
    walk.qtbot.waitUntil(lambda: page._files[0].usable)


def type_password(walk: Walk, password: str) -> None:
    page = walk.window.page
    assert page is not None
    [field] = [line for line in page.findChildren(QLineEdit) if line.accessibleName() == "Password of Family.kdbx"]
    assert field.text() == ""
    QTest.keyClicks(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_wrong_password_is_said_under_its_file_and_can_be_typed_again(walk: Walk) -> None:
    walk.services.opens_with = "orme"
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "wrong")
    walk.qtbot.waitUntil(lambda: walk.window.page is page and "did not open" in walk.said())
    type_password(walk, "orme")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage))
    assert isinstance(walk.window.page, ResultPage)
    walk.qtbot.waitUntil(lambda: "6 accounts share one password" in walk.said())


def test_gpg_is_started_only_for_a_store_whose_box_is_ticked(walk: Walk) -> None:
    walk.services.examined = lambda path: Examined(path.name, "password-store", locked=False, gpg=True)
    page = opened(walk)
    choose(walk, page, ".password-store")
    [box] = [box for box in page.findChildren(TickBox) if "gpg" in box.text()]
    assert not box.isChecked()
    assert not page._files[0].source().gpg
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert page._files[0].source().gpg


def test_a_folder_is_chosen_by_keyboard_too(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.services.examined = lambda path: Examined(path.name, "password-store", locked=False, gpg=True)
    page = opened(walk)
    chosen = iter(("", "/nowhere/.password-store"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(chosen))
    [button] = [button for button in page.findChildren(LinkButton) if "folder" in button.text()]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page._files == []
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert [file.path.name for file in page._files] == [".password-store"]


def test_a_file_that_cannot_be_used_says_so_in_its_place(walk: Walk) -> None:
    def refused(path: Path) -> Examined:
        raise FormatUnknown(name=path.name)

    walk.services.examined = refused
    page = opened(walk)
    page.add([Path("/nowhere/holiday.jpg")])
    walk.qtbot.waitUntil(lambda: "holiday.jpg is not a vault" in walk.said())
    assert not page._open.isEnabled()


def test_a_password_is_asked_for_only_where_one_is_needed(walk: Walk) -> None:
    walk.services.examined = lambda path: Examined(path.name, "firefox-csv", locked=False)
    page = opened(walk)
    choose(walk, page, "logins.csv")
    assert [line for line in page.findChildren(QLineEdit) if line.isVisible()] == []
    assert "Firefox, not locked" in walk.said()


def test_cancel_leads_back_and_nothing_is_kept(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()

    def audit(_services: FakeServices, _request: AuditRequest) -> Job[Event]:
        return waiting_audit(began)

    monkeypatch.setattr(FakeServices, "audit", audit)
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    walk.wait_for("Reading your passwords")
    walk.qtbot.waitUntil(began.is_set)
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("Open a vault")
    assert walk.services.last_audit is None


def test_what_could_not_be_looked_at_is_never_drawn_as_nothing_found(walk: Walk) -> None:
    walk.services.script = blind_audit()
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage))
    walk.qtbot.waitUntil(lambda: "Line 12 could not be read" in walk.said())
    said = walk.said()

    assert "This is not “nothing found”." in said
    assert "Nothing found" not in said.splitlines()


def test_nothing_found_says_what_was_searched(walk: Walk) -> None:
    walk.services.script = clean_audit()
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage))
    searched = "40 logins searched for shared and weak passwords on 24 November 2026."
    walk.qtbot.waitUntil(lambda: searched in walk.said())


def test_progress_is_on_the_screen_before_the_audit_has_told_anything(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()

    monkeypatch.setattr(FakeServices, "audit", lambda _services, _request: waiting_audit(began))
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    assert isinstance(walk.window.page, AuditPage)  # no turn of the loop in between
    assert "Opening the file" in walk.said()
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("Open a vault")


def test_the_sample_leads_to_a_result_that_is_not_kept(walk: Walk) -> None:
    walk.services.settings = Settings()
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    QTest.keyClick(walk.window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    walk.wait_for("The sample vault")
    assert "nothing of this is kept" in walk.said()
    assert walk.services.last_audit is None
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("A calm look at what protects you")


def test_a_narrow_window_shows_list_and_detail_one_after_the_other(walk: Walk) -> None:
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage))
    walk.window.resize(800, 560)
    result = walk.window.page
    assert isinstance(result, ResultPage)
    assert (result._left.isVisible(), result._detail.isVisible()) == (True, False)
    walk.qtbot.waitUntil(lambda: result._list.currentIndex().isValid())
    QTest.keyClick(result._list, Qt.Key.Key_Return)
    assert (result._left.isVisible(), result._detail.isVisible()) == (False, True)


def test_a_narrow_window_says_that_nothing_was_found(walk: Walk) -> None:
    walk.services.script = clean_audit()
    walk.window.resize(800, 560)
    page = opened(walk)
    choose(walk, page)
    type_password(walk, "orme")
    walk.qtbot.waitUntil(lambda: "Nothing found" in walk.said())
    assert "40 logins" in walk.said()


def test_each_format_that_is_read_has_a_name_for_people() -> None:
    assert {*FORMATS} == {password_store.FORMAT, *(reader.format for reader in registry.READERS)}
