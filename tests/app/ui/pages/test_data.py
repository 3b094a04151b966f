from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QLabel, QWidget

from app.store.errors import StoreInUse
from app.ui.pages.bring_back_sheet import BringBackSheet
from app.ui.pages.erase_everything_sheet import EraseEverythingSheet
from app.ui.pages.notice import Notice
from app.ui.pages.save_copy_sheet import SaveCopySheet
from app.ui.pages.settings import SettingsPage
from app.ui.pages.welcome import WelcomePage
from app.ui.widgets.field import PasswordField
from app.ui.widgets.sheet import Sheet
from app.values.background import Wish
from app.values.erased import Erased, Left
from app.values.settings import Settings
from app.words import Words
from checks.secret import Secret
from tests.app.ui.fake_keeping import CHOSEN
from tests.app.ui.fakes import FakeServices, practised

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk

S = TypeVar("S", bound=Sheet)


@pytest.fixture
def services() -> FakeServices:
    made = FakeServices(Words("en"), Settings(welcomed=True))
    practised(made)
    return made


def at_settings(walk: Walk) -> SettingsPage:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("settings")
    page = walk.window.page
    assert isinstance(page, SettingsPage)
    return page


def sheet(walk: Walk, wanted: str, kind: type[S]) -> S:
    page = walk.window.page
    assert page is not None
    press(page, wanted)
    return page.findChildren(kind)[-1]


def press(where: QWidget, text: str) -> None:
    next(each for each in where.findChildren(QAbstractButton) if each.text() == text).click()


def typed(where: Sheet, *texts: str) -> None:
    for field, text in zip(where.findChildren(PasswordField), texts, strict=True):
        field._line.setText(text)


def seen(where: Sheet) -> str:
    return "\n".join(label.text() for label in where.findChildren(QLabel) if not label.isHidden())


def test_a_copy_is_saved_under_a_passphrase_that_was_typed_twice(walk: Walk) -> None:
    page = at_settings(walk)
    save = sheet(walk, "&Save a copy…", SaveCopySheet)
    press(save, "Choose &where…")
    assert "Type a passphrase first." in seen(save)
    typed(save, CHOSEN, "another")
    press(save, "Choose &where…")
    assert "The two are not the same." in seen(save)
    typed(save, CHOSEN, CHOSEN)
    press(save, "Choose &where…")
    (dialog,) = save.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "bilancopy"
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.fileSelected.emit("/media/stick/mine.bilancopy")
    walk.qtbot.waitUntil(lambda: "Written: mine.bilancopy" in walk.said())
    assert "export to mine.bilancopy" in walk.services.told
    assert walk.window.page is page


def test_a_wrong_passphrase_is_said_where_it_is_typed_and_the_file_need_not_be_chosen_again(walk: Walk) -> None:
    page = at_settings(walk)
    back = sheet(walk, "Bring a copy &back…", BringBackSheet)
    assert "for good" in seen(back)
    back.given.emit(Path("/media/stick/mine.bilancopy"), Secret("wrong"))
    back.accept()
    walk.qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(BringBackSheet)))
    again = next(each for each in page.findChildren(BringBackSheet) if each.isVisible())
    assert "This passphrase does not open mine.bilancopy." in seen(again)
    assert again._file.path() == Path("/media/stick/mine.bilancopy")
    assert walk.services.observations
    typed(again, CHOSEN)
    press(again, "Bring it &back")
    walk.wait_for("Your check-up")
    assert walk.services.observations == []


def test_nothing_is_brought_back_before_both_are_given(walk: Walk) -> None:
    at_settings(walk)
    back = sheet(walk, "Bring a copy &back…", BringBackSheet)
    assert not back._go.isEnabled()
    back._file.show_path(Path("/media/stick/mine.bilancopy"))
    assert not back._go.isEnabled()
    typed(back, CHOSEN)
    assert back._go.isEnabled()
    assert not back.findChildren(Notice)[0].isVisible()


def test_everything_is_erased_only_after_a_tick_and_then_begins_as_at_the_first_start(walk: Walk) -> None:
    wished: list[Wish] = []
    walk.desk.wished.connect(wished.append)
    at_settings(walk)
    erase = sheet(walk, "&Erase everything…", EraseEverythingSheet)
    said = seen(erase).replace("\u200b", "")  # where a long path may be broken
    for gone in (str(walk.services.profile), "history", "the log", "start at login", "keychain", "Have I Been Pwned"):
        assert gone in said
    press(erase, "&Erase everything")
    assert "erase everything" not in walk.services.told
    erase.findChildren(QCheckBox)[0].setChecked(True)
    press(erase, "&Erase everything")
    walk.wait_for("Everything is erased")
    assert wished == [Wish()]
    opened = walk.services.told.count("open")
    assert walk.window.page is not None
    press(walk.window.page, "&Begin again")
    walk.wait_for("A calm look at what protects you")
    assert walk.services.told.count("open") == opened + 1


def test_what_could_not_be_erased_is_said(walk: Walk) -> None:
    walk.services.keeping.erased = Erased((Left.STORE_KEY,), ("other.db",))
    at_settings(walk)
    sheet(walk, "&Erase everything…", EraseEverythingSheet).accept()
    walk.wait_for("Not everything could be erased")
    assert "The key of your check-up could not be deleted." in walk.said()
    assert "it also opens other.db" in walk.said()


def test_a_refusal_is_said_in_place_and_nothing_is_claimed(walk: Walk) -> None:
    page = at_settings(walk)
    walk.services.refuses = StoreInUse(name="bilan.db")
    sheet(walk, "&Erase everything…", EraseEverythingSheet).accept()
    walk.qtbot.waitUntil(page.notice.isVisible)
    assert "is open in another Bilan" in walk.said()
    assert walk.window.page is page


def test_on_a_new_computer_a_copy_is_brought_back_from_the_first_page(walk: Walk) -> None:
    walk.services.settings = Settings()
    walk.begin()
    walk.wait_for("A calm look at what protects you")
    page = walk.window.page
    assert isinstance(page, WelcomePage)
    page.copy_chosen.emit(Path("/media/stick/mine.bilancopy"))
    (back,) = page.findChildren(BringBackSheet)
    assert back._file.path() == Path("/media/stick/mine.bilancopy")
    walk.services.settings = Settings(welcomed=True)
    typed(back, CHOSEN)
    press(back, "Bring it &back")
    walk.wait_for("Your check-up")
