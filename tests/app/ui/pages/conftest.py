"""Which window do the tests of pages walk through?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.places import places
from app.ui.theme import Theme
from app.values.look import Look
from app.words import Words
from tests.app.ui.fakes import FakeServices


class Walk:
    """A window that somebody walks through."""

    def __init__(self, qtbot: QtBot, services: FakeServices) -> None:
        self.qtbot = qtbot
        self.services = services
        self.window = MainWindow()
        self.window.furnish(places(services.catalogue), services.words)
        self.desk = Desk(services, self.window)
        self.journey = Journey(self.desk)
        qtbot.addWidget(self.window)

    def begin(self) -> None:
        self.journey.begin()
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)

    def wait_for(self, title: str) -> None:
        self.qtbot.waitUntil(lambda: self.title() == title)

    def title(self) -> str:
        page = self.window.page
        return page._heading.text() if page is not None and page._heading is not None else ""

    def said(self) -> str:
        """Return every word that is seen on the page."""
        page = self.window.page
        assert page is not None
        return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def dressed(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, Look.LIGHT)
    return theme


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"))


@pytest.fixture
def walk(qtbot: QtBot, services: FakeServices, dressed: Theme) -> Walk:  # noqa: ARG001 - it dresses the application
    return Walk(qtbot, services)


class Browser(QObject):
    """Stands in for the person's browser and mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    for scheme in ("https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, made, "take")  # type: ignore[arg-type]  # the stub asks for bytes, PySide for text
    yield made
    for scheme in ("https", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)
