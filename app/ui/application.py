"""How does the window start, in which language and look?"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from app.errors import BilanError
from app.look import Look
from app.ui.first_paint import FirstPaint
from app.ui.instance import Handed, Instance
from app.ui.main_window import MainWindow
from app.ui.pages.opening import OpeningPage
from app.ui.qt_words import QtWords
from app.ui.task import Task
from app.ui.theme import STYLE, Theme
from app.words import Words, prepare

if TYPE_CHECKING:  # they bring all that the pages need, which is loaded once the window is on the screen
    from app.ui.journey import Journey
    from app.ui.services import Services

_NAME: Final = "Bilan"
_DESKTOP_FILE: Final = "bilan"


def run(words: Words, build: Callable[[], Services], handed: Handed, meeting: Path) -> int:
    """Open the window, stay until it is closed, and return the exit status. A window that is open is raised instead.

    `handed` is what is opened in it; starts of one person meet in the folder `meeting`. The window is on the screen
    before `build` makes the services and the pages are loaded: both take longer than it.
    """
    app = QApplication([_DESKTOP_FILE, *STYLE])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(_NAME)
    app.setDesktopFileName(_DESKTOP_FILE)
    instance = Instance(meeting)
    if not instance.is_first() and instance.hand_over(handed):
        return 0
    theme = Theme()
    theme.apply(app, Look.SYSTEM)
    window = MainWindow()
    start = Start(app, theme, window, words)
    instance.handed.connect(start.take)
    first_paint = FirstPaint(window)
    first_paint.came.connect(instance.listen)
    start.begin(build, first_paint.came)
    start.take(Handed(files=handed.files))  # its profile is what `build` opens
    window.show()
    status = app.exec()
    instance.leave()
    return status


class Start:
    """From an empty window to a person's way through it."""

    def __init__(self, app: QApplication, theme: Theme, window: MainWindow, words: Words) -> None:
        """Lead in `window`, speaking `words` until the person's own language is known."""
        self._app = app
        self._theme = theme
        self._window = window
        self._words = words
        self._journey: Journey | None = None
        self._waiting: list[Handed] = []
        self._qt_words = QtWords(app)
        self._qt_words.speak(words)

    def begin(self, build: Callable[[], Services], painted: SignalInstance) -> None:
        """Say that something is waited for, and load the rest beside the window once that is `painted`.

        While both were done at once, each waited for the other, and the person for the window.
        """
        self._window.show_page(OpeningPage(self._words), None)
        task = Task(partial(_loaded, build), self._window)
        task.values.connect(lambda built: self._lead(built[-1]))
        task.failed.connect(self._refuse)
        painted.connect(task.start)

    def take(self, handed: Handed) -> None:
        """Open what a start was asked for, once the pages are there, and bring the window to the front."""
        if self._journey is None:
            self._waiting.append(handed)
            return
        self._journey.take(handed.profile, handed.files)
        self._window.come_forward()

    def _lead(self, services: Services) -> None:
        from app.ui.desk import Desk  # noqa: PLC0415 - loaded by now, see `_loaded`
        from app.ui.journey import Journey  # noqa: PLC0415 - as above
        from app.ui.window_icon import window_icon  # noqa: PLC0415 - as above

        self._app.setWindowIcon(window_icon())
        desk = Desk(services, self._window)
        desk.dressed.connect(lambda look: self._theme.apply(self._app, look))
        desk.spoke.connect(self._qt_words.speak)
        self._journey = Journey(desk)
        self._journey.begin()
        for handed in self._waiting:
            self._journey.take(handed.profile, handed.files)
        collect_seldom()

    def _refuse(self, error: BilanError) -> None:
        # An installation that is not whole cannot be tried again from within.
        from app.ui.pages.problem import ProblemPage  # noqa: PLC0415 - hardly ever needed

        page = ProblemPage(self._words, error)
        page.retried.connect(self._window.close)
        page.closed.connect(self._window.close)
        self._window.show_page(page, None)


def collect_seldom() -> None:
    """Keep the collection of garbage from being seen: one that looks through everything takes several frames.

    What was loaded so far stays, and is not looked through again. Later, the findings of a large vault are many and
    in no circle: they are freed without a collection, and one through all of them is left for ten times as long.
    """
    gc.freeze()
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, 10 * old)


def _loaded(build: Callable[[], Services], _stop: threading.Event) -> Iterator[Services]:
    """Load the pages and build the services, in a thread: the window stays alive meanwhile."""
    import app.ui.journey  # noqa: F401, PLC0415 - for its effect, see above

    built = build()
    prepare()
    yield built
