from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.ui.widgets.answers import Answer, Answers
from app.ui.widgets.segmented import Segment, Segmented
from app.ui.widgets.side_bar import COMPACT_WIDTH, FOOT, SideBar, SideEntry, SideRow
from app.ui.widgets.switch import Switch, TickBox

_CHOICES = (("yes", "&Yes", ""), ("partly", "&Partly", ""), ("unknown", "&I don’t know", "costs nothing"))


def _answers(qtbot: QtBot) -> Answers:
    answers = Answers(_CHOICES)
    qtbot.addWidget(answers)
    answers.resize(500, 200)
    answers.show()
    answers.activateWindow()
    qtbot.waitUntil(answers.isActiveWindow)
    return answers


def test_no_answer_is_chosen_beforehand(qtbot: QtBot) -> None:
    assert _answers(qtbot).value() is None


def test_while_nothing_is_chosen_arrow_keys_only_move(qtbot: QtBot) -> None:
    answers = _answers(qtbot)
    first, second, _ = answers.findChildren(Answer)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert answers.value() is None


def test_once_something_is_chosen_arrow_keys_choose(qtbot: QtBot) -> None:
    answers = _answers(qtbot)
    answers.choose("yes")
    first = answers.findChildren(Answer)[0]
    first.setFocus()
    with qtbot.waitSignal(answers.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Down)
    assert chosen.args == ["partly"]
    assert answers.value() == "partly"


def test_space_chooses_the_answer_that_has_the_keyboard(qtbot: QtBot) -> None:
    answers = _answers(qtbot)
    first = answers.findChildren(Answer)[0]
    with qtbot.waitSignal(answers.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Space)
    assert chosen.args == ["yes"]


def test_a_press_far_from_the_words_chooses_too(qtbot: QtBot) -> None:
    answers = _answers(qtbot)
    last = answers.findChildren(Answer)[2]
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 4, 4))
    assert answers.value() == "unknown"


def test_an_earlier_answer_is_shown_without_being_told_again(qtbot: QtBot) -> None:
    answers = _answers(qtbot)
    with qtbot.assertNotEmitted(answers.chosen):
        answers.choose("partly")
    assert answers.value() == "partly"
    answers.choose(None)
    assert answers.value() is None


def test_an_answer_is_a_radio_button_with_its_hint_as_description(qtbot: QtBot) -> None:
    answer = _answers(qtbot).findChildren(Answer)[2]
    assert isinstance(answer, QRadioButton)
    assert answer.accessibleName() == "I don’t know"
    assert answer.accessibleDescription() == "costs nothing"


def test_a_long_answer_grows_downwards(qtbot: QtBot) -> None:
    answer = Answer("A rather long answer that tells everything about how it came to be so", "and a long hint")
    qtbot.addWidget(answer)
    assert answer.heightForWidth(900) == 46
    assert answer.heightForWidth(260) > 80


def test_segments_are_chosen_by_keyboard(qtbot: QtBot) -> None:
    segmented = Segmented((("en", "English"), ("fr", "Français")))
    qtbot.addWidget(segmented)
    segmented.choose("en")
    segmented.show()
    segmented.activateWindow()
    qtbot.waitUntil(segmented.isActiveWindow)
    english = segmented.findChildren(Segment)[0]
    english.setFocus()
    with qtbot.waitSignal(segmented.chosen) as chosen:
        QTest.keyClick(english, Qt.Key.Key_Right)
    assert chosen.args == ["fr"]
    assert segmented.value() == "fr"


def test_choosing_a_segment_moves_nothing(qtbot: QtBot) -> None:
    segmented = Segmented((("en", "English"), ("fr", "Français")))
    qtbot.addWidget(segmented)
    before = segmented.sizeHint()
    segmented.choose("fr")
    assert segmented.sizeHint() == before


def _side_bar(qtbot: QtBot) -> SideBar:
    bar = SideBar(
        (
            SideEntry("home", "Home", "home", "home"),
            SideEntry("passwords", "Passwords", "key", "pages"),
            SideEntry("settings", "Settings", "sliders", FOOT),
        )
    )
    qtbot.addWidget(bar)
    bar.resize(232, 600)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


def test_the_side_bar_is_walked_and_opened_by_keyboard(qtbot: QtBot) -> None:
    bar = _side_bar(qtbot)
    home, passwords, settings = bar.findChildren(SideRow)
    home.setFocus()
    QTest.keyClick(home, Qt.Key.Key_Down)
    assert passwords.hasFocus()
    with qtbot.waitSignal(bar.opened) as opened:
        QTest.keyClick(passwords, Qt.Key.Key_Return)
    assert opened.args == ["passwords"]
    home.setFocus()
    QTest.keyClick(home, Qt.Key.Key_Up)
    assert settings.hasFocus()


def test_walking_the_side_bar_opens_nothing_by_itself(qtbot: QtBot) -> None:
    bar = _side_bar(qtbot)
    home = bar.findChildren(SideRow)[0]
    home.setFocus()
    with qtbot.assertNotEmitted(bar.opened):
        QTest.keyClick(home, Qt.Key.Key_Down)


def test_the_current_page_is_drawn_otherwise_than_the_others(qtbot: QtBot) -> None:
    bar = _side_bar(qtbot)
    passwords = bar.findChildren(SideRow)[1]
    before = passwords.grab().toImage()
    bar.set_current("passwords")
    assert passwords.grab().toImage() != before
    assert [row.isChecked() for row in bar.findChildren(SideRow)] == [False, True, False]


def test_a_press_alone_does_not_say_that_one_is_there(qtbot: QtBot) -> None:
    bar = _side_bar(qtbot)
    bar.set_current("home")
    passwords = bar.findChildren(SideRow)[1]
    passwords.click()
    assert not passwords.isChecked()


def test_a_narrow_side_bar_keeps_names_as_tool_tips(qtbot: QtBot) -> None:
    bar = _side_bar(qtbot)
    assert bar.width() == 232
    bar.set_compact(True)
    assert bar.width() == COMPACT_WIDTH
    for row in bar.findChildren(SideRow):
        assert row.toolTip() == row.accessibleName() != ""
        assert row.height() >= 32


def test_a_switch_turns_by_space_and_by_a_press_on_its_word(qtbot: QtBot) -> None:
    switch = Switch("I have a job")
    qtbot.addWidget(switch)
    switch.show()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 3, 4))
    assert not switch.isChecked()


def test_on_and_off_differ_in_more_than_colour(qtbot: QtBot) -> None:
    for control in (Switch("On"), TickBox("On")):
        qtbot.addWidget(control)
        off = control.grab().toImage()
        control.setChecked(True)
        on = control.grab().toImage()
        assert off != on


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    for control in (Switch("On"), TickBox("On"), Segment("On"), Answer("On", ""), SideRow("On", "home")):
        qtbot.addWidget(control)
        assert control.sizeHint().height() >= 32
