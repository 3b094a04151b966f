"""How does a person decide what goes on while the window is closed?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.ui import tray
from app.ui.clipboard_watch import sight
from app.ui.desk import Desk, Show
from app.ui.main_window import SETTINGS
from app.ui.pages.background import BackgroundPage, Standing
from app.values.background import Wish


class BackgroundVisit:
    """The way through the page about tray, login and clipboard."""

    def __init__(self, desk: Desk, back: Show, tray_is_there: Callable[[], bool] = tray.is_there) -> None:
        """Lead from `desk`; `back` shows what stands before."""
        self._desk = desk
        self._back = back
        self._tray_is_there = tray_is_there

    def standing(self) -> Standing:
        """Return how all that stands on this computer."""
        residing = self._desk.services.residing
        return Standing(residing.wish(), residing.login(), tray=self._tray_is_there(), sight=sight())

    def show(self) -> None:
        """Show how it stands."""
        self._show(self._back)

    def show_from(self, back: Show) -> None:
        """Show it, with another way back."""
        self._show(back)

    def _show(self, back: Show) -> None:
        desk = self._desk
        page = BackgroundPage(desk.words, self.standing())
        page.wished.connect(lambda wish: self._wish(wish, back))
        page.login_wanted.connect(
            lambda on: desk.run(desk.services.residing.start_at_login(on=on), lambda _login: self._show(back))
        )
        page.back.connect(back)
        desk.show(page, SETTINGS, lambda: self._show(back))

    def _wish(self, wish: Wish, back: Show) -> None:
        desk = self._desk
        spoken = replace(wish, language=desk.words.language)

        def kept(kept: Wish) -> None:
            desk.wished.emit(kept)
            self._show(back)

        desk.run(desk.services.residing.save(spoken), kept)
