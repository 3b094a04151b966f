from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.knowledge import link_rules
from app.system.errors import SafariNotAllowed
from app.ui.main_window import CHECK_LINK
from app.ui.pages.link import LinkPage
from app.ui.pages.link_result import LinkResult
from app.ui.pages.mail_result import MailResult
from app.ui.widgets.painted_address import Painted, PaintedAddress, Stroke
from app.ui.widgets.text import Strong
from app.values.settings import Settings
from app.words import Words
from checks.links.address import LONGEST
from checks.links.inspect import inspected
from checks.links.mail_rules import inspected_mail
from checks.links.model import Inspection
from tests.app.ui.fakes import MAIL
from tests.app.ui.pages.conftest import Walk

EXAMPLE = "https://track.colivo-parcel4417.example/p/6H-3310?utm_source=sms"


def inspect(text: str) -> Inspection:
    return inspected(text, link_rules.knowledge(), ["colivo.example"])


@pytest.fixture
def page(qtbot: QtBot) -> LinkPage:
    made = LinkPage(Words("en"), helps_afterwards=True)
    qtbot.addWidget(made)
    made.use(inspect)
    made.resize(900, 700)
    made.show()
    return made


def said(page: LinkPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def shown_buttons(page: LinkPage, label: str) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.text() == label and button.isVisible()]


def field(page: LinkPage) -> QLineEdit:
    [found] = page.findChildren(QLineEdit)
    return found


def painted(page: LinkPage) -> tuple[Painted, ...]:
    [found] = page.findChildren(PaintedAddress)
    return tuple(found._painted)


def test_enter_inspects_what_was_pasted(page: LinkPage) -> None:
    field(page).setText(EXAMPLE)
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    told = said(page)
    for sentence in (
        "Check first",
        "3 signs together. None of them alone proves anything.",
        "It uses the name of a site you know",
        "Open colivo.example from your own bookmark and enter your parcel number there.",
    ):
        assert sentence in told


def test_each_sign_is_painted_with_its_number_and_its_own_line(page: LinkPage) -> None:
    page.show_address(EXAMPLE)
    assert [(each.number, EXAMPLE[each.start : each.end], each.stroke) for each in painted(page)] == [
        (1, "colivo", Stroke.WAVY),
        (2, "parcel", Stroke.DASHES),
        (3, "4417", Stroke.DASHES),
        (4, "utm_source=sms", Stroke.DOTS),
    ]
    names = [label.accessibleName() for label in page.findChildren(Strong) if label.accessibleName()]
    assert names[0] == "1: It uses the name of a site you know. It is “colivo”."


def test_the_address_is_read_aloud_with_its_owner(page: LinkPage) -> None:
    page.show_address(EXAMPLE)
    [address] = page.findChildren(PaintedAddress)
    assert address.accessibleName() == f"Address: {EXAMPLE}. Owner: colivo-parcel4417.example."
    assert address.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_long_address_takes_several_lines_and_never_breaks_its_owner(page: LinkPage) -> None:
    text = "https://a.b.colivo-parcel4417.example/" + "folder/" * 40
    page.show_address(text)
    [address] = page.findChildren(PaintedAddress)
    lines = address._lines(400)
    assert len(lines) > 4
    assert "".join(text[start:end] for start, end in lines) == text
    assert any("colivo-parcel4417.example" in text[start:end] for start, end in lines)
    assert address.heightForWidth(400) > address.heightForWidth(2000)


def test_a_dropped_link_is_inspected_and_not_opened(page: LinkPage) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://bit.ly/3xY2abc")])
    drop(page, dropped)
    assert field(page).text() == "https://bit.ly/3xY2abc"
    assert "Its destination is hidden" in said(page)


