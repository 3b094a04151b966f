"""What do the pages about tray, login and clipboard look like?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from app.knowledge import licences
from app.ui.clipboard_watch import Sight
from app.ui.main_window import SETTINGS
from app.ui.pages.background import BackgroundPage, Standing
from app.ui.pages.program import Program, ProgramPage
from app.ui.pages.screen import Screen
from app.values.background import AtLogin, Login, LoginWay, Wish
from app.values.release import HOST, Release
from tests.app.ui.fakes import FakeServices


def standing(
    wish: Wish = Wish(),  # noqa: B008 - frozen
    state: AtLogin = AtLogin.NO,
    *,
    tray: bool = True,
    sight: Sight = Sight.ALL,
) -> Standing:
    return Standing(wish, Login(state, LoginWay.AUTOSTART), tray=tray, sight=sight)


_ON: Final = Wish(tray=True, watch=True)


def program(services: FakeServices, *, announced: bool = False) -> ProgramPage:
    places = (services.profile, Path("/home/colette/.local/state/bilan/log/bilan.log"), Path("/opt/bilan"))
    return ProgramPage(services.words, Program("0.1.0", *places, announced, licences.parts(), licences.text))


def newer(services: FakeServices) -> ProgramPage:
    page = program(services, announced=True)
    page.show_newer(Release("0.2.0", date(2027, 1, 31), f"https://{HOST}/0.2.0.html"))
    return page


RESIDING: Final[dict[str, tuple[str, Callable[[FakeServices], Screen]]]] = {
    "140-background-off": (SETTINGS, lambda s: BackgroundPage(s.words, standing())),
    "141-background-on": (SETTINGS, lambda s: BackgroundPage(s.words, standing(_ON, AtLogin.YES))),
    "142-background-no-tray": (
        SETTINGS,
        lambda s: BackgroundPage(s.words, standing(_ON, AtLogin.MOVED, tray=False, sight=Sight.IN_FRONT)),
    ),
    "143-program": (SETTINGS, program),
    "144-program-newer": (SETTINGS, newer),
}
