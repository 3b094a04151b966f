"""What can be done from the tray? Nothing that cannot be done in the window too."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.ui.errand import Errand
from app.ui.icons import icon
from app.ui.tokens import tokens
from app.words import Words

_SIZES: Final = (16, 22, 24, 32, 48)


def is_there() -> bool:
    """Tell whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon with a menu."""

    open_wanted = Signal()
    errand_wanted = Signal(Errand)
    watch_unwanted = Signal()
    quit_wanted = Signal()
    menu_wanted = Signal()
    """The menu is about to be seen: what it says of dates should be of today."""

    def __init__(self, words: Words, parent: QObject) -> None:
        """Speak with `words`."""
        super().__init__(parent)
        self._watches = False
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self.menu_wanted)
        self._open = self._act(self.open_wanted.emit)
        self._menu.setDefaultAction(self._open)
        self._draft = self._act(lambda: self.errand_wanted.emit(Errand.DRAFT))
        self._check = self._act(lambda: self.errand_wanted.emit(Errand.CLIPBOARD))
        self._stop = self._act(self.watch_unwanted.emit)
        self._menu.addSeparator()
        self._due = self._act(self.open_wanted.emit)
        self._menu.addSeparator()
        self._quit = self._act(self.quit_wanted.emit)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self.speak(words)
        self._icon.show()

    def speak(self, words: Words) -> None:
        """Say the menu in the language of `words`."""
        self._words = words
        self._open.setText(words.text("&Open Bilan"))
        self._draft.setText(words.text("&Think before I post"))
        self._check.setText(words.text("&Check what I copied"))
        self._stop.setText(words.text("&Stop reading what I copy"))
        self._quit.setText(words.text("&Quit Bilan"))
        self.show_watch(on=self._watches)

    def show_watch(self, *, on: bool) -> None:
        """Show by icon and words whether what is copied is read."""
        self._watches = on
        self._stop.setVisible(on)
        self._icon.setIcon(_picture(dotted=on))
        words = self._words
        said = words.text("Bilan – reads what you copy") if on else "Bilan"
        self._icon.setToolTip(said)

    def show_next(self, due: int | None, day: date | None, today: date) -> None:
        """Say what is due: how many items, if that is known, else from which local date on there is something."""
        words = self._words
        if due:
            text = words.count("{n} item to look at again", "{n} items to look at again", due)
        elif day is not None and day > today:
            text = words.text("Next due: {day}", day=words.date(day))
        elif day is not None:
            text = words.text("Something is due")
        elif due == 0:
            text = words.text("Nothing is due soon")
        else:
            text = words.text("See what is due…")
        self._due.setText(text)

    def leave(self) -> None:
        """Be gone from the tray."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def menu(self) -> QMenu:
        """Return the menu, as the pictures show it."""
        return self._menu

    def _act(self, do: object) -> QAction:
        action = self._menu.addAction("")
        action.triggered.connect(do)
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()


def _picture(*, dotted: bool) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_dotted(icon("logo", size)) if dotted else icon("logo", size))
    return made


def _dotted(logo: QPixmap) -> QPixmap:
    """Return the logo with a dot in its corner; the words of the menu say the same."""
    painter = QPainter(logo)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = round(logo.deviceIndependentSize().height())
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.setBrush(QColor(tokens().attention))
    radius = max(3, size // 5)
    painter.drawEllipse(QPoint(size - radius - 1, size - radius - 1), radius, radius)
    painter.end()
    return logo