def test_of_dropped_text_the_first_line_is_inspected(page: LinkPage) -> None:
    dropped = QMimeData()
    dropped.setText("\nhttps://colivo.example/\nsee you")
    drop(page, dropped)
    assert field(page).text() == "https://colivo.example/"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Your parcel waits: https://colivo.example/p.\nSee you", "https://colivo.example/p"),
        ("Colivo says hello\nhttps://colivo.example/p, now", "https://colivo.example/p"),
        ("Note: (https://colivo.example/p)", "https://colivo.example/p"),
        ("See https://a.example/ or https://b.example/", "See https://a.example/ or https://b.example/"),
        ("https://a.example/ https://b.example/", "https://a.example/ https://b.example/"),
        ("javascript:go( 'https://colivo.example/' )", "javascript:go( 'https://colivo.example/' )"),
        ("See you at noon", "See you at noon"),
    ],
)
def test_of_a_copied_sentence_the_only_link_is_inspected_and_of_an_address_never_a_part(
    page: LinkPage, text: str, asked: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    page.check_clipboard()
    assert field(page).text() == asked


@pytest.mark.parametrize("begin", ["https://colivo.example/?", " " * 9000 + "https://colivo.example/?"])
def test_an_address_that_is_too_long_is_never_judged_by_its_beginning(page: LinkPage, begin: str) -> None:
    long = begin + "a" * LONGEST
    dropped = QMimeData()
    dropped.setText(long)
    drop(page, dropped)
    assert "It is too long to be looked at" in said(page)
    page.show_address("")
    QGuiApplication.clipboard().setText(long)
    field(page).paste()
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert (field(page).text(), "It is too long to be looked at" in said(page)) == (long, True)


def drop(page: LinkPage, dropped: QMimeData) -> None:
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), action, dropped, button, keys, QEvent.Type.Drop))


def test_a_dropped_file_is_taken_for_a_saved_message(page: LinkPage, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/home/colette/parcel.eml")])
    with qtbot.waitSignal(page.mail_given) as given:
        drop(page, dropped)
    assert given.args == [Path("/home/colette/parcel.eml")]


def test_a_message_is_shown_with_its_sender_and_each_link_can_be_looked_at(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    page = walk.window.page
    assert isinstance(page, LinkPage)
    walk.qtbot.waitUntil(lambda: page._inspect is not None)
    page.mail_given.emit(Path("/home/colette/parcel.eml"))
    walk.qtbot.waitUntil(lambda: "Do not do what it asks" in said(page))
    for sentence in (
        "From: Service Colivo <contact@colivo.example> <noreply@parcel-relay.example>",
        "If it is your provider that wrote this line, it said: SPF pass, DKIM none, DMARC none",
        "The name shown is another address",
        "Check first: “a picture”",
    ):
        assert sentence in said(page)
    [_, second] = shown_buttons(page, "Look closer")
    for _ in range(2):
        second.setFocus()
        second.click()
        assert field(page).text() == "https://bit.ly/3xY2abc"
        assert "Its destination is hidden" in said(page)
        assert shown_buttons(page, "Look closer") == []
        [back] = shown_buttons(page, "Back to the e-&mail")
        assert back.hasFocus()
        back.click()
        assert field(page).text() == ""
        assert shown_buttons(page, "Look closer")[1] is second
        assert second.hasFocus()
    with walk.qtbot.waitSignal(page.clicked_already):
        shown_buttons(page, "I &already clicked")[0].click()


def test_whoever_comes_back_to_a_message_sees_where_they_were(page: LinkPage, qtbot: QtBot) -> None:
    seen = inspected_mail(MAIL, link_rules.knowledge())
    page.resize(900, 500)
    page.show_mail(replace(seen, links=seen.links * 10))
    last = shown_buttons(page, "Look closer")[-1]
    last.setFocus()
    last.click()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), PaintedAddress)  # what stands below the way back
    QGuiApplication.clipboard().clear()
    page.check_clipboard()
    [back] = shown_buttons(page, "Back to the e-&mail")
    back.setFocus()
    back.click()
    assert last.hasFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # only now it lies where it will stay
    assert last.mapTo(page, QPoint()).y() > page.height()
    qtbot.waitUntil(lambda: last.mapTo(page, QPoint()).y() < page.height())
    assert page.notice.text() == ""


