"""Can a person find in their last audit what comes first, and see what changed?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.checkup.events import AuditDone, CheckDone, Event, Found
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.section import SectionPage
from app.ui.widgets.account_row import AccountRow
from app.values.settings import Settings
from checks.facts import Tally
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Urgency
from checks.passwords.progress import Moved
from tests.app.ui.fakes import movements, shared, subject, weak
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import arrive, lines, pick, press, rows, sheet_of, words_of


def test_the_place_passwords_shows_the_last_audit_and_without_one_what_could_be_known(walk: Walk) -> None:
    walk.services.settings = Settings(welcomed=True)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("passwords")
    walk.wait_for("Passwords")
    assert isinstance(walk.window.page, SectionPage)
    page = arrive(walk)
    press(page, "All &questions")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, SectionPage))


def test_what_is_to_do_stands_by_urgency_and_what_could_not_be_looked_at_after_it(walk: Walk) -> None:
    assert lines(arrive(walk)) == [
        "FIRST",
        "6 accounts share one password",
        "2 accounts have a French word as password",
        "SOON",
        "2 accounts share one password",
        "1 account has a date as its password",
        "1 account has a row of keys as its password",
        "COULD NOT LOOK",
        "Compare with known leaks",
    ]


def test_the_most_important_account_stands_first_with_what_it_is(walk: Walk) -> None:
    page = arrive(walk)
    names = [row.accessibleName() for row in page._detail.findChildren(AccountRow)]
    assert names[:2] == ["Orme Mail, colette@orme.example, mailbox", "Banque Orme, colette@orme.example, bank"]
    assert names[-1] == "Pavois, colette@orme.example"


def test_the_mailbox_stands_before_what_it_resets(walk: Walk) -> None:
    # Told by title, as the checks do: both are of the highest importance.
    page = arrive(walk, (Found(shared(Urgency.FIRST, "Banque Orme", "Orme Mail")), AuditDone(2)))
    assert [row.accessibleName().partition(",")[0] for row in page._detail.findChildren(AccountRow)] == [
        "Orme Mail",
        "Banque Orme",
    ]
    page.go_on()
    assert sheet_of(walk, ChangeSheet).windowTitle() == "Change the password: Orme Mail"


def test_a_check_that_could_not_judge_says_of_how_many(walk: Walk) -> None:
    age, untold = CheckId("passwords.age"), MessageId("age.untold")
    subjects = (subject("Forum"), subject("Pavois"))
    finding = Finding(age, Outcome.UNKNOWN, subjects, Evidence(untold, {"n": 2}), Urgency.WHEN_YOU_CAN)
    done = CheckDone(age, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), untold)
    page = arrive(walk, (Found(finding), done, AuditDone(2)))
    assert [row.second[:15] for row in rows(page)] == ["For 2 accounts,"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("tissage", ["2 accounts share one password"]),
        ("BRICOLEUR", ["2 accounts have a French word as password"]),
        ("clubdevoile.example", ["1 account has a date as its password"]),
        ("nobody", []),
    ],
)
def test_a_text_finds_title_site_and_user(walk: Walk, sought: str, found: list[str]) -> None:
    page = arrive(walk)
    QTest.keyClick(walk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, sought)
    assert [row.title for row in rows(page)] == found
    assert page._nothing.isVisible() == (not found)


def test_check_and_urgency_narrow_the_list(walk: Walk) -> None:
    page = arrive(walk)
    pick(page, "Of which check", "One password per account")
    assert [row.title for row in rows(page)] == ["6 accounts share one password", "2 accounts share one password"]
    pick(page, "Show", "Soon")
    assert [row.title for row in rows(page)] == ["2 accounts share one password"]


def test_rows_of_one_urgency_are_sorted_as_wanted(walk: Walk) -> None:
    script: tuple[Event, ...] = (
        *(Found(weak(kind, Urgency.SOON, title)) for kind, title in (("date", "Zinc"), ("word", "Docvault"))),
        Found(shared(Urgency.SOON, "Marché", "Forum", "Pavois")),
        AuditDone(5),
    )
    page = arrive(walk, script)
    assert [row.second for row in rows(page)] == ["Docvault", "Marché, Forum, Pavois", "Zinc"]
    pick(page, "In which order", "By number")
    assert [row.second for row in rows(page)] == ["Marché, Forum, Pavois", "Docvault", "Zinc"]
    pick(page, "In which order", "By name")
    assert [row.second for row in rows(page)] == ["Docvault", "Marché, Forum, Pavois", "Zinc"]


def test_what_is_good_to_know_has_its_own_place_and_asks_for_nothing(walk: Walk) -> None:
    page = arrive(walk)
    pick(page, "Show", "Good to know")
    assert lines(page) == ["GOOD TO KNOW", "3 accounts have an old password"]
    walk.qtbot.waitUntil(lambda: "more than 5 years" in words_of(page._detail))
    walk.qtbot.waitUntil(lambda: "How to fix it" not in words_of(page._detail))
    assert page._detail.primary is None


def test_what_changed_is_said_in_a_line_that_leads_to_the_accounts(walk: Walk) -> None:
    page = arrive(walk, moved=movements())
    press(page, "3 fixed, 1 new, 1 came back")
    assert [(row.title, row.second, row.right) for row in rows(page)] == [
        ("One password per account", "3 fixed, 1 came back", "10 → 8"),
        ("Passwords hard to guess", "1 new", "3 → 4"),
    ]
    walk.qtbot.waitUntil(lambda: "Before: 10 accounts to change. Now: 8." in words_of(page._detail))
    said = words_of(page._detail)
    assert said.index("Fixed: 3") < said.index("Came back: 1")


@pytest.mark.parametrize("moved", [None, ()])
def test_without_a_change_nothing_is_said_of_one(walk: Walk, moved: tuple[Moved, ...] | None) -> None:
    page = arrive(walk, moved=moved)
    assert not any("fixed" in button.text() for button in page.findChildren(QAbstractButton))
