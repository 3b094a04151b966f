"""How does a person look at pictures, and save clean copies of them?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.main_window import PHOTOS
from app.ui.pages.photos import PhotosPage, Unread
from app.values.photos import Seen

_MOST: Final = 60
"""Pictures that are shown; each keeps a preview of up to a megabyte (our choice)."""


class PhotosVisit:
    """The page “Photos”. What was looked at stays there until it is forgotten or the window closes."""

    def __init__(self, desk: Desk, home: Show, read_codes: Callable[[Path], None]) -> None:
        """Lead from `desk`; `home` is where the page leads back to, `read_codes` shows the QR codes of a picture."""
        self._desk = desk
        self._home = home
        self._read_codes = read_codes
        self._entries: list[Seen | Unread] = []
        self._waiting: deque[Path] = deque()
        self._is_running = False

    def show(self) -> None:
        """Show the page, with what was looked at."""
        desk = self._desk
        page = PhotosPage(desk.words, self._entries)
        page.given.connect(self.take)
        page.copy_wanted.connect(self._save)
        page.codes_wanted.connect(self._read_codes)
        page.cleared.connect(self._forget)
        page.back.connect(self._home)
        desk.show(page, PHOTOS, self.show)

    def take(self, files: Sequence[Path]) -> None:
        """Look at `files`, one after the other: each has a process of its own."""
        room = _MOST - len(self._entries) - len(self._waiting)
        self._waiting.extend(files[: max(room, 0)])
        page = self._page()
        if page is not None:
            words = self._desk.words
            most = words.count("Only {n} picture at a time.", "Only {n} pictures at a time.", _MOST)
            page.tell(most if len(files) > room else "")
        self._go_on()

    def _go_on(self) -> None:
        if self._is_running or not self._waiting:
            return
        path = self._waiting.popleft()
        self._is_running = True

        def failed(error: BilanError) -> None:
            self._told(Unread(path, self._desk.words.message(error.message, error.params)))

        self._desk.run(self._desk.services.sharing.look_at(path), self._told, failed)

    def _told(self, entry: Seen | Unread) -> None:
        self._is_running = False
        self._entries.append(entry)
        page = self._page()
        if page is not None:
            page.add(entry)
        self._go_on()

    def _save(self, seen: Seen, to: Path) -> None:
        def saved(copy: Seen) -> None:
            page = self._page()
            if page is not None:
                page.show_copy(seen, copy)

        self._desk.run(self._desk.services.sharing.save_clean(seen, to), saved)

    def _forget(self) -> None:
        self._entries.clear()
        self._waiting.clear()
        self.show()

    def _page(self) -> PhotosPage | None:
        page = self._desk.window.page
        return page if isinstance(page, PhotosPage) else None
