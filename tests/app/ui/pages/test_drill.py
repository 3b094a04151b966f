"""Can owners of addresses be read one after the other, and is it said why?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.drawn.parts import MarkedText
from app.ui.pages.drill import DrillPage
from app.ui.widgets.answers import Answer
from app.values.settings import Settings
from app.words import LANGUAGES, Words
from checks.links.drill import Kind, drill
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.test_first_run import press, press_on, tab_to

SEEDS = {made.kind: seed for seed, made in ((seed, drill(seed)) for seed in range(200))}


def said(page: QWidget) -> str:
    """Return all that is on the page; a painted address without its markup."""
    marked = [each.accessibleName() for each in page.findChildren(MarkedText)]
    return "\n".join([*marked, *(each.text() for each in page.findChildren(QLabel))])


def choose(page: DrillPage, owner: str) -> None:
    """Choose `owner`, then ask for the answer."""
    next(answer for answer in page.findChildren(Answer) if answer.text() == owner).click()
    page.go_on()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_address_is_shown_whole_and_explained(qtbot: QtBot, kind: Kind, language: str) -> None:
    words = next(Words(each) for each in LANGUAGES if each == language)
    page = DrillPage(words, lambda: SEEDS[kind])
    qtbot.addWidget(page)
    made = page.shown
    assert made.address in said(page)
    choose(page, made.owner)
    assert words.text("Yes: {owner}", owner=made.owner) in said(page)
    assert words.text("Read rightly: {right} of {n}", right=1, n=1) in said(page)


@pytest.mark.usefixtures("dressed")
def test_another_choice_is_told_beside_the_owner_and_never_scolded(qtbot: QtBot) -> None:
    page = DrillPage(Words("en"), lambda: 10)
    qtbot.addWidget(page)
    other = next(option for option in page.shown.options if option != page.shown.owner)
    choose(page, other)
    assert f"It is {page.shown.owner}" in said(page)
    assert f"You chose: {other}." in said(page)


def test_the_next_address_is_another_and_can_be_passed_on_to_by_keyboard(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._practice.drill()
    page = walk.window.page
    assert isinstance(page, DrillPage)
    before = page.shown
    press_on(walk)
    assert page.shown == before, "without an answer there is nothing to tell"
    tab_to("Answer")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    assert f"It is {before.owner}" not in walk.said()
    press_on(walk)
    press_on(walk)
    assert page.shown != before
    walk.qtbot.waitUntil(lambda: _offered(page) == list(page.shown.options))
    page.back.emit()
    walk.wait_for("Practise with links and messages")


def _offered(page: DrillPage) -> list[str]:
    return [answer.text() for answer in page.findChildren(Answer) if answer.isVisible()]
