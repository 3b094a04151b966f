"""Does every sheet keep what holds for all: names, keys, room for large text, and a page that waits behind it?"""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.scroll import Page
from app.ui.widgets.sheet import Sheet
from app.values.look import Look
from app.words import LANGUAGES, Language, Words
from tests.app.ui.fakes import FakeServices
from tests.pictures.screens import SHEETS

EVERY_SHEET = pytest.mark.parametrize("name", SHEETS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


class Over:
    """A window with a sheet over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)

    def show(self, name: str, language: Language) -> Sheet:
        self.window.show()
        sheet = SHEETS[name](FakeServices(Words(language)), self.window)
        sheet.open()
        self._qtbot.waitUntil(sheet.isVisible)
        self._qtbot.wait(50)
        return sheet

    def shades(self) -> list[QWidget]:
        return [each for each in self.window.findChildren(QWidget) if type(each).__name__ == "_Shade"]


@pytest.fixture
def over(qtbot: QtBot) -> Over:
    return Over(qtbot)


@pytest.mark.usefixtures("dressed")
@EVERY_LANGUAGE
@EVERY_SHEET
def test_whatever_takes_the_focus_has_a_name_and_no_two_keys_are_the_same(
    over: Over, name: str, language: Language
) -> None:
    sheet = over.show(name, language)
    seen = [each for each in sheet.findChildren(QWidget) if each.isVisible()]
    nameless = [
        type(each).__name__
        for each in seen
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert nameless == []
    keys = Counter(QKeySequence.mnemonic(each.text()).toString() for each in seen if isinstance(each, QAbstractButton))
    del keys[""]
    assert [key for key, times in keys.items() if times > 1] == []


@EVERY_LANGUAGE
@EVERY_SHEET
def test_the_largest_text_scrolls_downwards_only_and_leaves_the_buttons_in_sight(
    over: Over, qapp: QApplication, name: str, language: Language
) -> None:
    Theme(2.0).apply(qapp, Look.LIGHT)
    try:
        sheet = over.show(name, language)
        [scroll] = sheet.findChildren(Page)
        content = scroll.widget()
        assert content is not None
        assert content.width() <= scroll.viewport().width()
        cut = [
            label.text()
            for label in sheet.findChildren(QLabel)
            if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width())
        ]
        assert cut == []
        buttons = [*sheet.findChildren(PrimaryButton), *sheet.findChildren(SecondaryButton)]
        assert all(sheet.rect().contains(button.geometry()) for button in buttons)
        assert sheet.width() <= 1100
    finally:
        Theme(1.0).apply(qapp, Look.LIGHT)


@pytest.mark.usefixtures("dressed")
@EVERY_SHEET
def test_what_fits_does_not_scroll(over: Over, name: str) -> None:
    sheet = over.show(name, "en")
    [scroll] = sheet.findChildren(Page)
    assert scroll.verticalScrollBar().maximum() == 0


@pytest.mark.usefixtures("dressed")
def test_the_page_behind_is_covered_whatever_its_size_until_the_sheet_is_gone(qtbot: QtBot, over: Over) -> None:
    sheet = over.show("33-delete", "en")
    over.window.resize(900, 600)
    qtbot.waitUntil(lambda: [shade.size() for shade in over.shades()] == [over.window.size()])
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: over.shades() == [])
