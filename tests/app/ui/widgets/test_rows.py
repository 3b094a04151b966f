from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.row_model import Heading, RowModel, RowsMadeWhenSeen
from app.ui.widgets.row_painting import RowMeasure
from app.ui.widgets.rows import LAID_OUT_AT_ONCE, FindingGroup, FindingList, FindingRow, ListRow, Row
from app.ui.widgets.text import Second
from checks.model import Urgency
from tests.app.ui.turns import turns


def _row(number: int, title: str = "Two accounts share one password") -> FindingRow:
    return FindingRow(number, title, "work and a shop", "8 min", Urgency.SOON, "Soon")


def _shown(qtbot: QtBot, *groups: FindingGroup) -> FindingList:
    shown = FindingList()
    qtbot.addWidget(shown)
    shown.setAccessibleName("What is to do")
    shown.resize(356, 500)
    shown.set_groups(groups)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_ten_thousand_rows_make_no_widget(qtbot: QtBot) -> None:
    shown = _shown(qtbot)
    before = len(shown.findChildren(QWidget))
    shown.extend([_row(number) for number in range(10_000)])
    QApplication.processEvents()
    shown.grab()
    assert shown.count() == 10_000
    assert len(shown.findChildren(QWidget)) == before


def test_rows_made_when_seen_are_made_for_what_is_seen_only(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(place: int) -> FindingRow:
        made.append(place)
        return _row(place)

    shown = _shown(qtbot, FindingGroup("First", RowsMadeWhenSeen(100_000, make)))
    assert shown.count() == 100_001
    assert 0 < len(set(made)) < 1_000


def _room(shown: FindingList, line: int) -> int:
    """Return how far the line after `line` stands below it."""
    first, second = (shown.visualRect(shown.model().index(each, 0)) for each in (line, line + 1))
    return second.top() - first.top()


@pytest.mark.parametrize("wider", [3, 120, -120])
@pytest.mark.parametrize("rows", [4, 200])  # without a scroll bar; with one, and in several turns
def test_no_row_has_the_room_that_it_needed_at_another_width(qtbot: QtBot, rows: int, wider: int) -> None:
    title = "Five accounts share one password"
    shown = _shown(qtbot, FindingGroup("", [_row(number, title) for number in range(rows)]))
    measure = RowMeasure(shown.font())
    one_line = measure.height(_row(0, title), 2000)
    narrow = next(width for width in range(2000, 0, -1) if measure.height(_row(0, title), width) > one_line)
    bar = shown.verticalScrollBar().width() if rows > 4 else 0
    shown.resize((narrow if wider > 0 else narrow + 1) + bar, 500)
    QTest.qWait(200)
    before = _room(shown, 1)
    shown.resize(shown.width() + wider, 500)
    qtbot.waitUntil(lambda: _room(shown, 1) == measure.height(_row(0, title), shown.viewport().width()))
    assert before != _room(shown, 1)
    qtbot.waitUntil(lambda: _room(shown, rows - 2) == _room(shown, 1))


def test_rows_make_room_for_the_scroll_bar_that_appears(qtbot: QtBot) -> None:
    title = "Five accounts share one password"
    shown = _shown(qtbot, FindingGroup("", [_row(number, title) for number in range(4)]))
    measure = RowMeasure(shown.font())
    one_line = measure.height(_row(0, title), 2000)
    fits = next(width for width in range(100, 2000) if measure.height(_row(0, title), width) == one_line)
    shown.resize(fits, 500)
    qtbot.waitUntil(lambda: _room(shown, 1) == one_line)
    shown.extend([_row(number, title) for number in range(4, 200)])
    qtbot.waitUntil(lambda: shown.viewport().width() < fits)
    qtbot.waitUntil(lambda: _room(shown, 1) > one_line)


def test_rows_are_laid_out_few_at_a_time(qtbot: QtBot) -> None:
    made: dict[int, None] = {}
    with turns() as laid_out:

        def make(place: int) -> FindingRow:
            if place not in made:
                made[place] = None
                laid_out.did()
            return _row(place)

        shown = _shown(qtbot, FindingGroup("First", RowsMadeWhenSeen(1_000, make)))
        seen = shown.height() // RowMeasure(shown.font()).line
        qtbot.waitUntil(lambda: len(made) == 1_000)
    assert laid_out.most <= 2 * LAID_OUT_AT_ONCE + seen  # a batch at once, one by the timer, and what is drawn


def test_rows_made_when_seen_stay_before_those_that_are_added(qtbot: QtBot) -> None:
    shown = _shown(qtbot, FindingGroup("First", RowsMadeWhenSeen(3, _row)))
    shown.append(_row(3))
    shown.choose(3)
    assert (shown.count(), shown.currentIndex().row()) == (5, 4)


def test_the_height_of_all_rows_is_known_before_they_are_laid_out(qtbot: QtBot) -> None:
    shown = _shown(qtbot, FindingGroup("First", [_row(1), _row(2, "A title that is far too long for one line of it")]))
    assert shown.height_of_rows(2000) == shown.visualRect(shown.model().index(2, 0)).bottom() + 1
    shown.extend([_row(number) for number in range(3, 1000)])
    assert shown.height_of_rows(2000) == 2000


def test_new_rows_come_at_the_end_of_their_group_and_keep_the_current_one(qtbot: QtBot) -> None:
    shown = _shown(qtbot, FindingGroup("First", [_row(1)]), FindingGroup("Soon", [_row(2)]))
    shown.choose(2)
    shown.append(_row(3), group=0)
    assert shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Soon, Two accounts share one password, work and a shop, 8 min"
    )
    assert shown.currentIndex().row() == 4


