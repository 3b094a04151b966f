"""Can somebody be led through the first run, by keyboard alone?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.pages.welcome import WelcomePage
from app.values.settings import Settings
from app.words import Words
from checks.model import Decision, ItemId
from tests.app.ui.pages.conftest import Walk


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def press_on(walk: Walk) -> None:
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tab_to(kind: str) -> QWidget:
    """Press Tab until a widget of the class `kind` has the focus."""
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and type(focused).__name__ == kind:
            return focused
    raise AssertionError(kind)


def test_the_first_run_can_be_walked_through_by_keyboard_alone(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    press_on(walk)
    walk.wait_for("About you")
    press_on(walk)
    items = walk.services.catalogue.first_run
    for item in items:
        walk.wait_for(walk.services.catalogue.entries[item].question)
        tab_to("Answer")
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
        press_on(walk)
    walk.wait_for("Your check-up")
    assert walk.services.settings.welcomed
    assert [told for told in walk.services.told if told.endswith("partial")] == [f"{item} partial" for item in items]


def test_the_title_has_the_focus_when_a_question_appears(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    press_on(walk)
    walk.wait_for("About you")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "About you"


def test_nothing_is_chosen_beforehand_and_an_earlier_answer_is_shown_again(walk: Walk) -> None:
    first, second = walk.services.catalogue.first_run[:2]
    start_questions(walk)
    page = walk.window.page
    press_on(walk)
    assert walk.window.page is page, "without an answer there is no next question"
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    press_on(walk)
    walk.wait_for(walk.services.catalogue.entries[second].question)
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for(walk.services.catalogue.entries[first].question)
    press_on(walk)
    walk.wait_for(walk.services.catalogue.entries[second].question)


def test_does_not_apply_asks_for_a_reason(walk: Walk) -> None:
    start_questions(walk)
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    for _ in range(4):
        press(Qt.Key.Key_Down)
    page = walk.window.page
    assert page is not None
    press_on(walk)
    assert walk.window.page is page
    [reason] = [line for line in page.findChildren(QLineEdit) if line.isVisible()]
    QTest.keyClicks(reason, "I have no accounts")
    press_on(walk)
    item = walk.services.catalogue.first_run[0]
    walk.wait_for(walk.services.catalogue.entries[walk.services.catalogue.first_run[1]].question)
    decided = walk.services.decisions[ItemId(item)]
    assert (decided.decision, decided.reason) == (Decision.NOT_APPLICABLE, "I have no accounts")


def test_save_and_close_leads_home_and_keeps_what_was_answered(walk: Walk) -> None:
    start_questions(walk)
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    press_on(walk)
    walk.wait_for(walk.services.catalogue.entries[walk.services.catalogue.first_run[1]].question)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    walk.wait_for("Your check-up")
    assert f"1 of {walk.services.now().posture.applicable} answered" in walk.said()


def test_a_language_is_spoken_at_once_and_kept(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    page = walk.window.page
    assert isinstance(page, WelcomePage)
    page.language_chosen.emit("fr")
    walk.wait_for(Words("fr").text("A calm look at what protects you"))
    walk.qtbot.waitUntil(lambda: walk.services.settings.language == "fr")


def test_who_was_welcomed_before_comes_home(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    QTest.mouseMove(walk.window, QPoint(1, 1))


def start_questions(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    press_on(walk)
    walk.wait_for("About you")
    press_on(walk)
    walk.wait_for(walk.services.catalogue.entries[walk.services.catalogue.first_run[0]].question)
