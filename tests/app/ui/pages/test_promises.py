"""Do pages offer only what there is, and say only what holds?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.pages.home import HomePage
from app.ui.pages.question import QuestionPage
from app.ui.pages.sections import summary
from app.ui.widgets.buttons import LinkButton
from app.words import Words
from checks.model import Automation, CheckId, ItemId
from checks.registry import CHECKS
from checks.states import State
from tests.app.ui.fakes import FakeServices, practised
from tests.pictures.screens import question

_FROM_VAULTS = [
    item
    for item, entry in FakeServices(Words("en")).catalogue.entries.items()
    if entry.item.automation is Automation.VAULT
]


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("item", _FROM_VAULTS)
def test_a_vault_is_offered_where_a_check_reads_the_answer_in_it_and_nowhere_else(qtbot: QtBot, item: ItemId) -> None:
    page = question(FakeServices(Words("en")), item, None)
    qtbot.addWidget(page)
    offered = [link for link in page.findChildren(LinkButton) if link.text() == "&Open a vault"]
    assert len(offered) == (CheckId(item) in CHECKS)
    assert isinstance(page, QuestionPage)


def hold_lifters(qtbot: QtBot, services: FakeServices) -> int:
    page = HomePage(services.words, services.catalogue, services.now())
    qtbot.addWidget(page)
    return sum("lifts the hold" in label.text() for label in page.findChildren(QLabel))


@pytest.mark.usefixtures("dressed")
def test_a_step_lifts_the_hold_where_it_is_what_holds_the_number(qtbot: QtBot) -> None:
    services = FakeServices(Words("en"))
    assert hold_lifters(qtbot, services) == 0  # nothing is known: no number, so no hold
    practised(services)
    assert services.now().posture.held_by == (ItemId("passwords.leaked"),)
    assert hold_lifters(qtbot, services) == 1


@pytest.mark.usefixtures("dressed")
def test_french_counts_one_and_none_in_the_singular(qtbot: QtBot) -> None:
    services = FakeServices(Words("fr"))
    page = HomePage(services.words, services.catalogue, services.now())
    qtbot.addWidget(page)
    assert "0 réponse sur 81" in [label.text() for label in page.findChildren(QLabel)]
    states = [state for state in services.now().posture.states if state.item.section == "passwords"]
    one = [replace(states[0], state=State.PASS), replace(states[1], state=State.FAIL), *states[2:]]
    assert summary(services.words, one) == "1 confirmé sur 17, 1 à corriger"
