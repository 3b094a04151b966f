"""How is the real window opened to be measured, and how long does its event loop stand still?"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.compose import House
from app.ui import start
from app.ui.desk import Desk
from app.ui.journey import Journey
from app.ui.main_window import MainWindow
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.welcome import WelcomePage
from app.ui.theme import STYLE, Theme
from app.values.look import Look
from app.words import prepare
from checks.secret import Secret

LIMIT_MS = 50
"""No gap should be longer."""
_TURN_MS = 5


class Gaps:
    """Writes down the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._turned = perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._turned) * 1000)
        self._turned = now


def wait_until(there: Callable[[], bool]) -> None:
    """Turn the event loop until `there` says so."""
    while not there():
        wait(2)


def wait(milliseconds: int) -> None:
    """Turn the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def told(times: Sequence[float], limit: int = LIMIT_MS) -> dict[str, object]:
    """Return the milliseconds of all rounds, as JSON tells them."""
    return {"rounds": [round(each, 1) for each in times], "median": round(median(times), 1), "limit": limit}


@dataclass(frozen=True, slots=True)
class Opened:
    """The window of a new profile, at its first page, with all that lives as long as it."""

    app: QApplication
    theme: Theme
    window: MainWindow
    desk: Desk


def opened(folder: Path) -> Opened:
    """Show the window of a new profile in `folder`, as the program does."""
    app, theme = QApplication(["benchmark", *STYLE]), Theme()
    prepare()  # as a start does before it shows the first page
    theme.apply(app, Look.LIGHT)
    window = MainWindow()
    desk = Desk(House(folder / "bilan.db", lambda: datetime.now(UTC)), window)
    Journey(desk).begin()
    window.show()
    wait_until(lambda: isinstance(window.page, PassphrasePage | WelcomePage))
    page: QWidget | None = window.page
    if isinstance(page, PassphrasePage):
        page.given.emit(Secret("orme bateau violon tulipe"))
        wait_until(lambda: isinstance(window.page, WelcomePage))
    start.collect_seldom()
    return Opened(app, theme, window, desk)
