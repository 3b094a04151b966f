from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from app.ui.main_window import PHOTOS
from app.ui.pages.link import LinkPage
from app.ui.pages.photo_questions import PhotoQuestions
from app.ui.pages.photos import PhotosPage
from app.ui.widgets.choice import Choice
from app.ui.widgets.shown_picture import ShownPicture
from app.values.settings import Settings
from app.words import Words
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk

FOLDER = Path("/home/colette/Pictures")


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def drop(walk: Walk, *names: str) -> None:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(FOLDER / name)) for name in names])
    button, no_key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    walk.window.dropEvent(QDropEvent(QPointF(5, 5), copy, given, button, no_key))


def looking(walk: Walk, *names: str) -> PhotosPage:
    walk.begin()
    walk.wait_for("Your check-up")
    drop(walk, *names)
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, PhotosPage))
    page = walk.window.page
    assert isinstance(page, PhotosPage)
    walk.qtbot.waitUntil(lambda: len(page._entries) == len(names))
    return page


def test_a_picture_that_is_dropped_on_the_window_is_looked_at(walk: Walk) -> None:
    looking(walk, "garden.jpg")
    walk.qtbot.waitUntil(lambda: "This picture tells more than you see" in walk.said())
    said = walk.said()
    assert "48.85837° north, 2.29448° east: exact enough for one building (EXIF, XMP)" in said
    assert "A film is in the file" in said


def test_the_picture_and_the_preview_inside_are_drawn_with_names(walk: Walk) -> None:
    page = looking(walk, "garden.jpg")
    assert [each.accessibleName() for each in page.findChildren(ShownPicture)] == [
        "Preview of garden.jpg",
        "The preview inside",
    ]


def test_four_questions_are_for_the_eyes_and_none_is_ticked(walk: Walk) -> None:
    page = looking(walk, "garden.png")
    [questions] = page.findChildren(PhotoQuestions)
    assert [box.isChecked() for box in questions.boxes] == [False] * 4
    walk.qtbot.waitUntil(lambda: "Nothing found besides the picture" in walk.said())


def test_each_of_several_can_be_chosen_and_a_bad_one_costs_the_others_nothing(walk: Walk) -> None:
    page = looking(walk, "a.heic", "broken.jpeg", "c.png")
    [choice] = page.findChildren(Choice)
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "a.heic: This picture tells more than you see",
        "broken.jpeg: could not be read",
        "c.png: Nothing found besides the picture",
    ]
    walk.qtbot.waitUntil(lambda: "Bilan cannot draw this picture." in walk.said())
    choice.setCurrentIndex(1)
    walk.qtbot.waitUntil(lambda: "broken.jpeg is no picture of a kind that Bilan reads" in walk.said())


def test_what_is_left_in_a_saved_copy_is_said(walk: Walk) -> None:
    page = looking(walk, "garden.jpg")
    seen = page._entries[0]
    page.copy_wanted.emit(seen, FOLDER / "garden-clean.jpg")
    walk.qtbot.waitUntil(lambda: "Saved: garden-clean.jpg" in walk.said())
    assert "Looked at again: nothing was found besides the picture." in walk.said()
    assert walk.services.sharing.saved == [FOLDER / "garden-clean.jpg"]


def test_a_code_in_a_dropped_picture_can_be_read_instead(walk: Walk) -> None:
    page = looking(walk, "garden.jpg")
    [codes] = [each for each in page.findChildren(QPushButton) if "QR" in each.text()]
    codes.click()
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, LinkPage))
    walk.qtbot.waitUntil(lambda: walk.services.pictures == [FOLDER / "garden.jpg"])


def test_the_item_about_pictures_leads_to_the_page(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._item("social.photos")
    assert walk.window.page is not None
    [look] = [each for each in walk.window.page.findChildren(QPushButton) if each.text() == "Look at &photos"]
    look.click()
    assert isinstance(walk.window.page, PhotosPage)


def test_without_a_picture_the_page_says_what_to_do(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit(PHOTOS)
    assert "No picture yet" in walk.said()
    drop(walk, "garden.jpg")
    walk.qtbot.waitUntil(lambda: "This picture tells more than you see" in walk.said())
    assert "No picture yet" not in walk.said()


def test_what_was_looked_at_stays_until_it_is_forgotten(walk: Walk) -> None:
    looking(walk, "garden.jpg")
    walk.journey.home()
    walk.window.place_wanted.emit(PHOTOS)
    walk.qtbot.waitUntil(lambda: "This picture tells more than you see" in walk.said())
    again = walk.window.page
    assert isinstance(again, PhotosPage)
    again.cleared.emit()
    assert "This picture tells more" not in walk.said()


def test_pictures_among_other_files_are_taken_for_files_of_a_vault(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("Your check-up")
    drop(walk, "Family.kdbx", "garden.jpg")
    assert not isinstance(walk.window.page, PhotosPage)
