"""Does a person decide what is read together, what is compared, and what may leave, before an audit begins?"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.checkup.events import AuditRequest, Examined
from app.ui.main_window import SETTINGS
from app.ui.pages.about import AboutPage
from app.ui.pages.consent_sheet import ConsentSheet
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.widgets.answers import Answer
from app.values.outside import Consent, Recipient
from app.values.settings import Settings
from checks.model import Person
from checks.secret import Secret
from tests.app.ui.fakes import QUESTION
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import arrived, press, sheet_of, words_of
from tests.app.ui.pages.test_vault import choose, opened

WHO = Recipient.PWNED_PASSWORDS


@pytest.fixture
def page(walk: Walk) -> OpenVaultPage:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    made = opened(walk)
    walk.qtbot.waitUntil(lambda: "consents" in walk.services.told)
    return made


def pick(page: QWidget, label: str) -> None:
    [answer] = [each for each in page.findChildren(Answer) if each.text() == label]
    QTest.keyClick(answer, Qt.Key.Key_Space)


def field(page: QWidget, name: str) -> QLineEdit:
    [line] = [each for each in page.findChildren(QLineEdit) if each.accessibleName() == name]
    return line


def asked(walk: Walk, page: OpenVaultPage) -> AuditRequest:
    walk.qtbot.waitUntil(page._open.isEnabled)
    press(page, "&Open")
    arrived(walk)
    return walk.services.requests[-1]


# --- several files


def test_several_files_are_one_audit_each_with_its_own_key(walk: Walk, page: OpenVaultPage) -> None:
    walk.services.examined = lambda path: Examined(path.name, "kdbx", locked=path.suffix == ".kdbx")
    page.add(Path("/nowhere") / name for name in ("a.kdbx", "b.kdbx", "c.csv", "d.csv"))
    walk.qtbot.waitUntil(lambda: all(file.usable for file in page._files))
    QTest.keyClicks(field(page, "Password of a.kdbx"), "one")
    QTest.keyClicks(field(page, "Password of b.kdbx"), "two")
    QTest.keyClicks(field(page, "Key file of b.kdbx"), "/nowhere/b.key")
    page._remove(page._files[3])
    page.add([Path("/nowhere/a.kdbx")])  # the same file again
    sources = asked(walk, page).sources
    assert [source.path.name for source in sources] == ["a.kdbx", "b.kdbx", "c.csv"]
    assert [source.password for source in sources] == [Secret("one"), Secret("two"), None]
    assert [source.keyfile for source in sources] == [None, Path("/nowhere/b.key"), None]


# --- leaked passwords


def test_nothing_is_compared_and_nothing_leaves_unless_it_is_chosen(walk: Walk, page: OpenVaultPage) -> None:
    choose(walk, page)
    request = asked(walk, page)
    assert (request.leaks, request.online) == (None, False)
    assert "question" not in walk.services.told


def test_a_list_on_this_computer_needs_its_file(walk: Walk, page: OpenVaultPage) -> None:
    choose(walk, page)
    pick(page, "With a list on this computer")
    assert not page._open.isEnabled()
    QTest.keyClicks(field(page, "List of leaked passwords"), "/nowhere/pwned.txt")
    request = asked(walk, page)
    assert (request.leaks, request.online) == (Path("/nowhere/pwned.txt"), False)


def consent_sheet(walk: Walk, page: OpenVaultPage) -> ConsentSheet:
    choose(walk, page)
    pick(page, "Ask Pwned Passwords")
    assert not page._open.isEnabled(), "nothing is asked before the person has agreed"
    sheet = sheet_of(walk, ConsentSheet)
    assert isinstance(sheet, ConsentSheet)
    return sheet


def test_the_sheet_shows_the_literal_bytes_before_anything_is_agreed(walk: Walk, page: OpenVaultPage) -> None:
    said = words_of(consent_sheet(walk, page))
    assert all(line in said for line in QUESTION.splitlines())


def test_allowed_once_is_asked_once_and_kept_nowhere(walk: Walk, page: OpenVaultPage) -> None:
    press(consent_sheet(walk, page), "Allow &once")
    assert asked(walk, page).online
    assert walk.services.leaving.agreed == {}
    again = opened(walk)
    assert not again.leaks.online()


def test_always_is_kept_needs_no_sheet_and_can_be_taken_back(walk: Walk, page: OpenVaultPage) -> None:
    press(consent_sheet(walk, page), "&Always for this recipient")
    assert asked(walk, page).online
    assert walk.services.leaving.agreed == {WHO: Consent.ALWAYS}
    again = opened(walk)
    walk.qtbot.waitUntil(again.leaks.online)
    press(again, "&Take this permission back")
    walk.qtbot.waitUntil(lambda: not again.leaks.online())
    assert walk.services.leaving.agreed == {WHO: Consent.EACH_TIME}


def test_never_is_kept_and_refuses_without_asking_again(walk: Walk, page: OpenVaultPage) -> None:
    press(consent_sheet(walk, page), "&Never")
    walk.qtbot.waitUntil(lambda: walk.services.leaving.agreed == {WHO: Consent.NEVER})
    walk.qtbot.waitUntil(page._open.isEnabled)
    walk.services.told.clear()
    pick(page, "Ask Pwned Passwords")
    walk.qtbot.waitUntil(lambda: "never asked" in words_of(page))
    assert not page.leaks.online()
    assert QApplication.activeModalWidget() is None
    assert "question" not in walk.services.told
    press(page, "&What left this computer")
    walk.wait_for("What left this computer")
    press(walk.window, "&Back")
    assert walk.window.page is page, "what was chosen on it waits"


def test_the_sheet_leads_to_what_left_which_lies_over_what_was_chosen(walk: Walk, page: OpenVaultPage) -> None:
    press(consent_sheet(walk, page), "&What left this computer")
    walk.wait_for("What left this computer")
    press(walk.window, "&Whom Bilan may ask")
    walk.wait_for("Whom Bilan may ask")
    walk.window.activateWindow()
    walk.qtbot.waitUntil(walk.window.isActiveWindow)
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.qtbot.waitUntil(lambda: walk.window.page is page)
    assert not page.leaks.online()
    assert walk.services.leaving.agreed == {}


def test_a_result_for_which_somebody_was_asked_leads_to_what_left(walk: Walk, page: OpenVaultPage) -> None:
    press(consent_sheet(walk, page), "Allow &once")
    assert asked(walk, page).online
    result = walk.window.page
    assert result is not None
    press(result, "&What left this computer")
    walk.wait_for("What left this computer")
    press(walk.window, "&Back")
    assert walk.window.page is result


def test_a_result_for_which_nobody_was_asked_does_not(walk: Walk, page: OpenVaultPage) -> None:
    choose(walk, page)
    assert not asked(walk, page).online
    assert walk.window.page is not None
    assert "&What left this computer" not in [each.text() for each in walk.window.page.findChildren(QAbstractButton)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_closing_the_sheet_agrees_to_nothing(walk: Walk, page: OpenVaultPage, key: Qt.Key) -> None:
    QTest.keyClick(consent_sheet(walk, page), key)
    if key == Qt.Key.Key_Return:
        assert not page.leaks.online()
        return
    walk.qtbot.waitUntil(page._open.isEnabled)
    request = asked(walk, page)
    assert not request.online
    assert walk.services.leaving.agreed == {}


# --- about you


def about(walk: Walk, person: Person) -> AboutPage:
    walk.services.settings = Settings(welcomed=True, person=person)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(SETTINGS)
    walk.wait_for("Settings")
    press_on = walk.window.page
    assert press_on is not None
    press(press_on, "&Change…")
    walk.wait_for("About you")
    page = walk.window.page
    assert isinstance(page, AboutPage)
    return page


@pytest.mark.parametrize(
    ("names", "year", "town", "person"),
    [
        ("", "", "", Person()),
        (
            " Colette,  Marchal Colette ",
            "1985",
            " Orme-sur-Brume ",
            Person(("Colette", "Marchal"), 1985, "Orme-sur-Brume"),
        ),
        ("Jean-Éloi", "", "", Person(("Jean-Éloi",))),
    ],
)
def test_what_a_person_tells_of_themselves_is_kept(
    walk: Walk, names: str, year: str, town: str, person: Person
) -> None:
    page = about(walk, Person())
    QTest.keyClicks(page._year, year)
    page._names.setText(names)
    page._town.setText(town)
    page.go_on()
    walk.wait_for("Settings")
    assert walk.services.settings.person == person


def test_what_was_told_is_shown_again_and_can_be_taken_back(walk: Walk) -> None:
    page = about(walk, Person(("Colette", "Marchal"), 1985, "Orme"))
    assert [page._names.text(), page._year.text(), page._town.text()] == ["Colette Marchal", "1985", "Orme"]
    for line in (page._names, page._year, page._town):
        line.clear()
    page.go_on()
    walk.wait_for("Settings")
    assert walk.services.settings.person == Person()


@pytest.mark.parametrize("year", ["85", "1899", "2027", "19 85", "year", "\uff11\uff19\uff18\uff15"])
def test_a_year_that_is_none_is_said_in_place_and_nothing_is_lost(walk: Walk, year: str) -> None:
    page = about(walk, Person())
    page._names.setText("Colette")
    page._year.setText(year)
    page.go_on()
    assert walk.window.page is page
    assert page.notice.isVisible()
    assert (page._names.text(), page._year.text()) == ("Colette", year)
