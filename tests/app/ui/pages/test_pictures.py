from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.knowledge import link_rules
from app.readers.pictures.codes import read
from app.readers.vaults.reader import Untrusted
from app.ui.main_window import CHECK_LINK
from app.ui.pages.link import LinkPage
from app.values.pictures import CopiedPicture
from app.values.settings import Settings
from app.words import Words
from checks.links.payload import explained, seen
from tests.app.readers.pictures.drawn import TEXT, code, encoded
from tests.app.ui.pages.conftest import Walk


@pytest.fixture
def page(qtbot: QtBot) -> LinkPage:
    made = LinkPage(Words("en"), helps_afterwards=True)
    qtbot.addWidget(made)
    made.show()
    return made


def said(page: LinkPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def drop(page: LinkPage, dropped: QMimeData) -> None:
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), action, dropped, button, keys, QEvent.Type.Drop))


def image(picture: Image.Image) -> QImage:
    return QImage.fromData(encoded(picture))


def clipboard_button(page: LinkPage) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if "c&opied" in button.text())


def test_a_dropped_file_that_is_called_like_a_picture_is_read_as_one(page: LinkPage, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/home/colette/Door.JPG")])
    with qtbot.waitSignal(page.picture_given) as given:
        drop(page, dropped)
    assert given.args == [Path("/home/colette/Door.JPG")]


@pytest.mark.parametrize("see_through", [False, True])
def test_a_copied_picture_is_handed_on_so_that_its_code_can_be_read(
    page: LinkPage, qtbot: QtBot, *, see_through: bool
) -> None:
    copied = image(code())
    if see_through:
        copied = copied.convertToFormat(QImage.Format.Format_ARGB32)
        for x in range(copied.width()):
            for y in range(copied.height()):
                if copied.pixelColor(x, y).lightness() > 128:
                    copied.setPixelColor(x, y, QColor(0, 0, 0, 0))
    QGuiApplication.clipboard().setImage(copied)
    with qtbot.waitSignal(page.picture_given) as given:
        clipboard_button(page).click()
    QGuiApplication.clipboard().clear()
    [picture] = given.args or []
    assert isinstance(picture, CopiedPicture)
    assert read(Untrusted(picture.name, picture.data)) == (TEXT,)


def test_a_dropped_picture_without_a_file_is_read_too(page: LinkPage, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setImageData(image(code()))
    with qtbot.waitSignal(page.picture_given):
        drop(page, dropped)


def test_of_a_clipboard_with_text_and_picture_the_text_is_inspected(page: LinkPage, qtbot: QtBot) -> None:
    both = QMimeData()
    both.setText(TEXT)
    both.setImageData(image(code("other")))
    QGuiApplication.clipboard().setMimeData(both)
    with qtbot.assertNotEmitted(page.picture_given):
        clipboard_button(page).click()
    QGuiApplication.clipboard().clear()
    [field] = page.findChildren(QLineEdit)
    assert field.text() == TEXT


def test_a_single_address_in_a_picture_is_inspected_as_if_it_was_typed(page: LinkPage) -> None:
    page.show_codes((seen(explained(TEXT), link_rules.knowledge()),))
    [field] = page.findChildren(QLineEdit)
    assert field.text() == TEXT


def test_each_of_several_codes_has_a_card_and_its_address_can_be_looked_at(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    page = walk.window.page
    assert isinstance(page, LinkPage)
    walk.qtbot.waitUntil(lambda: page._inspect is not None)
    page.picture_given.emit(Path("/home/colette/door.png"))
    walk.qtbot.waitUntil(lambda: "3 QR codes in this picture" in said(page))
    assert walk.services.pictures == [Path("/home/colette/door.png")]
    for sentence in ("The code joins a wireless network", "Name: Orme guests", "Number: 81999", "Text: PARK 4417"):
        assert sentence in said(page)
    assert "bateau" not in said(page)
    [closer] = [button for button in page.findChildren(QPushButton) if button.text() == "Look closer"]
    closer.click()
    [field] = page.findChildren(QLineEdit)
    assert field.text() == "https://colivo.example-relivrer.example/p"
    next(button for button in page.findChildren(QPushButton) if button.text() == "Back to the pic&ture").click()
    assert field.text() == ""
    assert closer.isVisible()
