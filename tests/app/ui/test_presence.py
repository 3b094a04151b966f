"""Is Bilan there without its window only for whom asked for it, and is the tray never the only door?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import ResourceError
from app.ui import copied
from app.ui.copied import Kind
from app.ui.instance import Handed
from app.ui.pages.home import HomePage
from app.ui.pages.link import LinkPage
from app.ui.pages.post import PostPage
from app.ui.pages.problem import ProblemPage
from app.ui.presence import Presence
from app.ui.services import Services
from app.ui.start import Start
from app.ui.theme import Theme
from app.values.alarming import Alarming
from app.values.background import Wish
from app.values.settings import Settings
from app.words import Words
from checks.ids import MessageId
from tests.app.ui.fakes import FakeServices

pytestmark = pytest.mark.qt_log_ignore("support raise", "systemTrayWindowChanged", extend=True)  # the offscreen screen
STAYS = Wish(tray=True, language="en")


class House:
    """A presence on a desktop whose tray comes and goes, as the test says."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.qtbot = qtbot
        self.services = FakeServices(Words("en"), Settings(welcomed=True))
        self.built = 0
        self.has_tray = True
        self.is_broken = False
        self.presence = Presence(
            app,
            partial(Start, app, Theme()),
            Words("en"),
            self.build,
            look_on=lambda: date(2999, 1, 1),
            approve=self.approve,
            tray_is_there=lambda: self.has_tray,
        )

    def build(self) -> FakeServices:
        self.built += 1
        return self.services

    def approve(self, _services: Services) -> None:
        if self.is_broken:
            raise ResourceError(detail="catalogue")

    def open(self) -> Start:
        self.presence.take(Handed())
        self.wait(lambda: isinstance(self.start.window.page, HomePage))
        return self.start

    @property
    def start(self) -> Start:
        assert self.presence._start is not None
        return self.presence._start

    def actions(self) -> dict[str, QAction]:
        assert self.presence._tray is not None
        return {each.text(): each for each in self.presence._tray.menu().actions() if each.isVisible()}

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what)


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication) -> Iterator[House]:
    made = House(qtbot, qapp)
    yield made
    made.presence.heed(Wish())
    if made.presence._start is not None:
        made.presence._start.window.close()
        made.presence._start.window.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)
    QGuiApplication.clipboard().clear()


def test_nothing_stays_for_whom_asked_for_nothing(house: House, qapp: QApplication) -> None:
    house.open()
    assert house.presence._tray is None
    assert qapp.quitOnLastWindowClosed()


def test_waiting_in_the_tray_builds_neither_window_nor_services(house: House, qapp: QApplication) -> None:
    house.presence.stay(STAYS)
    assert (house.presence._start, house.built) == (None, 0)
    assert not qapp.quitOnLastWindowClosed()
    house.actions()["&Open Bilan"].trigger()
    house.wait(lambda: isinstance(house.start.window.page, HomePage))
    assert house.built == 1


def test_an_installation_that_is_not_whole_opens_no_check_up_from_the_tray(house: House) -> None:
    house.is_broken = True
    house.presence.stay(STAYS)
    house.actions()["&Open Bilan"].trigger()
    house.wait(lambda: isinstance(house.start.window.page, ProblemPage))


def test_no_drawn_picture_wakes_what_waits_in_the_tray_and_the_window_has_them_again(house: House) -> None:
    usual = QPixmapCache.cacheLimit()
    house.presence.stay(STAYS)
    assert QPixmapCache.cacheLimit() == 0
    house.open()
    assert QPixmapCache.cacheLimit() == usual


def test_a_second_start_opens_the_window_where_the_tray_is_gone(house: House) -> None:
    house.presence.stay(STAYS)
    house.has_tray = False
    house.open()
    assert house.start.window.isVisible()


def test_closing_keeps_it_running_says_so_once_and_keeps_nothing_on_the_pages(house: House) -> None:
    residing = house.services.residing
    residing.wished = STAYS
    start = house.open()
    house.wait(lambda: house.presence._tray is not None)
    start.window.close()
    house.wait(lambda: residing.wished.told)
    house.wait(lambda: len(residing.notices) == 1)
    assert "Quit Bilan" in residing.notices[0][1]
    house.presence.take(Handed())
    house.wait(lambda: "come back" in house.services.told)
    assert start.window.isVisible()
    start.window.close()
    house.presence.take(Handed())
    house.wait(lambda: house.services.told.count("come back") == 2)
    assert len(residing.notices) == 1


