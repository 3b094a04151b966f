"""How does the window come to its pages, in which language and look?"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from app.errors import BilanError
from app.ui.errand import Errand
from app.ui.instance import Handed
from app.ui.main_window import MainWindow
from app.ui.pages.opening import OpeningPage
from app.ui.qt_words import QtWords
from app.ui.task import Task
from app.ui.theme import Theme
from app.words import Words, prepare

if TYPE_CHECKING:  # they bring all that the pages need, which is loaded once the window is on the screen
    from app.ui.desk import Desk
    from app.ui.journey import Journey
    from app.ui.services import Services


_NEVER: Final = 2**31 - 1
"""Collections of what is young after which all is looked through: Python's own number is 10."""


class Start:
    """From an empty window to a person's way through it."""

    def __init__(
        self, app: QApplication, theme: Theme, words: Words, on_led: Callable[[Desk], None] = lambda _desk: None
    ) -> None:
        """Lead in a window of its own, speaking `words` until the person's own language is known.

        `on_led` is told the desk once the way has begun.
        """
        # No QObject: what its window calls keeps it, and so its window, alive until Qt is done with both.
        self._on_led = on_led
        self.window: Final = MainWindow()
        self._app = app
        self._theme = theme
        self._words = words
        self._journey: Journey | None = None
        self._waiting: list[Callable[[Journey], None]] = []
        self._qt_words = QtWords(app)
        self._qt_words.speak(words)

    def begin(self, build: Callable[[], Services], painted: SignalInstance) -> None:
        """Say that something is waited for, and load the rest beside the window once that is `painted`.

        While both were done at once, each waited for the other, and the person for the window.
        """
        self.window.show_page(OpeningPage(self._words), None)
        task = Task(partial(_loaded, build), self.window)
        task.values.connect(lambda built: self._lead(built[-1]))
        task.failed.connect(self._refuse)
        painted.connect(task.start)

    def take(self, handed: Handed) -> None:
        """Open what a start was asked for, once the pages are there, and bring the window to the front."""
        if self._journey is None:
            self._waiting.append(lambda journey: journey.take(handed.profile, handed.files))
            return
        self._journey.take(handed.profile, handed.files)
        self.window.come_forward()

    def run(self, errand: Errand) -> None:
        """Do what was asked for in the tray, once the pages are there."""
        if self._journey is None:
            self._waiting.append(lambda journey: journey.run(errand))
        else:
            self._journey.run(errand)

    def rest(self) -> None:
        """Let go of what was on the pages: the window was closed, and Bilan stays."""
        if self._journey is not None:
            self._journey.rest()
            gc.collect()

    def come_back(self, then: Callable[[], None]) -> None:
        """Show in the closed window what is known today, then go on."""
        if self._journey is None:
            then()
        else:
            self._journey.come_back(then)

    def _lead(self, services: Services) -> None:
        from app.ui.desk import Desk  # noqa: PLC0415 - loaded by now, see `_loaded`
        from app.ui.journey import Journey  # noqa: PLC0415 - as above
        from app.ui.window_icon import window_icon  # noqa: PLC0415 - as above

        self._app.setWindowIcon(window_icon())
        desk = Desk(services, self.window)
        desk.dressed.connect(lambda look: self._theme.apply(self._app, look))
        desk.spoke.connect(self._qt_words.speak)
        self._journey = Journey(desk)
        self._journey.begin()
        self._on_led(desk)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act(self._journey)
        collect_seldom()

    def _refuse(self, error: BilanError) -> None:
        # An installation that is not whole cannot be tried again from within.
        from app.ui.pages.problem import ProblemPage  # noqa: PLC0415 - hardly ever needed

        page = ProblemPage(self._words, error)
        page.retried.connect(self.window.close)
        page.closed.connect(self.window.close)
        self.window.show_page(page, None)


def collect_seldom() -> None:
    """Keep the collection of garbage from being seen: one that looks through everything takes several frames.

    The findings of a large vault are many and in no circle, as is nearly all else: they are freed without a collection.
    What is young is still looked through, and everything once the window is closed and Bilan stays.
    """
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)


def _loaded(build: Callable[[], Services], _stop: threading.Event) -> Iterator[Services]:
    """Load the pages and build the services, in a thread: the window stays alive meanwhile."""
    import app.ui.journey  # noqa: F401, PLC0415 - for its effect, see above

    built = build()
    prepare()
    yield built
