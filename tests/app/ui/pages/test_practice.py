"""Can somebody practise by keyboard alone, look where links lead, and is every answer kept?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import ResourceError
from app.knowledge import scenarios
from app.ui.drawn.message import DrawnMessage
from app.ui.drawn.parts import AddressStrip, Inspectable, MarkedText, owner_span
from app.ui.pages.practice import PracticePage
from app.ui.pages.practice_answer import PracticeAnswerPage
from app.ui.pages.practice_frame import Step
from app.values.settings import Settings
from app.words import LANGUAGES, Words
from checks.exercised import Act, Confidence
from checks.links.practice_round import FIRST
from tests.app.ui.fakes import FakeServices
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.test_first_run import press, press_on, tab_to
from tests.pictures.screens import answered, script

SCRIPTS = scenarios.scripts()
STEP = Step(1, 10)
HOME = "Practise with links and messages"


def begin(walk: Walk) -> None:
    """Come to the first message of a round."""
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._go_to("links")
    walk.wait_for("Links and messages")
    press_on(walk)
    walk.wait_for(HOME)
    press_on(walk)
    walk.wait_for("What would you do?")


def page(walk: Walk) -> PracticePage:
    assert isinstance(walk.window.page, PracticePage)
    return walk.window.page


def answer_by_keyboard(walk: Walk) -> None:
    """Take the second act, be a little sure, and go on to the explanation."""
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    tab_to("Segment")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press_on(walk)
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, PracticeAnswerPage))


def test_a_round_can_be_walked_through_by_keyboard_alone(walk: Walk) -> None:
    begin(walk)
    for number in range(FIRST):
        assert f"{number + 1} of {FIRST}" in walk.said()
        answer_by_keyboard(walk)
        press_on(walk)
        walk.qtbot.waitUntil(lambda: not isinstance(walk.window.page, PracticeAnswerPage))
    walk.wait_for("That was the round")
    assert len(walk.services.practising.answers) == FIRST
    assert {each.confidence for each in walk.services.practising.answers} == {Confidence.SLIGHTLY}
    assert walk.services.told.count("conclude") == 1
    press_on(walk)
    walk.wait_for("Links and messages")


def test_nothing_is_chosen_beforehand_and_both_questions_are_asked(walk: Walk) -> None:
    begin(walk)
    press_on(walk)
    assert isinstance(walk.window.page, PracticePage)
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    press_on(walk)
    assert isinstance(walk.window.page, PracticePage)
    assert walk.services.practising.answers == []


def test_a_message_may_be_passed_over_and_leaves_nothing_behind(walk: Walk) -> None:
    begin(walk)
    page(walk).skipped.emit()
    assert f"2 of {FIRST}" in walk.said()
    page(walk).closed.emit()
    walk.wait_for(HOME)
    assert walk.services.practising.answers == []
    assert "conclude" not in walk.services.told


def test_closing_in_the_middle_keeps_what_was_answered(walk: Walk) -> None:
    begin(walk)
    answer_by_keyboard(walk)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    walk.wait_for("That was the round")
    assert len(walk.services.practising.answers) == 1
    assert "conclude" in walk.services.told


def test_an_answer_that_cannot_be_kept_is_said_and_may_be_given_again(walk: Walk) -> None:
    begin(walk)
    walk.services.refuses = ResourceError(detail="disk")
    page(walk).chosen.emit(Act.ASK, Confidence.VERY)
    walk.qtbot.waitUntil(page(walk).notice.isVisible)
    walk.services.refuses = None
    page(walk).chosen.emit(Act.ASK, Confidence.VERY)
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, PracticeAnswerPage))


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_where_a_link_leads_is_read_by_mouse_or_keyboard_and_remembered(qtbot: QtBot, way: str) -> None:
    asked = PracticePage(Words("en"), script("pro-network-invite"), STEP)
    qtbot.addWidget(asked)
    asked.show()
    [link] = asked.findChildren(Inspectable)
    [strip] = asked.findChildren(AddressStrip)
    assert "metiora-members" not in strip.accessibleName()
    assert asked.inspected is False
    if way == "mouse":
        QApplication.sendEvent(link, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    else:
        QTest.keyClick(link, Qt.Key.Key_Space)
    assert "https://metiora-members.example/signin?next=messages" in strip.accessibleName()
    assert asked.inspected is True


@pytest.mark.usefixtures("dressed")
def test_where_nothing_has_an_address_looking_is_not_asked_for(qtbot: QtBot) -> None:
    asked = PracticePage(Words("en"), script("ceo-urgent-transfer"), STEP)
    qtbot.addWidget(asked)
    assert asked.inspected is None
    assert asked.findChildren(AddressStrip) == []


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [each.scenario.id for each in SCRIPTS])
def test_every_message_is_drawn_with_its_words_and_explained_sign_by_sign(
    qtbot: QtBot, name: str, language: str
) -> None:
    words = next(Words(each) for each in LANGUAGES if each == language)
    telling = script(name).told[words.language]
    plain = DrawnMessage(words, script(name))
    qtbot.addWidget(plain)
    said = _spoken(plain)
    for paragraph in telling.body.replace("{1}", "\n\n").replace("{2}", "\n\n").split("\n\n"):
        assert paragraph.strip() in said
    page = PracticeAnswerPage(words, script(name), STEP, Act.ASK, Confidence.FAIRLY, inspected=None)
    qtbot.addWidget(page)
    explained = _spoken(page)
    for number, cue in enumerate(telling.cues, 1):
        assert cue.said in explained
        assert words.text("sign {number}", number=number) in explained


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("name", ["pro-network-invite", "bank-new-device"])
def test_no_answer_is_scolded(qtbot: QtBot, name: str, act: Act) -> None:
    shown = answered(FakeServices(Words("en")), name, act)
    qtbot.addWidget(shown)
    said = _spoken(shown).casefold()
    assert not {"wrong", "mistake", "failed", "error"} & set(said.replace(".", " ").split())


def test_a_message_opens_nothing(walk: Walk) -> None:
    begin(walk)
    for button in page(walk).message.findChildren(QPushButton):
        assert isinstance(button, Inspectable)


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("https://colivo.example-relivrer.example/p", "example-relivrer.example"),
        ("https://user@pay.orme.example:8443/orme.example", "orme.example"),
        ("i.roche@verre-cie.example", "verre-cie.example"),
        ("+00 555 0142", ""),
    ],
)
def test_the_owner_of_an_address_is_the_part_in_bold(address: str, owner: str) -> None:
    start, end = owner_span(address)
    assert address[start:end] == owner


def _spoken(widget: QWidget) -> str:
    return "\n".join(each.accessibleName() or each.text() for each in widget.findChildren(MarkedText)) + "\n".join(
        each.accessibleName() for each in widget.findChildren(QWidget)
    )


def test_an_item_that_can_be_practised_offers_it(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._item("links.domain")
    page = walk.window.page
    assert page is not None
    assert "Rather try than say?" in walk.said()
    next(button for button in page.findChildren(QPushButton) if button.text() == "&Practise").click()
    walk.wait_for(HOME)
    walk.journey._item("links.after_click")
    assert "Rather try than say?" not in walk.said()


def test_esc_leaves_the_round_and_keeps_what_was_answered(walk: Walk) -> None:
    begin(walk)
    answer_by_keyboard(walk)
    press(Qt.Key.Key_Escape)
    walk.wait_for("That was the round")
    assert len(walk.services.practising.answers) == 1


def test_an_answer_is_given_once(qtbot: QtBot) -> None:
    asked = PracticePage(Words("en"), script("reply-chain"), STEP)
    qtbot.addWidget(asked)
    told: list[Act] = []
    asked.chosen.connect(lambda act, _sure: told.append(act))
    for kind in ("Answer", "Segment"):
        next(each for each in asked.findChildren(QRadioButton) if type(each).__name__ == kind).click()
    asked.go_on()
    asked.findChildren(QRadioButton)[1].click()
    asked.go_on()
    assert told == [Act.FOLLOW]
