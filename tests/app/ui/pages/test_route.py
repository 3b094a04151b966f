"""Can a person choose by which way questions leave?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.route_choice import RouteChoice
from app.ui.pages.settings import SettingsPage
from app.values.route import Route, Way, custom
from app.values.settings import Settings
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import press


def come(walk: Walk, route: Route | None = None) -> RouteChoice:
    """Come to the settings."""
    walk.services.settings = Settings(welcomed=True, route=route or Route())
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("settings")
    walk.wait_for("Settings")
    return choice(walk)


def choice(walk: Walk) -> RouteChoice:
    page = walk.window.page
    assert isinstance(page, SettingsPage)
    [found] = page.findChildren(RouteChoice)
    return found


def pick(route: RouteChoice, way: Way) -> None:
    """Choose as a person does: only that tells `activated`."""
    place = route._ways.findData(way.value)
    route._ways.setCurrentIndex(place)
    route._ways.activated.emit(place)


@pytest.mark.parametrize("way", [Way.DIRECT, Way.TOR])
def test_a_way_that_needs_no_address_is_kept_at_once(walk: Walk, way: Way) -> None:
    pick(come(walk), way)
    walk.qtbot.waitUntil(lambda: walk.services.settings.route == Route(way))


def test_the_keyboard_alone_chooses_a_way(walk: Walk) -> None:
    route = come(walk)
    route._ways.setFocus()
    QTest.keyClick(route._ways, Qt.Key.Key_Down)
    walk.qtbot.waitUntil(lambda: walk.services.settings.route == Route(Way.DIRECT))


def test_an_own_proxy_is_kept_once_its_address_is_understood(walk: Walk) -> None:
    route = come(walk)
    pick(route, Way.CUSTOM)
    assert walk.services.settings.route == Route()
    QTest.keyClicks(route._address, "socks5://proxy.example:1080")
    press(route, "&Use this proxy")
    walk.qtbot.waitUntil(lambda: walk.services.settings.route == custom("socks5h://proxy.example:1080"))
    walk.qtbot.waitUntil(lambda: choice(walk) is not route)
    assert "By socks5h://proxy.example:1080. When it is down, nothing leaves." in walk.said()


def test_an_address_that_is_none_of_a_proxy_says_how_it_is_written_and_changes_nothing(walk: Walk) -> None:
    route = come(walk)
    pick(route, Way.CUSTOM)
    QTest.keyClicks(route._address, "proxy.example")
    QTest.keyClick(route._address, Qt.Key.Key_Return)
    assert "Write it as http://host:port or socks5h://host:port" in walk.said()
    assert walk.services.settings.route == Route()


def test_name_and_password_of_a_proxy_are_never_shown_again(walk: Walk) -> None:
    route = come(walk, custom("http://colette:orme-violon@proxy.example:8080"))
    assert "http://proxy.example:8080" in walk.said()
    assert "orme-violon" not in walk.said() + route._address.text()
