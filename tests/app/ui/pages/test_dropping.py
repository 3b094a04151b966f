from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.settings import Settings
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.welcome import WelcomePage
from app.words import Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def drop(walk: Walk, *files: str) -> None:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(file) for file in files])
    button, no_key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    walk.window.dropEvent(QDropEvent(QPointF(5, 5), copy, given, button, no_key))


def at_home(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("Your check-up")


def test_a_vault_that_is_dropped_is_looked_at(walk: Walk) -> None:
    at_home(walk)
    drop(walk, "/home/colette/Family.kdbx")
    assert isinstance(walk.window.page, OpenVaultPage)
    walk.qtbot.waitUntil(lambda: "examine Family.kdbx" in walk.services.told)


def test_a_saved_mail_that_is_dropped_goes_to_the_page_about_links(walk: Walk) -> None:
    at_home(walk)
    drop(walk, "/home/colette/parcel.EML")
    walk.wait_for("Check a link")
    walk.qtbot.waitUntil(lambda: "inspect_mail parcel.EML" in walk.services.told)


def test_nothing_is_dropped_into_a_guided_way(walk: Walk) -> None:
    walk.services.settings = Settings()
    walk.begin()
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, WelcomePage))
    drop(walk, "/home/colette/Family.kdbx")
    assert isinstance(walk.window.page, WelcomePage)


def test_a_file_that_bilan_was_started_with_waits_until_the_check_up_is_open(walk: Walk) -> None:
    walk.journey.take(None, [Path("/home/colette/Family.kdbx")])
    walk.begin()
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, OpenVaultPage))


def test_another_check_up_that_was_double_clicked_is_opened_here(walk: Walk) -> None:
    at_home(walk)
    walk.journey.take(Path("/home/colette/work.db"), [])
    walk.qtbot.waitUntil(lambda: "open work.db" in walk.services.told)


def test_the_check_up_that_is_open_is_not_opened_again(walk: Walk) -> None:
    at_home(walk)
    walk.journey.take(walk.services.profile, [])
    assert f"open {walk.services.profile.name}" not in walk.services.told