def test_after_another_address_there_is_no_way_back_to_a_message(page: LinkPage) -> None:
    page.show_mail(inspected_mail(MAIL, link_rules.knowledge()))
    shown_buttons(page, "Look closer")[0].click()
    page.show_address(EXAMPLE)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert shown_buttons(page, "Back to the e-&mail") == []
    assert len(page.findChildren(LinkResult)) == 1
    assert page.findChildren(MailResult) == []


def test_the_clipboard_is_looked_at_only_when_asked(page: LinkPage) -> None:
    QGuiApplication.clipboard().setText(EXAMPLE)
    assert field(page).text() == ""
    next(button for button in page.findChildren(QPushButton) if "c&opied" in button.text()).click()
    assert field(page).text() == EXAMPLE
    QApplication.clipboard().clear()


def test_an_empty_clipboard_is_said_to_be_empty(page: LinkPage) -> None:
    QGuiApplication.clipboard().clear()
    next(button for button in page.findChildren(QPushButton) if "c&opied" in button.text()).click()
    assert "There is no text or picture in the clipboard." in page.notice.text()


def test_what_is_no_address_is_said_to_be_none_and_gets_no_advice(page: LinkPage) -> None:
    page.show_address("see you at eight")
    assert "Not an address" in said(page)
    assert "What to do" not in said(page)


def test_markup_in_an_address_stays_text(page: LinkPage) -> None:
    page.show_address("https://paypal.com/<b>@colivo.example/<img src=x>")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(Strong))


def test_what_was_asked_before_the_rules_were_loaded_is_answered_then(qtbot: QtBot) -> None:
    page = LinkPage(Words("en"), helps_afterwards=False)
    qtbot.addWidget(page)
    page.show_address(EXAMPLE)
    assert "Check first" not in said(page)
    page.use(inspect)
    assert "Check first" in said(page)
    assert "already clicked" not in "".join(button.text() for button in page.findChildren(QPushButton))


def test_whoever_clicked_already_is_led_on(page: LinkPage, qtbot: QtBot) -> None:
    page.show_address(EXAMPLE)
    button = next(button for button in page.findChildren(QPushButton) if "already clicked" in button.text())
    with qtbot.waitSignal(page.clicked_already):
        button.click()


def test_the_side_bar_leads_to_it_and_what_was_asked_stays(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    walk.wait_for("Check a link")
    page = walk.window.page
    assert isinstance(page, LinkPage)
    walk.qtbot.waitUntil(lambda: page._inspect is not None)
    page.show_address(EXAMPLE)
    walk.window.place_wanted.emit("settings")
    walk.window.place_wanted.emit(CHECK_LINK)
    again = walk.window.page
    assert isinstance(again, LinkPage)
    assert field(again).text() == EXAMPLE


def test_what_was_asked_before_does_not_stand_beside_what_is_given_now(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(CHECK_LINK)
    walk.wait_for("Check a link")
    page = walk.window.page
    assert isinstance(page, LinkPage)
    page.use(inspect)
    page.show_address(EXAMPLE)
    walk.qtbot.waitUntil(lambda: "Check first" in walk.said())
    walk.services.refuses = SafariNotAllowed(name="parcel.eml")
    page.mail_given.emit(Path("/home/colette/parcel.eml"))
    walk.qtbot.waitUntil(page.notice.isVisible)
    assert "Check first" not in walk.said()
    assert not field(page).text()
    walk.services.refuses = None
    page.picture_given.emit(Path("/home/colette/door.png"))
    walk.qtbot.waitUntil(lambda: "QR codes in this picture" in walk.said())
    assert not page.notice.isVisible()
