"""Does the shell keep its promises whatever page it shows?"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.checkup.overview import PassphraseAsked
from app.errors import ResourceError
from app.ui.desk import Desk
from app.ui.first_paint import FirstPaint
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.pages.detail_pane import DetailPane
from app.ui.pages.opening import OpeningPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.problem import ProblemPage
from app.ui.pages.question import QuestionPage
from app.ui.pages.settings import SettingsPage
from app.ui.places import places
from app.ui.task import Task
from app.ui.widgets.side_bar import SideBar
from app.values.settings import Settings
from app.words import Words
from checks.secret import Secret
from tests.app.ui.fakes import PASSPHRASE, FakeServices


def begun(qtbot: QtBot, services: FakeServices) -> MainWindow:
    window = MainWindow()
    window.furnish(places(services.catalogue), services.words)
    qtbot.addWidget(window)
    Journey(Desk(services, window)).begin()
    window.show()
    return window


def title(window: MainWindow) -> str:
    page = window.page
    return page._heading.text() if page is not None and page._heading is not None else ""


def side_bar(window: MainWindow) -> SideBar:
    assert window._side is not None
    return window._side


def test_closing_the_window_stops_what_is_running_and_waits_for_it(qtbot: QtBot) -> None:
    ended = threading.Event()

    def job(stop: threading.Event) -> Iterator[int]:
        stop.wait(30)
        ended.set()
        yield 1

    services = FakeServices(Words("en"))
    window = begun(qtbot, services)
    Task(job, window).start()
    window.close()
    assert ended.is_set()


def test_a_window_is_closed_before_its_task_began(qtbot: QtBot) -> None:
    window = begun(qtbot, FakeServices(Words("en")))
    Task(lambda _stop: iter(()), window)
    assert window.close()


def test_a_store_that_cannot_be_opened_says_so_and_can_be_tried_again(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"), Settings(welcomed=True))
    services.refuses = ResourceError(detail="words")
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: isinstance(window.page, ProblemPage))
    services.refuses = None
    assert window.page is not None
    window.page.go_on()
    qtbot.waitUntil(lambda: title(window) == "Your check-up")


def test_a_wrong_passphrase_is_said_in_place_and_the_right_one_opens(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"), Settings(welcomed=True))
    services.asks = PassphraseAsked.EXISTING
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: isinstance(window.page, PassphrasePage))
    page = window.page
    assert isinstance(page, PassphrasePage)
    page.given.emit(Secret("wrong"))
    qtbot.waitUntil(page.notice.isVisible)
    page.given.emit(Secret(PASSPHRASE))
    qtbot.waitUntil(lambda: title(window) == "Your check-up")


def test_a_language_chosen_in_the_settings_is_spoken_by_page_and_side_bar(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"), Settings(welcomed=True))
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: title(window) == "Your check-up")
    window.place_wanted.emit("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    page._speak("fr")
    french = Words("fr")
    qtbot.waitUntil(lambda: title(window) == french.text("Settings"))
    assert side_bar(window).accessibleName() == french.text("Pages")


def test_an_answer_that_cannot_be_kept_is_said_on_its_page(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"), Settings(welcomed=True))
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: title(window) == "Your check-up")
    assert window.page is not None
    window.page.go_on()
    page = window.page
    assert isinstance(page, QuestionPage)
    services.refuses = ResourceError(detail="words")
    page._answers.choose("pass")
    page._choice_changed("pass")
    page.go_on()
    qtbot.waitUntil(page.notice.isVisible)
    assert window.page is page


def test_the_side_bar_shrinks_to_icons_in_a_narrow_window(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"), Settings(welcomed=True))
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: title(window) == "Your check-up")
    wide = side_bar(window).width()
    window.resize(800, 560)
    qtbot.waitUntil(lambda: side_bar(window).width() < wide / 2)


def test_the_window_takes_no_more_than_the_screen_has_and_no_less_than_it_needs(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    usual = window.size()
    window.fit_into(QSize(3840, 2160))
    assert window.size() == usual
    window.fit_into(QSize(1280, 720))
    assert window.width() == usual.width()
    assert window.height() < 720
    window.fit_into(QSize(640, 480))
    assert window.size() == window.minimumSize()


def test_a_page_that_takes_the_place_of_another_is_painted_in_its_own_turn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.first_paint._AT_LATEST_MS", 3_600_000)  # so that it only comes once it is painted
    services = FakeServices(Words("en"), Settings(welcomed=True))
    window = begun(qtbot, services)
    qtbot.waitUntil(lambda: title(window) == "Your check-up")
    inside = window.centralWidget()
    assert inside is not None
    qtbot.waitUntil(inside.updatesEnabled)
    window.place_wanted.emit("settings")
    qtbot.waitUntil(lambda: isinstance(window.page, SettingsPage))
    qtbot.waitUntil(inside.updatesEnabled)
    later = OpeningPage(services.words)
    window.show_page(later, None)
    assert not inside.updatesEnabled()
    first_paint = FirstPaint(later)
    with qtbot.waitSignal(first_paint.came):
        pass
    assert inside.updatesEnabled()


def test_what_stands_beside_a_list_is_painted_in_its_own_turn(qtbot: QtBot) -> None:
    pane = DetailPane(Words("en"), "")
    qtbot.addWidget(pane)
    pane.show()
    pane.show_said([], None, [])
    assert not pane.updatesEnabled()
    qtbot.waitUntil(pane.updatesEnabled)
