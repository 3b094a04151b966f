"""What surrounds every page? A side bar, the page itself, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.ui.pages.screen import Screen
from app.ui.task import Task
from app.ui.widgets.own_turn import paint_in_its_own_turn
from app.ui.widgets.text import text_scale
from app.words import Words

if TYPE_CHECKING:
    from app.ui.widgets.side_bar import SideBar, SideEntry

HOME = "home"
SETTINGS = "settings"
LEDGER = "ledger"
CHECK_LINK = "check-link"
POST = "post"
PHOTOS = "photos"
LOOK_BACK = "look-back"
_SIZE = (1100, 760)
_FRAME = 40
"""Pixels for what the desktop draws around a window, its title above all; that is known only once it is shown."""
_SMALLEST = (800, 560)
_COMPACT_BELOW = 900
_WAIT_SECONDS = 2.0

Places = Callable[[Words], "Sequence[SideEntry]"]
"""Says in a language which entries the side bar has."""


class MainWindow(QMainWindow):
    """A shell: it shows pages and knows nothing of what they are about."""

    place_wanted = Signal(str)
    """The key of a side-bar entry: `home`, a page of `sections`, `post`, `ledger`, or `settings`."""

    closed = Signal()
    """The window was closed; the program may go on."""

    files_dropped = Signal(list)
    """Files were dropped where no page takes them: a list of `Path`."""

    def __init__(self) -> None:
        """Show no page and no side bar yet."""
        super().__init__()
        self.setWindowTitle("Bilan")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self._pages = QStackedWidget()
        self._side: SideBar | None = None
        self._ground = QWidget()
        self._line = QHBoxLayout(self._ground)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._pages, 1)
        self.setCentralWidget(self._ground)
        self._places: Places = _no_places
        self._add_keys()
        self.setAcceptDrops(True)

    @property
    def page(self) -> Screen | None:
        """The page that is seen."""
        page = self._pages.currentWidget()
        return page if isinstance(page, Screen) else None

    def furnish(self, places: Places, words: Words) -> None:
        """Give the side bar its entries."""
        self._places = places
        self.speak(words)

    def speak(self, words: Words) -> None:
        """Say the side bar in another language."""
        from app.ui.widgets.side_bar import SideBar  # noqa: PLC0415 - the first page of a start has none

        before, side = self._side, SideBar(self._places(words))
        side.setAccessibleName(words.text("Pages"))
        side.opened.connect(self.place_wanted)
        side.setVisible(before is not None and before.isVisible())
        self._line.insertWidget(0, side)
        if before is not None:
            self._line.removeWidget(before)
            before.deleteLater()
        self._side = side
        self._fit()

    def show_page(self, page: Screen, place: str | None) -> None:
        """Show `page` instead of all others; `place` is its entry in the side bar, None hides the bar."""
        before = self._pages.count()
        self._put_on_top(page, place)
        for _ in range(before):
            self._drop(0)

    def cover_with(self, page: Screen, place: str | None) -> None:
        """Show `page` over the present one, which is kept as it is."""
        self._put_on_top(page, place)

    def uncover(self) -> None:
        """Take the covering page away; the one under it is seen again."""
        self._drop(self._pages.currentIndex())
        self._pages.setCurrentIndex(self._pages.count() - 1)
        if self.page is not None:
            self.page.appear()

    def fit_into(self, room: QSize) -> None:
        """Take no more of a screen than `room`, so that what lies at the foot of a page can be reached."""
        beside = QSize(_FRAME, _FRAME)
        self.resize(self.size().boundedTo(room - beside).expandedTo(self.minimumSize()))

    def come_forward(self) -> None:
        """Be seen, whatever lies over the window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def is_free(self) -> bool:
        """Tell whether another page may take the place of this one: nothing waits under it, and it is no guided way."""
        return self._pages.count() == 1 and self._side is not None and self._side.isVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files that the page itself does not take."""
        if self.is_free and _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what was dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(_files(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page and the side bar know how much room there is."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what is running, and wait for it a moment, so that a started write can end."""
        running = self.findChildren(Task)
        for task in running:
            task.cancel()
        for task in running:
            task.join(_WAIT_SECONDS)
        super().closeEvent(event)
        self.closed.emit()

    def _drop(self, number: int) -> None:
        page = self._pages.widget(number)
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()

    def _put_on_top(self, page: Screen, place: str | None) -> None:
        paint_in_its_own_turn(self._ground)  # with the side bar, which may come or go
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if self._side is not None:
            self._side.setVisible(place is not None)
            self._side.set_current(place)
        self._fit()
        page.appear()

    def _fit(self) -> None:
        room = self._room()
        compact = room < _COMPACT_BELOW
        if self._side is not None:
            self._side.set_compact(compact)
        if self.page is not None:
            self.page.fit(room)

    def _room(self) -> int:
        """Return the width in pixels of text at 100 %: twice as large a text has half as much room."""
        return round(self.width() / text_scale(self))

    def _add_keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._find)

    def _go_on(self) -> None:
        if self.page is not None:
            self.page.go_on()

    def _go_back(self) -> None:
        if self.page is not None:
            self.page.back.emit()

    def _find(self) -> None:
        if self.page is not None:
            self.page.seek()


def _files(given: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]


def _no_places(_words: Words) -> Sequence[SideEntry]:
    return ()
