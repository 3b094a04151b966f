"""What does every screen look like? `QT_QPA_PLATFORM=offscreen python -m tests.pictures.screens FOLDER [NAME ...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.checkup.events import SourceFailed
from app.checkup.overview import PassphraseAsked
from app.checkup.record import recorded
from app.errors import ResourceError
from app.settings import Look, Settings
from app.ui.main_window import HOME, SETTINGS, MainWindow
from app.ui.pages.about import AboutPage
from app.ui.pages.audit import AuditPage
from app.ui.pages.grouping import grouped
from app.ui.pages.home import HomePage
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.opening import OpeningPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.problem import ProblemPage
from app.ui.pages.question import Asked, QuestionPage, Step
from app.ui.pages.result import ResultPage, Seen
from app.ui.pages.screen import Screen
from app.ui.pages.section import SectionPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.welcome import WelcomePage
from app.ui.pages.why import WhyDialog
from app.ui.places import places
from app.ui.theme import Theme
from app.words import LANGUAGES, Words
from checks.model import ItemId, MessageId, ProfileFlag
from tests.app.ui.fakes import NOW, FakeServices, blind_audit, clean_audit, practised, small_audit

_REST_MS = 350

Build = Callable[[FakeServices], Screen]


def question(services: FakeServices, item: str, step: Step | None) -> QuestionPage:
    """Return the question about `item`."""
    entry = services.catalogue.entries[ItemId(item)]
    section = next(section for section in services.catalogue.sections if section.id == entry.item.section)
    overview = services.now()
    known = next(state for state in overview.posture.states if state.item.id == item)
    decided = overview.decisions.get(ItemId(item))
    return QuestionPage(services.words, Asked(entry, services.words.text(section.title), known, decided, step))


def open_vault(services: FakeServices) -> OpenVaultPage:
    """Return the page with a locked file whose password was wrong."""
    page = OpenVaultPage(services.words, services.examine)
    page.add([Path("/home/colette/Family.kdbx")])
    settle()
    failed = SourceFailed("Family.kdbx", "KeyWrong", MessageId("source.key_wrong"), {"name": "Family.kdbx"})
    page.show_failures([failed])
    return page


def audit(services: FakeServices) -> AuditPage:
    """Return an audit that is on its way."""
    page = AuditPage(services.words, services.catalogue, ["Family.kdbx"])
    page.take(list(small_audit()[:-2]))
    return page


def result(services: FakeServices, script: tuple[object, ...], seen: Seen) -> ResultPage:
    """Return the result of an audit told by `script`."""
    record = recorded(script, NOW, "", services.catalogue.version)  # type: ignore[arg-type]  # events of the fakes
    return ResultPage(services.words, services.catalogue, record, grouped(services.words, record.findings), seen)


SCREENS: dict[str, tuple[str | None, Build]] = {
    "00-opening": (None, lambda s: OpeningPage(s.words)),
    "01-welcome": (None, lambda s: WelcomePage(s.words)),
    "02-about": (None, lambda s: AboutPage(s.words, dict.fromkeys(ProfileFlag), first_run=True)),
    "03-question": (None, lambda s: question(s, "links.reason", Step(3, 9))),
    "04-question-vault": (None, lambda s: question(s, "passwords.reuse", Step(1, 9))),
    "05-item": ("passwords", lambda s: question(s, "passwords.leaked", None)),
    "06-open-vault": ("passwords", open_vault),
    "07-audit": ("passwords", audit),
    "08-result": ("passwords", lambda s: result(s, small_audit(), Seen.OWN)),
    "09-result-blind": ("passwords", lambda s: result(s, blind_audit(), Seen.OWN)),
    "10-result-clean": ("passwords", lambda s: result(s, clean_audit(), Seen.OWN)),
    "11-result-sample": (None, lambda s: result(s, small_audit(), Seen.SAMPLE)),
    "12-home": (HOME, lambda s: HomePage(s.words, s.catalogue, s.now())),
    "14-section": ("passwords", lambda s: SectionPage(s.words, s.catalogue, s.now(), "passwords")),
    "15-settings": (SETTINGS, lambda s: SettingsPage(s.words, s.settings, s.profile)),
    "16-passphrase": (None, lambda s: PassphrasePage(s.words, PassphraseAsked.NEW)),
    "17-problem": (None, lambda s: ProblemPage(s.words, ResourceError(detail="words"))),
}
"""Each screen with its place in the side bar."""


def windows(words: Words, wanted: set[str]) -> Iterator[tuple[str, QWidget]]:
    """Yield each screen in a window of its own."""
    services = FakeServices(words, Settings(welcomed=True))
    practised(services)
    for name, (place, build) in SCREENS.items():
        if not wanted or name in wanted:
            window = MainWindow()
            window.furnish(places(services.catalogue), words)
            window.show_page(build(services), place)
            yield name, window
    if not wanted or "12-home-first" in wanted:
        fresh = FakeServices(words)
        window = MainWindow()
        window.furnish(places(fresh.catalogue), words)
        window.show_page(HomePage(words, fresh.catalogue, fresh.now()), HOME)
        yield "12-home-first", window
    if not wanted or "13-why" in wanted:
        parent = QWidget()
        yield "13-why", WhyDialog(words, services.catalogue, services.now().posture, parent)


def settle() -> None:
    """Let layouts and animations come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()


def main(folder: Path, wanted: set[str], scale: float, size: tuple[int, int]) -> None:
    """Draw the `wanted` screens, or all, into `folder`: each language, light and dark."""
    app = QApplication([])
    theme = Theme(scale)
    folder.mkdir(parents=True, exist_ok=True)
    for look in (Look.LIGHT, Look.DARK):
        theme.apply(app, look)
        for language in LANGUAGES:
            for name, window in windows(Words(language), wanted):
                if isinstance(window, MainWindow):
                    window.resize(*size)
                window.show()
                settle()
                window.grab().save(str(folder / f"{name}-{language}-{look.value}.png"))
                window.close()
                window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]), 1.0, (1100, 760))
