"""Is the page for the first ten minutes whole, offline, and fit to be printed?"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.errors import ResourceError
from app.knowledge import emergency
from app.ui.leaflet import pdf
from app.ui.pages import clicked
from app.ui.pages.clicked import ClickedPage, printed
from app.ui.widgets.buttons import LinkButton
from app.values.settings import Settings
from app.words import LANGUAGES, Words
from tests.app.ui.pages.conftest import Walk

EMERGENCY = emergency.load()
EVERY_LANGUAGE = pytest.mark.parametrize("words", [Words(language) for language in LANGUAGES], ids=LANGUAGES)


def said(page: QWidget) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))


@pytest.fixture
def page(qtbot: QtBot, dressed: object) -> ClickedPage:  # noqa: ARG001 - it dresses the application
    made = ClickedPage(Words("en"), EMERGENCY)
    qtbot.addWidget(made)
    return made


def test_what_happened_decides_what_is_shown_and_nothing_is_shown_before(page: ClickedPage) -> None:
    assert EMERGENCY.case[1].steps[0].title not in said(page)
    for case in EMERGENCY.case:
        page.show_case(case.id)
        places = [said(page._steps).index(step.title) for step in case.steps]
        assert places == sorted(places)


def test_there_is_a_case_for_everything_that_can_have_happened() -> None:
    assert [case.id for case in EMERGENCY.case] == ["opened", "password", "code", "paid", "installed"]


def test_help_is_named_for_any_country_and_for_france() -> None:
    assert {channel.country for channel in EMERGENCY.channel} == {"", "fr"}
    french = " ".join(f"{each.title} {each.phone} {each.address}" for each in EMERGENCY.channel if each.country == "fr")
    for name in ("17cyber.gouv.fr", "cybermalveillance.gouv.fr", "33700", "signal-spam.fr", "0 892 705 705"):
        assert name in french


def test_an_address_is_shown_before_it_is_opened_and_opened_by_its_own_button_only(
    page: ClickedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browsed(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(clicked, "browse", browsed)
    for case in EMERGENCY.case:
        page.show_case(case.id)
    assert opened == []
    addresses = [channel.address for channel in EMERGENCY.channel if channel.address]
    assert all(address in said(page) for address in addresses)
    for button in page.findChildren(LinkButton):
        button.click()
    assert opened == addresses


def test_a_browser_that_takes_nothing_is_said(page: ClickedPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clicked, "browse", lambda _address: False)
    page.findChildren(LinkButton)[0].click()
    assert "No browser took this address" in page.notice.text()


@EVERY_LANGUAGE
def test_the_printed_page_holds_every_step_and_everyone_who_helps(words: Words) -> None:
    html = printed(words, EMERGENCY).replace("&amp;", "&")
    told = [words.text(step.title) for case in EMERGENCY.case for step in case.steps]
    assert [text for text in told if text not in html] == []
    assert [each.phone for each in EMERGENCY.channel if each.phone not in html] == []
    assert html.count("<li>") == len(told) + len(EMERGENCY.channel)


@pytest.mark.usefixtures("dressed")
@EVERY_LANGUAGE
def test_it_becomes_a_pdf(words: Words, qtbot: QtBot, tmp_path: Path) -> None:
    page = ClickedPage(words, EMERGENCY)
    qtbot.addWidget(page)
    page.save(tmp_path / "page.pdf")
    assert page._done.text() == words.text("Saved: {name}", name="page.pdf")
    data = (tmp_path / "page.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"%%EOF" in data[-16:]
    assert len(data) > len(pdf("", "<p></p>"))


def test_a_place_that_cannot_be_written_is_said(page: ClickedPage, tmp_path: Path) -> None:
    page.save(tmp_path / "nowhere" / "page.pdf")
    assert page.notice.text() == "page.pdf could not be written. Choose another place."


def test_it_is_reached_from_the_links_and_leads_back(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.journey._go_to("links")
    walk.wait_for("Links and messages")
    page = walk.window.page
    assert page is not None
    next(button for button in page.findChildren(LinkButton) if "clicked" in button.text()).click()
    walk.wait_for("I clicked: what now?")
    assert walk.window.page is not None
    walk.window.page.back.emit()
    walk.wait_for("Links and messages")


@pytest.mark.parametrize("text", ["[[case]", '[[case]]\nid = "a"\n'])
def test_a_page_that_is_not_whole_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "emergency.toml").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ResourceError):
        emergency.load.__wrapped__()
