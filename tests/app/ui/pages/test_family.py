from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton

from app.knowledge import family
from app.ui.main_window import HOME
from app.ui.pages.family import FamilyPage, printed
from app.ui.pages.section import PEOPLE
from app.values.settings import Settings
from app.words import Words
from checks.model import ItemId, Outcome
from tests.app.ui.fakes import FakeServices

if TYPE_CHECKING:
    from tests.app.ui.pages.conftest import Walk

AGREED = {"photos": "Family chat only.\nNothing in public.", "names": "Colette, Ana & <Lou>"}


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(Words("en"), Settings(welcomed=True))


def card(walk: Walk) -> FamilyPage:
    walk.begin()
    walk.wait_for("Your check-up")
    return come_back(walk)


def come_back(walk: Walk) -> FamilyPage:
    walk.window.place_wanted.emit(PEOPLE)
    press(walk, "What may we share about each other?")
    page = walk.window.page
    assert isinstance(page, FamilyPage)
    return page


def press(walk: Walk, text: str) -> None:
    assert walk.window.page is not None
    [button] = [each for each in walk.window.page.findChildren(QPushButton) if each.text().replace("&", "") == text]
    button.click()


def test_the_page_of_people_leads_to_the_card(walk: Walk) -> None:
    card(walk)
    said = walk.said()
    assert "Which pictures may we share, and with whom?" in said
    assert "What do we do when one of us would like something taken down?" in said


def test_the_item_about_talking_leads_to_the_card(walk: Walk) -> None:
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._item("people.talk")
    press(walk, "See the card")
    assert isinstance(walk.window.page, FamilyPage)


def test_nothing_is_kept_unless_it_is_asked_for(walk: Walk) -> None:
    page = card(walk)
    page.show_answers(AGREED)
    walk.window.place_wanted.emit(HOME)
    assert "keep agreement" not in walk.services.told
    assert walk.services.sharing.kept == {}


def test_what_was_typed_is_there_when_one_comes_back(walk: Walk) -> None:
    card(walk).show_answers(AGREED)
    walk.window.place_wanted.emit(HOME)
    assert come_back(walk).answers() == AGREED


def test_what_is_to_be_kept_is_kept_and_shown_again(walk: Walk) -> None:
    page = card(walk)
    page.show_answers(AGREED)
    press(walk, "Keep here, encrypted")
    walk.qtbot.waitUntil(lambda: "Kept here, encrypted." in walk.said())
    assert walk.services.sharing.kept == AGREED


def test_what_is_kept_stands_in_the_fields(walk: Walk) -> None:
    walk.services.sharing.kept = AGREED
    page = card(walk)
    walk.qtbot.waitUntil(lambda: page.answers() == AGREED)


def test_forgetting_empties_the_fields_and_what_is_kept(walk: Walk) -> None:
    walk.services.sharing.kept = AGREED
    page = card(walk)
    walk.qtbot.waitUntil(lambda: page.answers() == AGREED)
    press(walk, "Forget it")
    walk.qtbot.waitUntil(lambda: "Nothing of it is kept." in walk.said())
    assert page.answers() == {}
    assert walk.services.sharing.kept == {}


def test_having_talked_answers_that_item_and_no_other(walk: Walk) -> None:
    card(walk)
    press(walk, "We have talked about it")
    walk.qtbot.waitUntil(lambda: bool(walk.services.observations))
    told = [(each.item, each.outcome) for each in walk.services.observations]
    assert told == [(ItemId("people.talk"), Outcome.PASS)]
    walk.wait_for("People around you")


def paper(answers: dict[str, str]) -> str:
    document = QTextDocument()
    document.setHtml(printed(Words("en"), family.load(), answers))
    return document.toPlainText()


def test_the_paper_has_every_question_and_what_was_agreed_letter_by_letter() -> None:
    text = paper(AGREED)
    for question in family.load().question:
        assert question.question in text
    assert "Family chat only." in text
    assert "Colette, Ana & <Lou>" in text


def test_an_empty_card_has_room_to_write() -> None:
    assert printed(Words("en"), family.load(), {}).count("<hr>") > printed(Words("en"), family.load(), AGREED).count(
        "<hr>"
    )


def test_a_pdf_is_saved_or_it_is_said_that_it_was_not(walk: Walk, tmp_path: Path) -> None:
    page = card(walk)
    page.save(tmp_path / "card.pdf")
    saved = (tmp_path / "card.pdf").read_bytes()
    assert saved.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", saved)) == 2  # one sheet, printed on both sides
    page.save(tmp_path / "missing" / "card.pdf")
    assert "The card could not be written there." in walk.said()