def test_without_a_tray_the_window_ends_it_whatever_was_wished(house: House, qapp: QApplication) -> None:
    house.has_tray = False
    house.services.residing.wished = STAYS
    house.open()
    assert house.presence._tray is None
    assert qapp.quitOnLastWindowClosed()


def test_think_before_i_post_opens_the_draft_page_with_what_was_copied(house: House) -> None:
    QGuiApplication.clipboard().setText("My boss is an idiot")
    house.presence.stay(STAYS)
    house.actions()["&Think before I post"].trigger()
    house.wait(lambda: isinstance(house.start.window.page, PostPage))
    page = house.start.window.page
    assert isinstance(page, PostPage)
    assert page._box.text() == "My boss is an idiot"


def test_what_was_copied_goes_to_the_page_that_knows_its_kind(house: House) -> None:
    house.presence.stay(STAYS)
    QGuiApplication.clipboard().setText("https://netflix-login.top/")
    house.actions()["&Check what I copied"].trigger()
    house.wait(lambda: isinstance(house.start.window.page, LinkPage))
    QGuiApplication.clipboard().setText("See you at noon")
    house.actions()["&Check what I copied"].trigger()
    house.wait(lambda: isinstance(house.start.window.page, PostPage))


def test_the_menu_says_when_something_is_due_without_opening_the_check_up(house: House) -> None:
    house.presence.stay(STAYS)
    assert "Next due: 1 January 2999" in house.actions()
    assert house.built == 0


def test_what_is_copied_is_read_only_while_that_is_on_and_a_sign_says_so(house: House, qtbot: QtBot) -> None:
    house.services.residing.wished = Wish(watch=True, language="en")
    start = house.open()
    residing = house.services.residing
    house.wait(lambda: start.window.windowTitle() == "Bilan – reads what you copy")
    residing.alarming = Alarming((MessageId("post.kind.card"),), 1)
    copy_elsewhere(house, "4111 1111 1111 1111")
    house.wait(lambda: len(residing.notices) == 1)
    assert "a payment card, 1 dangerous link" in residing.notices[0][1]
    house.presence.heed(Wish())
    assert start.window.windowTitle() == "Bilan"
    copy_elsewhere(house, "something else")
    qtbot.wait(100)
    assert residing.looked == ["4111 1111 1111 1111"]


def test_that_a_copied_text_was_too_long_is_told_once(house: House, qtbot: QtBot) -> None:
    house.services.residing.wished = Wish(watch=True, language="en")
    house.open()
    residing = house.services.residing
    house.wait(lambda: house.presence._watch is not None)
    residing.alarming = Alarming(too_long=True)
    copy_elsewhere(house, "long")
    house.wait(lambda: len(residing.notices) == 1)
    title, said = residing.notices[0]
    assert title == "Too long to be looked at"
    assert "Texts of over 200,000 characters are not looked at" in said
    copy_elsewhere(house, "long again")
    house.wait(lambda: residing.looked == ["long", "long again"])
    qtbot.wait(50)
    assert len(residing.notices) == 1


def copy_elsewhere(house: House, text: str) -> None:
    """Let another program copy `text`: on the screen of tests the clipboard is nobody's."""
    QGuiApplication.clipboard().setText(text)
    assert house.presence._watch is not None


def given(text: str, **formats: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for name, value in formats.items():
        data.setData(name, value.encode())
    return data


@pytest.mark.parametrize(
    "mark",
    [
        "x-kde-passwordManagerHint",
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        'application/x-qt-windows-mime;value="Clipboard Viewer Ignore"',
        "application/x-nspasteboard-concealed-type",
    ],
)
def test_of_what_a_password_manager_marked_nothing_is_read(mark: str) -> None:
    read = copied.read(given("orme bateau violon", **{mark: "secret"}))
    assert (read.kind, read.text) == (Kind.CONCEALED, "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://example.org/a?b=c", Kind.ADDRESS),
        (" www.example.org\n", Kind.ADDRESS),
        ("example.org/path", Kind.ADDRESS),
        ("mail me: colette@orme.example", Kind.TEXT),
        ("See https://example.org", Kind.TEXT),
        ("  \n", Kind.NOTHING),
    ],
)
def test_a_link_is_told_from_a_text(text: str, kind: Kind) -> None:
    assert copied.read(given(text)).kind is kind


def test_a_saved_message_and_a_picture_are_told_from_each_other() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/colette/parcel.eml")])
    assert copied.read(data).kind is Kind.MAIL
    data.setUrls([QUrl.fromLocalFile("/home/colette/code.png")])
    assert copied.read(data).kind is Kind.PICTURE


def test_a_copied_text_is_in_no_repr() -> None:
    assert "orme" not in repr(copied.read(given("orme bateau")))
