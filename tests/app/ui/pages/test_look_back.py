"""Does a person come from their archive to what it tells, and does the page keep what it promises?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.checkup.archive_events import LookedThrough
from app.knowledge.platforms import platforms
from app.store.errors import StoreUnreachable
from app.ui.main_window import LOOK_BACK
from app.ui.pages.archive_words_sheet import ArchiveWordsSheet
from app.ui.pages.look_back import LookBackPage
from app.ui.pages.look_back_progress import LookBackProgressPage
from app.ui.pages.second_look import SecondLookRow
from app.ui.widgets.progress import ProgressLine
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import TickBox
from app.values.settings import Settings
from app.words import Words
from checks.own_data import Purpose, SettingTold, Told
from tests.app.ui.fake_archives import BEFORE, linkedin
from tests.app.ui.fakes import NOW
from tests.app.ui.pages.conftest import Browser, Walk

RESULT = "What your archive says"
ZIP = Path("/home/colette/Complete_LinkedInDataExport.zip")


@pytest.fixture
def begun(walk: Walk) -> Walk:
    """Return a walk that has come to the page on which archives are chosen."""
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(LOOK_BACK)
    walk.wait_for("Look back")
    return walk


@pytest.fixture
def told(begun: Walk) -> Walk:
    """Return a walk that has come to what the archive tells."""
    choose(begun)
    press(begun, "Look through it")
    begun.wait_for(RESULT)
    return begun


def page_of(walk: Walk) -> LookBackPage:
    page = walk.window.page
    assert isinstance(page, LookBackPage)
    return page


def choose(walk: Walk) -> None:
    page_of(walk).add([ZIP])
    page_of(walk).findChildren(TickBox)[0].click()


def button(walk: Walk, part: str) -> QAbstractButton:
    page = walk.window.page
    assert page is not None
    found = (each for each in page.findChildren(QPushButton) if part in each.text().replace("&", ""))
    return next(each for each in found if each.isVisible())


def press(walk: Walk, part: str) -> None:
    button(walk, part).click()


def show_part(walk: Walk, key: str) -> None:
    page = walk.window.page
    assert page is not None
    parts = page.findChildren(Segmented)[0]
    parts.choose(key)
    parts.chosen.emit(key)


@pytest.mark.parametrize("part", range(3))
def test_after_a_damaged_file_every_part_says_that_its_numbers_are_lower_bounds(told: Walk, part: int) -> None:
    page = told.window.page
    assert page is not None
    page.findChildren(Segmented)[0].findChildren(QAbstractButton)[part].click()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("every number here means “at least”" in each for each in said)


def test_what_is_read_and_kept_is_said_before_anything_is_read(begun: Walk) -> None:
    for sentence in ("that has no network", "Nothing is unpacked to the disk.", "No text, no name, no link."):
        assert sentence in begun.said()
    assert not any(each.startswith("look through") for each in begun.services.told)


def test_only_an_archive_that_is_said_to_be_ones_own_is_looked_through(begun: Walk) -> None:
    page = page_of(begun)
    own = page.findChildren(TickBox)[0]
    own.click()
    assert not button(begun, "Look through it").isEnabled()
    page.add([ZIP, ZIP])
    assert button(begun, "Look through it").isEnabled()
    own.click()
    assert not button(begun, "Look through it").isEnabled()


def test_archives_are_dropped_together_and_taken_away(begun: Walk) -> None:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(f"/home/colette/{name}") for name in ("part-1.zip", "part-2.zip")])
    drop = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, given, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page_of(begun).dropEvent(drop)
    begun.qtbot.waitUntil(lambda: "part-1.zip" in begun.said())
    press(begun, "Take away")
    page_of(begun).findChildren(TickBox)[0].click()
    press(begun, "Look through it")
    begun.wait_for(RESULT)
    assert "look through part-2.zip" in begun.services.told


def test_it_can_be_cancelled(begun: Walk) -> None:
    begun.services.archives.waits = True
    choose(begun)
    press(begun, "Look through it")
    begun.wait_for("Looking through your archive")
    begun.qtbot.waitUntil(lambda: "3 of 8 MB read" in begun.said())
    press(begun, "Cancel")
    begun.wait_for("Look back")


def test_an_error_is_told_where_the_archive_was_chosen(begun: Walk) -> None:
    begun.services.refuses = StoreUnreachable(name="bilan.db")
    choose(begun)
    press(begun, "Look through it")
    begun.qtbot.waitUntil(lambda: "bilan.db" in begun.said())
    assert begun.title() == "Look back"


def test_the_worst_and_most_public_comes_first_with_its_day_place_and_reason(told: Walk) -> None:
    page = told.window.page
    assert page is not None
    first = page.findChildren(SecondLookRow)[0]
    said = [label.text() for label in first.findChildren(QLabel) if label.isVisible()]
    assert said == [
        "Keep back – marked as confidential",
        "Post, 2 August 2026: everyone could read it",
        "“Strictly confidential”",
        "Somebody wrote on it that it must not get out. Ask them first.",
    ]
    assert "Could not look at photos.zip" in told.said()


def test_what_is_called_fine_is_kept_as_a_mark_and_can_be_taken_back(told: Walk) -> None:
    first = linkedin().findings[0]
    press(told, "This is fine")
    told.qtbot.waitUntil(lambda: told.services.archives.fine == {first.mark})
    assert "You called this fine: it is not shown again." in told.said()
    press(told, "Take back")
    told.qtbot.waitUntil(lambda: told.services.archives.fine == set())


def test_a_link_is_shown_before_it_opens(told: Walk, browser: Browser) -> None:
    link = next(each.link for each in linkedin().findings if each.link)
    assert link in told.said().replace("\u200b", "")
    press(told, "Open in the browser")
    assert browser.asked == [link]


def test_habits_say_their_years_and_limits_and_lead_to_the_item(told: Walk) -> None:
    show_part(told, "habits")
    for sentence in ("2023", "Words are counted, not intentions.", "A title is only known of people who accepted"):
        assert sentence in told.said()
    press(told, "Answer this item")
    told.wait_for("On professional networks, do you keep heated reactions out of your posts and comments?")
    press(told, "Back")
    told.wait_for(RESULT)


def test_what_is_not_in_the_export_is_never_told_as_nothing(told: Walk) -> None:
    assert "Not in this export, so not known: Logins.csv, Reactions.csv" in told.said()
    show_part(told, "known")
    assert "Not in this export, so not known: Apps, Addresses of sign-ins" in told.said()
    assert "inference: Weight loss" in told.said()
    assert "sensitive: health" in told.said()
    page = told.window.page
    assert page is not None
    page._which.setCurrentIndex(1)  # type: ignore[attr-defined]  # the second archive, of which little is known
    show_part(told, "second-look")
    assert "This is not “nothing found”." in told.said()
    show_part(told, "habits")
    assert "only LinkedIn’s archive shows them" in told.said()


def test_words_of_the_archive_become_private_only_when_they_are_ticked(told: Walk) -> None:
    told.services.posting.private = ("Norvik",)
    press(told, "Choose private words")
    page = told.window.page
    assert page is not None
    told.qtbot.waitUntil(lambda: bool(page.findChildren(ArchiveWordsSheet)))
    sheet = page.findChildren(ArchiveWordsSheet)[0]
    boxes = {box.text(): box for box in sheet.findChildren(TickBox)}
    assert not any(box.isChecked() for box in boxes.values())
    assert not sheet._save.isEnabled()
    boxes["Atelier Brumaire (1 time)"].click()
    sheet._save.click()
    told.qtbot.waitUntil(lambda: told.services.posting.private == ("Norvik", "Atelier Brumaire"))


def test_an_archive_that_was_asked_for_is_remembered_and_can_be_taken_back(begun: Walk) -> None:
    begun.services.own_data.offered = platforms()
    press(begun, "Ask for your archive")
    begun.wait_for("Ask for your archive")
    press(begun, "I asked for it")
    begun.qtbot.waitUntil(lambda: "it takes about a day" in begun.said())
    last = begun.services.own_data.told[-1]
    assert (last.platform, last.purpose, last.told) == ("linkedin", Purpose.DOWNLOAD, Told.DONE)
    assert not button(begun, "I asked for it").isEnabled()
    press(begun, "I did not ask for it")
    begun.qtbot.waitUntil(lambda: button(begun, "I asked for it").isEnabled())
    press(begun, "Back")
    begun.wait_for("Look back")


def test_what_the_archive_counted_stands_beside_the_question(begun: Walk) -> None:
    begun.services.looked_back = (replace(BEFORE, habits={"social.tone": (12, 120)}),)
    begun.desk.overview = begun.services.now()
    begun.journey._item("social.tone")
    begun.wait_for("On professional networks, do you keep heated reactions out of your posts and comments?")
    assert "Your archive of LinkedIn, looked at on 24 August 2026: 12 of 120." in begun.said()
    begun.journey._item("social.photos")
    begun.wait_for("Do you look at the whole picture before posting it?")
    assert "Your archive" not in begun.said()


def test_a_copy_that_should_be_ready_is_told_on_home_until_it_was_looked_through(begun: Walk) -> None:
    begun.services.own_data.told = [SettingTold("linkedin", Purpose.DOWNLOAD, Told.DONE, NOW - timedelta(days=2))]
    begun.desk.overview = begun.services.now()
    begun.journey.home()
    begun.wait_for("Your check-up")
    assert "1 copy of your data that you asked for should be ready" in begun.said()
    press(begun, "Look back")
    begun.wait_for("Look back")
    assert "You asked LinkedIn on 22 November 2026: your archive should be ready." in begun.said()
    begun.services.looked_back = (replace(BEFORE, at=NOW),)
    begun.desk.overview = begun.services.now()
    begun.journey.home()
    begun.wait_for("Your check-up")
    assert "should be ready" not in begun.said()


@pytest.mark.usefixtures("dressed")
def test_the_largest_archive_that_is_read_has_its_progress_shown(qtbot: QtBot) -> None:
    page = LookBackProgressPage(Words("en"))
    qtbot.addWidget(page)
    page.show_progress(LookedThrough(3 << 30, 4 << 30))
    bar = page.findChildren(ProgressLine)[0]
    assert bar.value() / bar.maximum() == 0.75
