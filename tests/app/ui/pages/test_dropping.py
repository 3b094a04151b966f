from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from pytestqt.qtbot import QtBot

from app.checkup.errors import FileRefused
from app.checkup.events import SourceFailed
from app.ui.file_opening import Application
from app.ui.instance import Handed
from app.ui.main_window import CHECK_LINK
from app.ui.pages.about import AboutPage
from app.ui.pages.look_back import LookBackPage
from app.ui.pages.mail_result import MailResult
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.question import QuestionPage
from app.ui.pages.screen import Screen
from app.ui.pages.welcome import WelcomePage
from app.ui.widgets.buttons import SecondaryButton
from app.values.settings import Settings
from app.words import Words
from checks.model import MessageId
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk


P = TypeVar("P", bound=Screen)


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


def test_a_vault_an_e_mail_and_a_picture_that_come_together_each_go_to_their_page_and_that_is_said(walk: Walk) -> None:
    at_home(walk)
    walk.journey.take(None, [Path(f"/home/colette/{name}") for name in ("parcel.eml", "a.kdbx", "beach.jpg", "b.eml")])
    assert isinstance(walk.window.page, OpenVaultPage)
    walk.qtbot.waitUntil(lambda: "examine a.kdbx" in walk.services.told)
    assert "The e-mail parcel.eml waits for you under “Check a link”." in walk.said()
    assert "1 picture is under “Photos”." in walk.said()
    assert "1 more e-mail was left alone" in walk.said()
    assert not [each for each in walk.services.told if each.startswith("examine") and "kdbx" not in each]
    walk.window.place_wanted.emit(CHECK_LINK)
    walk.qtbot.waitUntil(lambda: "inspect_mail parcel.eml" in walk.services.told)


def test_of_several_e_mails_one_is_looked_at_and_the_others_are_not_forgotten_in_silence(walk: Walk) -> None:
    at_home(walk)
    drop(walk, "/home/colette/a.eml", "/home/colette/b.eml", "/home/colette/c.eml")
    walk.qtbot.waitUntil(lambda: "inspect_mail a.eml" in walk.services.told)
    walk.qtbot.waitUntil(lambda: bool(walk.window.findChildren(MailResult)))
    assert "2 more e-mails were left alone: give one at a time." in walk.said()


def test_what_a_first_start_was_to_open_comes_after_the_first_questions(walk: Walk) -> None:
    walk.services.settings = Settings()
    walk.journey.take(None, [Path("/home/colette/Family.kdbx")])
    walk.begin()
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, WelcomePage))
    assert "Family.kdbx" in walk.said()
    came_to(walk, WelcomePage).started.emit()
    came_to(walk, AboutPage).skipped.emit()
    came_to(walk, QuestionPage).closed.emit()
    walk.qtbot.waitUntil(lambda: "examine Family.kdbx" in walk.services.told)
    assert isinstance(walk.window.page, OpenVaultPage)


def came_to(walk: Walk, kind: type[P]) -> P:
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, kind))
    page = walk.window.page
    assert isinstance(page, kind)
    return page


def test_a_file_that_macos_hands_over_is_opened(qapp: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(qapp.handed) as mail:
        qapp.sendEvent(qapp, QFileOpenEvent("/Users/colette/parcel.eml"))
    with qtbot.waitSignal(qapp.handed) as check_up:
        qapp.sendEvent(qapp, QFileOpenEvent("/Users/colette/anna.bilan"))
    assert mail.args == [Handed(files=(Path("/Users/colette/parcel.eml"),))]
    assert check_up.args == [Handed(Path("/Users/colette/anna.bilan"))]


def test_an_archive_that_is_given_as_a_vault_leads_to_the_page_that_looks_back(walk: Walk) -> None:
    params = {"name": "export.zip", "platform": "LinkedIn"}
    failed = SourceFailed("export.zip", "ArchiveGiven", MessageId("source.archive"), params)
    at_home(walk)
    walk.services.refuses = FileRefused(failed)
    drop(walk, "/home/colette/export.zip")
    walk.qtbot.waitUntil(lambda: bool(looks_back(walk)))
    assert "export.zip is an archive of LinkedIn." in walk.said()
    looks_back(walk)[0].click()
    assert isinstance(walk.window.page, LookBackPage)
    walk.qtbot.waitUntil(lambda: "export.zip" in walk.said())


def looks_back(walk: Walk) -> list[SecondaryButton]:
    assert walk.window.page is not None
    return [each for each in walk.window.page.findChildren(SecondaryButton) if each.text() == "Look back"]


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
