"""What do the screens of looking back look like?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from app.checkup.archive_events import LookedThrough
from app.knowledge.platforms import platforms
from app.ui.main_window import HOME, LOOK_BACK
from app.ui.pages.archive_words_sheet import ArchiveWordsSheet
from app.ui.pages.ask_archive import AskArchivePage, waiting
from app.ui.pages.home import HomePage
from app.ui.pages.look_back import LookBackPage
from app.ui.pages.look_back_progress import LookBackProgressPage
from app.ui.pages.look_back_result import LookBackResultPage
from app.ui.pages.screen import Screen
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import TickBox
from checks.matters import Export
from checks.own_data import Purpose, SettingTold, Told
from tests.app.ui.fake_archives import BEFORE, linkedin, told
from tests.app.ui.fakes import NOW, FakeServices

ASKED: Final = Export("linkedin", NOW.date() - timedelta(days=2), NOW.date() - timedelta(days=1))


def chosen(services: FakeServices) -> LookBackPage:
    words = services.words
    page = LookBackPage(words, [waiting(words, "LinkedIn", ASKED, NOW.date())], [])
    page.add([Path("/home/colette/Downloads/Complete_LinkedInDataExport_11-20-2026.zip"), Path("chat.txt")])
    page.findChildren(TickBox)[0].setChecked(True)
    return page


def progress(services: FakeServices) -> LookBackProgressPage:
    page = LookBackProgressPage(services.words)
    page.show_progress(LookedThrough(412 << 20, 1024 << 20))
    return page


def result(services: FakeServices, part: str = "second-look", *, clean: bool = False) -> LookBackResultPage:
    shown = told(clean=clean)
    first = linkedin().findings[1].mark
    page = LookBackResultPage(services.words, shown, () if clean else (BEFORE,), {first})
    parts = page.findChildren(Segmented)[0]
    parts.choose(part)
    parts.chosen.emit(part)
    return page


def ask(services: FakeServices, *waited_for: Export) -> AskArchivePage:
    return AskArchivePage(services.words, platforms(), waited_for, NOW.date())


def home(services: FakeServices) -> HomePage:
    asked = SettingTold("linkedin", Purpose.DOWNLOAD, Told.DONE, NOW - timedelta(days=2))
    return HomePage(services.words, services.catalogue, replace(services.now(), told=(asked,)))


SCREENS: dict[str, tuple[str, Callable[[FakeServices], Screen]]] = {
    "130-look-back": (LOOK_BACK, lambda s: LookBackPage(s.words, (), ())),
    "131-look-back-chosen": (LOOK_BACK, chosen),
    "132-look-back-progress": (LOOK_BACK, progress),
    "133-second-look": (LOOK_BACK, result),
    "134-habits": (LOOK_BACK, lambda s: result(s, "habits")),
    "135-known": (LOOK_BACK, lambda s: result(s, "known")),
    "136-nothing-to-look-at": (LOOK_BACK, lambda s: result(s, clean=True)),
    "137-no-habits": (LOOK_BACK, lambda s: result(s, "habits", clean=True)),
    "138-known-nothing": (LOOK_BACK, lambda s: result(s, "known", clean=True)),
    "139-ask-archive": (LOOK_BACK, ask),
    "140-ask-archive-waiting": (LOOK_BACK, lambda s: ask(s, ASKED)),
    "141-home-waiting": (HOME, home),
}


def words_sheet(services: FakeServices, parent: QWidget) -> ArchiveWordsSheet:
    """Return the candidates of the made-up archive."""
    return ArchiveWordsSheet(services.words, linkedin().candidates, ("Heron",), parent)
