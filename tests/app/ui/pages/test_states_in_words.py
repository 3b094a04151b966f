"""Has every state of what is asked outside, and of what is judged by it, its English and its French words?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import errors
from app.ui.pages.addresses import AddressesPage
from app.ui.pages.addresses_words import result_said, way_name, way_said
from app.ui.pages.consent_choice import ConsentChoice
from app.ui.pages.exposed import Part, Standing
from app.ui.pages.exposed_words import list_state, part_name, standing_name
from app.ui.pages.lists import ListsPage
from app.ui.pages.recipients import about
from app.ui.pages.vocabulary import state_name
from app.values.kept_addresses import AddressBook, KeyState, Told
from app.values.kept_lists import About, Brought, ListKind
from app.values.kept_lists import Result as Came
from app.values.outside import ANSWERED, SENT, Consent, Recipient
from app.words import LANGUAGES, Words
from checks.model import MessageId
from checks.own_addresses import AddressAnswer, AddressSource, Result, Way
from checks.states import State

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
REASON = MessageId("net.changed")


def said(words: Words) -> Iterator[tuple[object, str]]:
    """Yield every state that can be told without a page, and its words."""
    yield from ((state, state_name(words, state)) for state in State)
    yield from ((part, part_name(words, part)) for part in Part)
    yield from (((part, each), standing_name(words, part, each)) for part in Part for each in Standing)
    yield from ((way, f"{way_name(words, way)} {way_said(words, way)}") for way in Way)
    for result in Result:
        answer = AddressAnswer("a@orme.example", AddressSource.HIBP, result, NOW, ("Adobe",))
        yield result, result_said(words, Told(answer))
    for kind in ListKind:
        yield from (((kind, who), list_state(words, About(kind, who, NOW, 3))) for who in (None, Recipient.HIBP))
    for who in Recipient:
        yield from (((who, place), text) for place, text in enumerate(astuple(about(words, who))) if place > 0)
    for outcome in (ANSWERED, SENT, *(kind.message for kind in every(errors.NetError))):
        yield outcome, words.message(outcome, {})


def every(kind: type[errors.NetError]) -> Iterator[type[errors.NetError]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("app."):
            yield below
            yield from every(below)


def shown(page: QWidget) -> frozenset[str]:
    return frozenset(label.text() for label in page.findChildren(QLabel) if label.text())


def test_every_state_is_said_in_both_languages_and_in_no_two_words_alike() -> None:
    english, french = (dict(said(Words(language))) for language in LANGUAGES)
    assert english.keys() == french.keys()
    assert len(english) > 80
    assert [state for state, text in (*english.items(), *french.items()) if not text or "{" in text] == []
    assert [state for state in english if english[state] == french[state]] == []


@pytest.mark.parametrize("result", Came)
@pytest.mark.parametrize("kind", ListKind)
def test_what_became_of_a_list_is_said_in_both_languages(qtbot: QtBot, kind: ListKind, result: Came) -> None:
    told = []
    for language in LANGUAGES:
        page = ListsPage(Words(language), (), NOW)
        qtbot.addWidget(page)
        before = shown(page)
        page.show_brought(Brought(kind, result, None, REASON if result is Came.REFUSED else None))
        told.append(shown(page) - before)
    english, french = told
    assert english
    assert french
    assert not english & french


@pytest.mark.parametrize("state", KeyState)
def test_how_the_key_stands_is_said_in_both_languages(qtbot: QtBot, state: KeyState) -> None:
    told = []
    for language in LANGUAGES:
        pages = [AddressesPage(Words(language), AddressBook((), each), NOW.date()) for each in KeyState]
        for page in pages:
            qtbot.addWidget(page)
        common = frozenset.intersection(*map(shown, pages))
        told.append(shown(pages[list(KeyState).index(state)]) - common)
    english, french = told
    assert len(english) == len(french) == 1
    assert english != french


@pytest.mark.parametrize("consent", [None, *Consent])
def test_what_a_decision_means_is_said_in_both_languages(qtbot: QtBot, consent: Consent | None) -> None:
    english, french = (ConsentChoice(Words(language), "XposedOrNot", consent) for language in LANGUAGES)
    for choice in (english, french):
        qtbot.addWidget(choice)
    assert shown(english)
    assert shown(french)
    assert not shown(english) & shown(french)
