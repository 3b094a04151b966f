"""Is Bilan there while its window is not?

Only if the person asked for it: in the tray, and looking at what they copy. The window, the services and all that they
need are made when they are wanted, so that waiting costs next to nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from app.ui.errand import Errand
from app.ui.first_paint import FirstPaint
from app.ui.instance import Handed
from app.ui.start import Start
from app.ui.task import Task
from app.values.background import Wish
from app.words import Words

if TYPE_CHECKING:  # they bring what only the window needs, or only the tray
    from datetime import date

    from app.ui.clipboard_watch import ClipboardWatch
    from app.ui.desk import Desk
    from app.ui.services import Job, Services
    from app.ui.tray import Tray
    from app.values.alarming import Alarming

NO_TRAY: Final = 3
"""The exit status of a start that was to wait in a tray where there is none."""
_PICTURES_KB: Final = 10_240
"""Of drawn pictures that Qt keeps for a window: its own default."""
_PATIENCE: Final = 12
_EVERY_MS: Final = 5000
"""At login, a desktop may need a minute until its tray is there."""


def _is_there() -> bool:
    from app.ui import tray  # noqa: PLC0415 - few have one

    return tray.is_there()


class Presence(QObject):
    """The window once it is wanted, and the tray if that is."""

    painted = Signal()
    """The window is on the screen, or is not to be waited for."""

    def __init__(
        self,
        app: QApplication,
        make_start: Callable[[Words, Callable[[Desk], None]], Start],
        words: Words,
        build: Callable[[], Services],
        *,
        look_on: Callable[[], date | None],
        approve: Callable[[Services], None],
        tray_is_there: Callable[[], bool] = _is_there,
    ) -> None:
        """Speak `words` at first. `look_on` tells from which day on something is due, without opening anything.

        `approve` raises what forbids a window with the services: the tray needs none of what that loads.
        """
        super().__init__()
        self._app = app
        self._make_start = make_start
        self._words = words
        self._services = _Once(build)
        self._look_on = look_on
        self._approve = approve
        self._tray_is_there = tray_is_there
        self._start: Start | None = None
        self._desk: Desk | None = None
        self._tray: Tray | None = None
        self._wish = Wish()
        self._watch: ClipboardWatch | None = None
        self._said_too_long = False
        self._tries = 0

    def take(self, handed: Handed) -> None:
        """Show the window with what a start was asked for."""
        start = self._start
        if start is None:
            start = self._begin()
            start.take(handed)
        elif start.window.isVisible():
            start.take(handed)
        else:
            start.come_back(partial(start.take, handed))
            start.window.come_forward()

    def run(self, errand: Errand) -> None:
        """Show the window with what was copied."""
        start = self._start
        if start is None:
            self._begin().run(errand)
            return
        if start.window.isVisible():
            start.run(errand)
        else:
            start.come_back(partial(start.run, errand))
        start.window.come_forward()

    def stay(self, wish: Wish) -> None:
        """Wait in the tray, without a window; where there is none after a minute, end."""
        QPixmapCache.setCacheLimit(0)  # what is in it wakes Qt every 30 seconds until it is flushed
        if self._tray_is_there():
            self.heed(replace(wish, tray=True))
        elif self._tries < _PATIENCE:
            self._tries += 1
            QTimer.singleShot(_EVERY_MS, self, partial(self.stay, wish))
        elif self._start is None:
            self._app.exit(NO_TRAY)

    def heed(self, wish: Wish) -> None:
        """Do from now on what the person wishes, as far as this desktop has a tray."""
        self._wish = wish
        if wish.tray and self._tray is None and self._tray_is_there():
            self._tray = self._made_tray()
            self._show_next()
        elif not wish.tray and self._tray is not None:
            self._tray.leave()
            self._tray = None
        self._app.setQuitOnLastWindowClosed(self._tray is None)
        self._switch_watch(on=wish.watch)
        self._show_watch()

    def quit(self) -> None:
        """End, with all that is running stopped first."""
        self._wish = replace(self._wish, told=True)
        if self._start is not None:
            self._start.window.close()
        self._app.quit()

    # --- the tray

    def _made_tray(self) -> Tray:
        from app.ui.tray import Tray  # noqa: PLC0415 - loaded when it is wanted

        made = Tray(self._words, self)
        made.open_wanted.connect(lambda: self.take(Handed()))
        made.errand_wanted.connect(self.run)
        made.watch_unwanted.connect(lambda: self._keep(lambda wish: replace(wish, watch=False)))
        made.quit_wanted.connect(self.quit)
        made.menu_wanted.connect(self._show_next)
        return made

    def _show_next(self) -> None:
        overview = self._desk.overview if self._desk is not None else None
        if self._tray is not None:
            from datetime import date  # noqa: PLC0415 - as above

            today = date.today()  # noqa: DTZ011 - the local date is what the person lives by
            self._tray.show_next(len(overview.due) if overview else None, self._look_on(), today)

    def _switch_watch(self, *, on: bool) -> None:
        if self._watch is None:
            if not on:
                return
            from app.ui.clipboard_watch import ClipboardWatch  # noqa: PLC0415 - loaded when it is switched on

            self._watch = ClipboardWatch(self._look, self)
            self._watch.found.connect(self._warn)
        self._watch.switch(on=on)

    def _show_watch(self) -> None:
        """Show that what is copied is read, wherever Bilan is seen."""
        if self._tray is not None:
            self._tray.show_watch(on=self._wish.watch)
        if self._start is not None:
            words = self._words
            said = words.text("Bilan – reads what you copy") if self._wish.watch else "Bilan"
            self._start.window.setWindowTitle(said)

    # --- the window

    def _begin(self) -> Start:
        QPixmapCache.setCacheLimit(_PICTURES_KB)
        start = self._start = self._make_start(self._words, self._led)
        start.window.closed.connect(self._closed)
        first_paint = FirstPaint(start.window)
        first_paint.came.connect(self.painted)
        start.begin(self._approved, first_paint.came)
        start.window.fit_into(start.window.screen().availableSize())
        start.window.show()
        return start

    def _approved(self) -> Services:
        services = self._services.get()
        self._approve(services)
        return services

    def _led(self, desk: Desk) -> None:
        self._desk = desk
        desk.spoke.connect(self._speak)
        desk.wished.connect(self.heed)
        desk.arrived.connect(self._arrived)
        self._arrived()

    def _arrived(self) -> None:
        """Do what is wished in the check-up that was opened."""
        if self._desk is not None:
            wish = self._desk.services.residing.wish()
            self.heed(replace(wish, tray=wish.tray or self._tray is not None))

    def _closed(self) -> None:
        start = self._start
        if start is None or self._tray is None:
            return
        if not self._tray_is_there():
            self._app.quit()
            return
        start.rest()
        if not self._wish.told:
            words = self._words
            title = words.text("Bilan stays in the tray")
            self._notify(title, words.text("Its window is closed. To end it, choose “Quit Bilan” in the tray."))
            self._keep(lambda wish: replace(wish, told=True))

    def _speak(self, words: Words) -> None:
        self._words = words
        if self._tray is not None:
            self._tray.speak(words)
        self._show_watch()
        if self._wish.language is not None and self._wish.language != words.language:
            self._keep(lambda wish: replace(wish, language=words.language))

    # --- work

    def _look(self, text: str) -> Job[Alarming]:
        def job(stop: threading.Event) -> Iterator[Alarming]:
            yield from self._services.get().residing.look(text)(stop)  # the services are made in the thread

        return job

    def _warn(self, alarming: Alarming) -> None:
        words = self._words
        if alarming.too_long:
            self._say_too_long()
            return
        said = [words.message(kind, {}) for kind in alarming.kinds]
        if alarming.links:
            said.append(words.count("{n} dangerous link", "{n} dangerous links", alarming.links))
        title = words.text("Look again before you post what you copied")
        self._notify(title, words.text("In it: {what}. Nothing of it was kept.", what=", ".join(said)))

    def _say_too_long(self) -> None:
        """Say once, not for each long text, that silence means nothing here."""
        if self._said_too_long:
            return
        self._said_too_long = True
        from app.values.drafts import LONGEST  # noqa: PLC0415 - no window waits for what is seldom said

        words = self._words
        title = words.text("Too long to be looked at")
        limit = words.count(
            "Texts of over {n} character are not looked at when you copy them. Nothing is known of this one.",
            "Texts of over {n} characters are not looked at when you copy them. Nothing is known of this one.",
            LONGEST,
        )
        self._notify(title, limit)

    def _notify(self, title: str, text: str) -> None:
        def job(stop: threading.Event) -> Iterator[bool]:
            yield from self._services.get().residing.notify(title, text)(stop)

        self._do(job)

    def _keep(self, changed: Callable[[Wish], Wish]) -> None:
        """Heed the change, and keep it: what was wished, which may be less than what a command started."""

        def job(stop: threading.Event) -> Iterator[Wish]:
            residing = self._services.get().residing
            yield from residing.save(changed(residing.wish()))(stop)

        self.heed(changed(self._wish))
        self._do(job)

    def _do(self, job: Callable[[threading.Event], Iterator[Any]]) -> None:
        Task(job, self).start()


class _Once:
    """The services, built when they are first wanted, in whichever thread that is."""

    def __init__(self, build: Callable[[], Services]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._built: Services | None = None

    def get(self) -> Services:
        """Return them; an error of building comes anew each time."""
        with self._lock:
            if self._built is None:
                self._built = self._build()
            return self._built
