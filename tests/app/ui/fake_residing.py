"""What goes on while the window is closed, in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from app.checkup.overview import Overview
from app.ui.services import Job
from app.values.alarming import Alarming
from app.values.background import AtLogin, Login, LoginWay, Wish
from app.values.outside import Recipient
from app.values.release import Release


class FakeResiding:
    """Fulfils `app.ui.services.Residing`; `notices` has what was shown."""

    def __init__(self, job: Callable[[str, Callable[[], Any]], Job[Any]], overview: Callable[[], Overview]) -> None:
        self._job = job
        self._overview = overview
        self.wished = Wish()
        self.at_login = Login(AtLogin.NO, LoginWay.AUTOSTART)
        self.alarming = Alarming()
        self.looked: list[str] = []
        self.notices: list[tuple[str, str]] = []

    def wish(self) -> Wish:
        return self.wished

    def login(self) -> Login:
        return self.at_login

    def save(self, wish: Wish) -> Job[Wish]:
        def saved() -> Wish:
            self.wished = wish
            return wish

        return self._job("wish", saved)

    def start_at_login(self, *, on: bool) -> Job[Login]:
        def done() -> Login:
            self.at_login = replace(self.at_login, state=AtLogin.YES if on else AtLogin.NO)
            return self.at_login

        return self._job(f"at login {on}", done)

    def look(self, text: str) -> Job[Alarming]:
        def looked() -> Alarming:
            self.looked.append(text)
            return self.alarming

        return self._job("look", looked)

    def notify(self, title: str, text: str) -> Job[bool]:
        def shown() -> bool:
            self.notices.append((title, text))
            return True

        return self._job("notify", shown)

    def come_back(self) -> Job[Overview]:
        return self._job("come back", self._overview)


class FakeReleases:
    """Fulfils `app.ui.services.Releases`."""

    def __init__(self, job: Callable[[str, Callable[[], Any]], Job[Any]]) -> None:
        self._job = job
        self.newest: Release | None = None

    def newer(self, agreed: Collection[Recipient] = ()) -> Job[Release | None]:
        return self._job(f"newer {', '.join(who.value for who in agreed)}", lambda: self.newest)
