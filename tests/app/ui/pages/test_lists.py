"""Can a person fetch, load and forget the public lists, and see why one was refused?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from app.lists.errors import NotAList
from app.ui.pages.consent_sheet import ConsentSheet
from app.ui.pages.lists import ListsPage
from app.ui.services import Job
from app.values.kept_lists import About, Brought, Fetching, ListKind, Result
from app.values.outside import Consent, Recipient
from app.values.settings import Settings
from app.words import Words
from checks.model import MessageId, Param
from tests.app.ui.exposures import lists
from tests.app.ui.pages.accounts import arrived
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import press, sheet_of, words_of

PARAMS: dict[str, Param] = {"name": "Have I Been Pwned", "entries": 12, "kept": 1_024}


def come(walk: Walk) -> ListsPage:
    """Come to the lists by the settings."""
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("settings")
    walk.wait_for("Settings")
    press(walk.window, "&Look at them…")
    return lists_page(walk)


def lists_page(walk: Walk) -> ListsPage:
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ListsPage))
    page = walk.window.page
    assert isinstance(page, ListsPage)
    return page


def button(page: ListsPage, name: str) -> QAbstractButton:
    [found] = [x for x in page.findChildren(QAbstractButton) if x.accessibleName() == name and x.isVisible()]
    return found


def fetch(page: ListsPage, name: str = "Fetch it… Have I Been Pwned") -> None:
    QTest.keyClick(button(page, name), Qt.Key.Key_Space)


def test_who_is_asked_and_what_leaves_is_shown_before_a_list_is_fetched(walk: Walk) -> None:
    page = come(walk)
    fetch(page)
    sheet = sheet_of(walk, ConsentSheet)
    assert "Have I Been Pwned (Australia)" in words_of(sheet)
    assert f"GET /{Recipient.HIBP.value} HTTP/1.1" in words_of(sheet)
    assert walk.services.library.asked == []
    press(sheet, "Allow &once")
    walk.qtbot.waitUntil(lambda: "a new list was taken over" in walk.said())
    assert walk.services.library.asked == [ListKind.BREACHES]
    assert "1,000 breaches, fetched on 24 November 2026" in walk.said()
    assert "Read your vault again to compare it." in walk.said()


def test_nothing_is_fetched_when_it_is_refused(walk: Walk) -> None:
    page = come(walk)
    fetch(page)
    press(sheet_of(walk, ConsentSheet), "&Never")
    walk.qtbot.waitUntil(lambda: "You said that it is never asked." in walk.said())
    assert walk.services.library.asked == []
    assert walk.services.leaving.agreed == {Recipient.HIBP: Consent.NEVER}


def test_a_publisher_that_is_always_allowed_is_not_asked_about(walk: Walk) -> None:
    walk.services.leaving.agreed[Recipient.HIBP] = Consent.ALWAYS
    fetch(come(walk))
    walk.qtbot.waitUntil(lambda: "a new list was taken over" in walk.said())


def test_what_is_being_fetched_is_said_and_can_be_stopped(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.services.leaving.agreed[Recipient.HIBP] = Consent.ALWAYS
    stopped = threading.Event()

    def job(stop: threading.Event) -> Iterator[Fetching | Brought]:
        yield Fetching(ListKind.BREACHES)
        stop.wait(30)
        stopped.set()

    monkeypatch.setattr(walk.services.library, "refresh", lambda *_asked: job)
    page = come(walk)
    fetch(page)
    walk.qtbot.waitUntil(lambda: "Asking Have I Been Pwned" in walk.said())
    press(page, "&Cancel")
    walk.qtbot.waitUntil(lambda: "stopped. Nothing was changed." in walk.said())
    assert stopped.wait(10)
    assert button(page, "Fetch it… Have I Been Pwned").isEnabled()


def test_what_is_being_fetched_stops_when_the_page_is_left(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.services.leaving.agreed[Recipient.HIBP] = Consent.ALWAYS
    stopped = threading.Event()

    def job(stop: threading.Event) -> Iterator[Fetching | Brought]:
        yield Fetching(ListKind.BREACHES)
        if stop.wait(30):
            stopped.set()

    monkeypatch.setattr(walk.services.library, "refresh", lambda *_asked: job)
    fetch(come(walk))
    walk.qtbot.waitUntil(lambda: "Asking Have I Been Pwned" in walk.said())
    walk.window.place_wanted.emit("home")
    walk.wait_for("Your check-up")
    walk.qtbot.waitUntil(stopped.is_set)


def test_a_list_that_was_refused_says_why_and_the_one_before_stays(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    library = walk.services.library
    library.here = lists()
    walk.services.leaving.agreed[Recipient.HIBP] = Consent.ALWAYS
    refused = Brought(
        ListKind.BREACHES,
        Result.REFUSED,
        library.here[ListKind.BREACHES],
        MessageId("lists.shrunken"),
        PARAMS,
    )
    monkeypatch.setattr(library, "refresh", lambda _kinds, _agreed: lambda _stop: iter((refused,)))
    fetch(come(walk), "Fetch it again… Have I Been Pwned")
    why = walk.services.words.message(MessageId("lists.shrunken"), PARAMS)
    walk.qtbot.waitUntil(lambda: why in walk.said())
    assert "1,024 breaches, fetched on 21 November 2026" in walk.said()


def test_a_list_is_loaded_from_a_file(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: ("/home/colette/breaches.json", ""))
    page = come(walk)
    press(page, "&Load a list from a file…")
    walk.qtbot.waitUntil(lambda: "1,000 breaches, loaded from a file on 24 November 2026" in walk.said())


def test_a_file_that_is_no_list_says_so(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: ("/home/colette/holiday.json", ""))

    def load(path: Path) -> Job[Brought]:
        def job(_stop: threading.Event) -> Iterator[Brought]:
            return _refused(path)

        return job

    monkeypatch.setattr(walk.services.library, "load", load)
    page = come(walk)
    press(page, "&Load a list from a file…")
    walk.qtbot.waitUntil(lambda: "holiday.json" in page.notice.text())


def test_a_list_is_forgotten(walk: Walk) -> None:
    walk.services.library.here = lists()
    page = come(walk)
    QTest.keyClick(button(page, "Forget the list of Have I Been Pwned"), Qt.Key.Key_Space)
    walk.qtbot.waitUntil(lambda: "the list is no longer kept" in walk.said())
    assert list(walk.services.library.here) == [ListKind.TWO_FACTOR]
    assert button(page, "Fetch it… Have I Been Pwned").isVisible()


def test_an_old_list_is_said_to_be_worth_fetching_again(walk: Walk) -> None:
    walk.services.library.here = lists()
    come(walk)
    assert "2,566 sites, loaded from a file on 15 October 2026. Worth fetching again." in walk.said()


def test_a_list_that_was_loaded_today_and_is_years_old_is_said_to_be_old(walk: Walk) -> None:
    now = datetime.now().astimezone()
    newest = now.date() - timedelta(800)
    walk.services.library.here = {ListKind.BREACHES: About(ListKind.BREACHES, None, now, 667, newest)}
    come(walk)
    said = f"667 breaches, the last added on {Words('en').date(newest)}, loaded from a file on "
    assert said in walk.said()
    assert "It is old: that it does not name a site means nothing." in walk.said()


def test_a_young_list_is_not_called_old_and_a_file_without_dates_not_young(walk: Walk) -> None:
    now = datetime.now().astimezone()
    walk.services.library.here = {
        ListKind.BREACHES: About(ListKind.BREACHES, Recipient.HIBP, now, 1_024, now.date() - timedelta(20)),
        ListKind.TWO_FACTOR: About(ListKind.TWO_FACTOR, None, now, 2_566),
        ListKind.PASSKEYS: About(ListKind.PASSKEYS, Recipient.PASSKEYS, now, 260),
    }
    come(walk)
    assert "It is old" not in walk.said()
    assert "Worth fetching again" not in walk.said()
    assert walk.said().count("How old its content is cannot be told.") == 1


def test_the_page_leads_back_to_where_one_came_from(walk: Walk) -> None:
    page = come(walk)
    press(page, "&Back")
    walk.wait_for("Settings")
    walk.window.place_wanted.emit("accounts")
    press(arrived(walk), "&Public lists…")
    press(lists_page(walk), "&Back")
    arrived(walk)


def test_what_left_is_one_step_away_and_the_page_waits(walk: Walk) -> None:
    page = come(walk)
    press(page, "&What left this computer")
    walk.wait_for("What left this computer")
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.qtbot.waitUntil(lambda: walk.window.page is page)


def _refused(path: Path) -> Iterator[Brought]:
    raise NotAList(name=path.name)
