"""Can a person read what left, decide whom Bilan may ask, export the list and erase it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import StoreError
from app.ui.main_window import HOME, LEDGER, SETTINGS
from app.ui.pages.departed import departed
from app.ui.pages.erase_sheet import EraseSheet
from app.ui.pages.ledger import LedgerPage
from app.ui.pages.ledger_detail import LedgerDetail
from app.ui.pages.ledger_rows import LedgerRows
from app.ui.pages.recipients_page import RecipientsPage
from app.ui.widgets.choice import Choice
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.segmented import Segment, Segmented
from app.values.outside import Consent, Recipient
from app.values.settings import Settings
from app.words import Words
from checks.model import MessageId
from tests.app.ui.fakes import departures
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import press, sheet_of, words_of

PWNED, HIBP = Recipient.PWNED_PASSWORDS, Recipient.HIBP
TITLE = "What left this computer"


class DiskFull(StoreError):
    message = MessageId("store.full")


def arrive(walk: Walk, *days: tuple[int, Recipient, int]) -> LedgerPage:
    """Come to the ledger by its place in the side bar, after so many requests."""
    walk.services.settings = Settings(welcomed=True)
    walk.services.leaving.left = departures(*days)
    walk.begin()
    walk.wait_for("Your check-up")
    return go(walk)


def go(walk: Walk) -> LedgerPage:
    walk.window.place_wanted.emit(LEDGER)
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, LedgerPage))
    page = walk.window.page
    assert isinstance(page, LedgerPage)
    walk.qtbot.waitUntil(lambda: not page._departed.departures or page._list.currentIndex().isValid())
    return page


def recipients(walk: Walk) -> RecipientsPage:
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, RecipientsPage))
    page = walk.window.page
    assert isinstance(page, RecipientsPage)
    return page


def listed(page: LedgerPage) -> list[str]:
    model = page._list.model()
    entries = [model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount())]
    return [f"{x.title}: {x.count}" if isinstance(x, Heading) else f"{x.title}, {x.second}, {x.right}" for x in entries]


def detail(page: LedgerPage) -> str:
    return words_of(page._detail)


def choose(within: QWidget, name: str, label: str) -> None:
    """Choose by keyboard what shall hold for a recipient."""
    [choice] = [
        each for each in within.findChildren(Segmented) if each.accessibleName() == name and each.window().isVisible()
    ]
    [segment] = [each for each in choice.findChildren(Segment) if each.text() == label]
    QTest.keyClick(segment, Qt.Key.Key_Space)


def chosen(within: QWidget, name: str) -> str | None:
    [choice] = [each for each in within.findChildren(Segmented) if each.accessibleName() == name]
    return choice.value()


# --- the list


def test_what_left_stands_newest_first_under_its_day_with_recipient_reason_size_and_outcome(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 5), (43, HIBP, 1))
    lines = listed(page)
    assert [line for line in lines if line[-3] == ":"] == ["24 November 2026: 5", "12 October 2026: 1"]
    assert lines[1].endswith("Pwned Passwords, answered – compare with known leaks, 97 bytes")
    assert lines[5].endswith("no answer – compare with known leaks, 97 bytes")
    assert "6 requests since 12 October 2026" in walk.said()


def test_the_newest_is_shown_with_its_literal_bytes_and_says_that_a_part_is_covered(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 2))
    said = detail(page)
    for line in ("GET /range/..... HTTP/1.1", "Host: api.pwnedpasswords.com", "Add-Padding: true"):
        assert line in said
    assert "The dots cover what was derived from your data" in said
    assert "Cloudflare (United States)" in said
    assert "five characters of each fingerprint" in said
    assert "97 bytes" in said
    assert "31.2 kB" in said


def test_what_has_no_private_part_is_not_said_to_be_covered(walk: Walk) -> None:
    said = detail(arrive(walk, (0, HIBP, 1)))
    assert "Nothing in it was derived from your data." in said
    assert "dots" not in said


def test_it_can_be_filtered_by_recipient(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 3), (1, HIBP, 2))
    [choice] = page.findChildren(Choice)
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "Every recipient: 5",
        "Pwned Passwords: 3",
        "Have I Been Pwned: 2",
    ]
    choice.setCurrentIndex(2)
    assert len(listed(page)) == 3
    assert "GET /have-i-been-pwned" in detail(page)


def test_ten_thousand_requests_are_rows_that_are_made_when_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    row = LedgerRows._row

    def counted(rows: LedgerRows, place: int) -> FindingRow:
        made.append(place)
        return row(rows, place)

    monkeypatch.setattr(LedgerRows, "_row", counted)
    left = departed(departures((0, PWNED, 10_000), (9, HIBP, 1)))
    groups = LedgerRows(Words("en"), left).shown(None)
    assert sum(len(group.rows) for group in groups) == 10_001
    assert made == []
    assert groups[-1].rows[0].key == 10_000
    assert made == [10_000]
    assert [len(group.rows) for group in LedgerRows(Words("en"), left).shown(HIBP)] == [1]


def test_an_empty_list_says_so_and_what_it_does_not_cover(walk: Walk) -> None:
    page = arrive(walk)
    said = words_of(page)
    assert "Nothing left this computer" in said
    assert "bilan check --no-save" in said
    assert "erased" in said
    assert not page._detail.isVisible()


def test_in_a_narrow_window_list_and_detail_are_two_pages(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 2))
    walk.window.resize(820, 600)
    walk.qtbot.waitUntil(lambda: not page._detail.isVisible())
    QTest.keyClick(page._list, Qt.Key.Key_Return)
    walk.qtbot.waitUntil(page._detail.isVisible)
    press(page, "Back to the &list")
    assert not page._detail.isVisible()


# --- decisions


def test_the_decision_can_be_changed_right_there_and_is_kept(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 1))
    name = "May Bilan ask Pwned Passwords?"
    assert chosen(page, name) is None
    choose(page, name, "Never")
    walk.qtbot.waitUntil(lambda: "Refused, without asking you again." in detail(page))
    assert walk.services.leaving.agreed == {PWNED: Consent.NEVER}


def test_a_decision_that_cannot_be_kept_is_not_shown_as_if_it_were(walk: Walk) -> None:
    page = arrive(walk, (0, PWNED, 1))
    walk.services.refuses = DiskFull(name="bilan.db")
    choose(page, "May Bilan ask Pwned Passwords?", "Always")
    walk.qtbot.waitUntil(page.notice.isVisible)
    assert chosen(page, "May Bilan ask Pwned Passwords?") is None
    assert "Not decided" in detail(page)


def test_at_first_start_nobody_may_be_asked(walk: Walk) -> None:
    arrive(walk)
    press(walk.window, "&Whom Bilan may ask")
    page = recipients(walk)
    switches = page.findChildren(Segmented)
    assert len(switches) == len(Recipient) == 7
    assert [switch.value() for switch in switches] == [None] * 7
    assert walk.services.leaving.agreed == {}


def test_each_recipient_has_its_own_switch_and_shows_exactly_what_would_leave(walk: Walk) -> None:
    arrive(walk)
    press(walk.window, "&Whom Bilan may ask")
    page = recipients(walk)
    choose(page, "May Bilan ask Have I Been Pwned?", "Each time")
    walk.qtbot.waitUntil(lambda: walk.services.leaving.agreed == {HIBP: Consent.EACH_TIME})
    card = page._cards[HIBP]
    assert "GET /" not in words_of(card)
    press(card, "Show me exactly")
    walk.qtbot.waitUntil(lambda: "GET /have-i-been-pwned HTTP/1.1" in words_of(card))
    choose(page, "May Bilan ask Have I Been Pwned?", "Never")
    walk.qtbot.waitUntil(lambda: walk.services.leaving.agreed == {HIBP: Consent.NEVER})


def test_settings_lead_to_whom_bilan_may_ask(walk: Walk) -> None:
    arrive(walk)
    walk.window.place_wanted.emit(SETTINGS)
    walk.wait_for("Settings")
    press(walk.window, "&Decide…")
    press(recipients(walk), "&What left this computer")
    walk.wait_for(TITLE)


# --- export, erase


def test_the_list_is_written_where_the_person_chooses(walk: Walk, tmp_path: Path) -> None:
    page = arrive(walk, (0, PWNED, 1))
    press(page, "E&xport…")
    walk.qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    [dialog] = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.filterSelected.emit("JSON document (*.json)")
    assert dialog.defaultSuffix() == "json"
    dialog.fileSelected.emit(str(tmp_path / "left.json"))
    walk.qtbot.waitUntil(lambda: "Written: left.json" in words_of(page))
    assert "export left.json en" in walk.services.told
    dialog.reject()


def test_erasing_is_asked_once_says_what_is_lost_and_leaves_the_decisions(walk: Walk) -> None:
    walk.services.leaving.agreed[PWNED] = Consent.NEVER
    page = arrive(walk, (0, PWNED, 3))
    press(page, "&Erase the list…")
    sheet = sheet_of(walk, EraseSheet)
    assert "the record of 3 requests since 24 November 2026" in words_of(sheet)
    press(sheet, "&Erase the list")
    walk.qtbot.waitUntil(lambda: walk.window.page is not page and "The list was erased." in walk.said())
    assert walk.services.leaving.left == ()
    assert walk.services.leaving.agreed == {PWNED: Consent.NEVER}


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_closing_the_question_erases_nothing(walk: Walk, key: Qt.Key) -> None:
    page = arrive(walk, (0, PWNED, 3))
    press(page, "&Erase the list…")
    QTest.keyClick(sheet_of(walk, EraseSheet), key)
    walk.qtbot.waitUntil(lambda: not any(sheet.isVisible() for sheet in page.findChildren(EraseSheet)))
    assert "erase" not in walk.services.told


def test_whoever_went_elsewhere_meanwhile_is_left_there(walk: Walk) -> None:
    arrive(walk, (0, PWNED, 1))
    walk.window.place_wanted.emit(SETTINGS)
    walk.wait_for("Settings")
    walk.window.place_wanted.emit(LEDGER)
    walk.window.place_wanted.emit(HOME)
    walk.wait_for("Your check-up")
    walk.qtbot.wait(200)
    assert walk.title() == "Your check-up"
    assert not isinstance(walk.window.page, LedgerPage)
    assert not walk.window.findChildren(LedgerDetail)