def test_arrow_keys_step_over_headings(qtbot: QtBot) -> None:
    shown = _shown(qtbot, FindingGroup("First", [_row(1)]), FindingGroup("Soon", [_row(2)]))
    shown.choose(1)
    shown.setFocus()
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert opened.args == [2]


def test_a_key_that_is_not_there_changes_nothing(qtbot: QtBot) -> None:
    shown = _shown(qtbot, FindingGroup("First", [_row(1)]))
    with qtbot.assertNotEmitted(shown.opened):
        shown.choose(99)


def test_a_heading_appears_with_the_first_row_of_its_group() -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model)
    model.set_groups([FindingGroup("First"), FindingGroup("Soon", [_row(1)])])
    assert model.entry(0) == Heading("Soon", 1)
    model.extend([_row(2), _row(3)], group=0)
    assert model.entry(0) == Heading("First", 2)
    assert [model.entry(line) for line in (1, 2, 4)] == [_row(2), _row(3), _row(1)]
    assert tester.model() is model


def test_the_model_keeps_its_rules_while_rows_come() -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model)
    model.set_groups([FindingGroup("First"), FindingGroup("", [_row(1)]), FindingGroup("Soon")])
    for number in range(2, 12):
        model.extend([_row(number)], group=number % 3)
    assert model.rowCount() == 13
    assert model.rowCount(model.index(0)) == 0
    assert model.line_of(11) == 12
    assert model.data(QModelIndex(model.index(0)), Qt.ItemDataRole.DecorationRole) is None
    assert tester.model() is model


def test_a_title_takes_more_lines_where_one_is_too_short(qtbot: QtBot) -> None:
    measure = RowMeasure(_shown(qtbot).font())
    long = _row(1, "Quatre petites variations d’un seul et même mot de passe partagé")
    assert measure.height(long, 300) > measure.height(_row(2, "Court"), 300)
    assert measure.height(long, 900) == measure.height(_row(2, "Court"), 900)


def test_choosing_a_row_moves_nothing(qtbot: QtBot) -> None:
    shown = _shown(
        qtbot, FindingGroup("First", [_row(number, "i" * length) for number, length in enumerate(range(60))])
    )
    before = [shown.visualRect(shown.model().index(line, 0)) for line in range(40)]
    for number in range(39):
        shown.choose(number)
        shown.scrollToTop()
        assert [shown.visualRect(shown.model().index(line, 0)) for line in range(40)] == before


def test_a_single_row_is_opened_by_keyboard(qtbot: QtBot) -> None:
    row = ListRow(_row(1))
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert row.accessibleName() == "Soon, Two accounts share one password"


@pytest.mark.parametrize(("wide", "lines"), [(600, 1), (150, 2)])
def test_words_at_the_end_of_a_row_take_one_line_where_there_is_room(qtbot: QtBot, wide: int, lines: int) -> None:
    row = Row(None, "In 2 leaks", right="24 novembre 2026 à 10:00")
    qtbot.addWidget(row)
    row.show()
    row.resize(wide, row.heightForWidth(wide))
    aside = row.findChildren(Second)[-1]
    qtbot.waitUntil(lambda: aside.height() // aside.fontMetrics().lineSpacing() == lines)
