"""What does Home look like in the README? `make picture` draws it from the real pages, for an invented person."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from app.checkup.overview import Change
from app.checkup.record import recorded
from app.paths import resources
from app.ui.main_window import HOME, MainWindow
from app.ui.pages.home import HomePage
from app.ui.places import places
from app.ui.theme import STYLE, Theme
from app.values.look import Look
from app.values.settings import Settings
from app.words import Words
from checks.model import CheckId, Decided, Decision, ItemId, Observation, Outcome, Provenance
from checks.registry import CHECKS
from checks.states import State
from tests.app.ui.fakes import NOW, FakeServices, small_audit
from tests.pictures.screens import settle

PICTURE: Final = resources().parent / "packaging" / "pictures" / "home.png"
_SIZE: Final = (1100, 760)
_SMALLEST_FILE: Final = 0
"""As a "quality" of PNG, which loses nothing whatever it is."""

_NOT_KNOWN: Final = ("passwords.leaked", "passwords.similar", "devices.disk_encryption")
_ACCEPTED: Final = ("devices.remote_access", "privacy.location")
_VALUES: Final = {
    "passwords.reuse": 0.75,
    "passwords.strength": 0.9,
    "passwords.mailbox": 1.0,
    "passwords.mailbox_second_factor": 1.0,
}
_IN_TURN: Final = (1.0, 1.0, 0.5, 1.0, 0.0, 1.0, None, 1.0)


def draw() -> QImage:
    """Return the picture: light, in English, 1100 x 760."""
    app = QApplication(["picture", *STYLE])
    app.setFont(QFont("Noto Sans"))
    Theme().apply(app, Look.LIGHT)
    services = FakeServices(Words("en"), Settings(welcomed=True))
    _live(services)
    window = MainWindow()
    window.furnish(places(services.catalogue), services.words)
    window.show_page(HomePage(services.words, services.catalogue, services.now()), HOME)
    window.resize(*_SIZE)
    window.show()
    settle()
    return window.grab().toImage()


def _live(services: FakeServices) -> None:
    """Let some weeks have passed: most was answered, a vault was read, the known leaks were not asked."""
    for number, entry in enumerate(services.catalogue.entries.values()):
        value = _VALUES.get(entry.item.id, _IN_TURN[number % len(_IN_TURN)])
        if value is not None and entry.item.id not in _NOT_KNOWN + _ACCEPTED:
            services.observations.append(_seen(entry.item.id, value, number))
    for item in map(ItemId, _ACCEPTED):
        services.decisions[item] = Decided(item, Decision.ACCEPTED, NOW, "needed for work")
    today = NOW.date()
    services.changes = (
        Change(ItemId("passwords.reuse"), State.PARTIAL, Provenance.MEASURED, today),
        Change(ItemId("passwords.mailbox_second_factor"), State.PASS, Provenance.DECLARED, today - timedelta(days=21)),
    )
    services.due = (ItemId("devices.lock"),)
    services.last_audit = recorded(small_audit(), NOW, "0.1.0", services.catalogue.version)


def _seen(item: ItemId, value: float, number: int) -> Observation:
    """Return what a check that there is measured, or what the person said."""
    how = Provenance.MEASURED if CheckId(item) in CHECKS else Provenance.DECLARED
    outcome = Outcome.PASS if value == 1.0 else Outcome.PARTIAL if value else Outcome.FAIL
    at = NOW - timedelta(days=number % 30)
    return Observation(item, outcome, how, at, value=value)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    draw().convertToFormat(QImage.Format.Format_RGB888).save(str(PICTURE), "PNG", _SMALLEST_FILE)  # type: ignore[call-overload]  # the stub takes bytes, PySide6 text
