from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from app.ui.widgets.draft_box import DraftBox, Mark
from app.ui.widgets.number_mark import Weight

UNDERLINE = QTextCharFormat.UnderlineStyle


@pytest.fixture
def box(qtbot: QtBot) -> DraftBox:
    made = DraftBox("Your draft", "Paste here")
    qtbot.addWidget(made)
    made.show()
    return made


def highlighted(box: DraftBox) -> list[str]:
    return [selection.cursor.selectedText() for selection in box.extraSelections()]


def test_emoji_do_not_shift_a_mark(box: DraftBox) -> None:
    text = "😀👩‍💻 those idiots\nin 😀 Halden"
    box.put(text)
    start, second = text.index("those"), text.index("Halden")
    box.show_marks([Mark(start, start + 12, Weight.SECOND_LOOK), Mark(second, second + 6, Weight.HINT)])
    assert highlighted(box) == ["those idiots", "Halden"]


def test_each_weight_has_its_own_underline(box: DraftBox) -> None:
    box.put("abc")
    box.show_marks([Mark(0, 1, Weight.STRONGEST), Mark(1, 2, Weight.SECOND_LOOK), Mark(2, 3, Weight.HINT)])
    styles = [selection.format.underlineStyle() for selection in box.extraSelections()]
    assert styles == [UNDERLINE.WaveUnderline, UNDERLINE.DashUnderline, UNDERLINE.DotLine]


def test_marks_are_no_part_of_the_text_and_no_change_of_it(box: DraftBox, qtbot: QtBot) -> None:
    box.put("abc")
    with qtbot.assertNotEmitted(box.written):
        box.show_marks([Mark(0, 2, Weight.HINT)])
    assert box.text() == "abc"


def test_spaces_that_do_not_break_are_kept(box: DraftBox) -> None:
    box.put("38\u00a0%\u202f!\nfin")
    assert box.text() == "38\u00a0%\u202f!\nfin"


def test_pasted_text_leaves_its_looks_behind(box: DraftBox) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold")
    box.insertFromMimeData(pasted)
    assert "font-weight" not in box.toHtml().partition("bold</span>")[0].rpartition("<p")[2]


def test_words_put_in_place_of_a_mark_can_be_taken_back(box: DraftBox) -> None:
    box.put("whatever those idiots say")
    box.show_marks([Mark(9, 21, Weight.SECOND_LOOK)])
    box.replace(1, "some people")
    assert box.text() == "whatever some people say"
    box.undo()
    assert box.text() == "whatever those idiots say"


def test_what_is_forgotten_does_not_come_back(box: DraftBox) -> None:
    box.put("the password is Winter2026!")
    box.show_marks([Mark(0, 3, Weight.HINT)])
    box.forget()
    box.undo()
    box.redo()
    assert box.text() == ""
    assert box.extraSelections() == []
    assert not box.document().isUndoAvailable()
    assert not box.document().isRedoAvailable()


def test_going_to_a_mark_puts_the_cursor_before_it(box: DraftBox) -> None:
    box.put("a\n" * 80 + "Halden")
    box.show_marks([Mark(160, 166, Weight.HINT)])
    box.go_to(1)
    assert box.textCursor().position() == 160
    assert not box.textCursor().hasSelection()
    assert box.viewport().rect().contains(box.cursorRect())
