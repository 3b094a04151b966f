"""Can an account be left out of the checks, and taken back?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.checkup.events import AuditDone, Found
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.excluded import without
from app.ui.pages.result import ResultPage
from app.ui.pages.result_tools import Shelf
from app.ui.widgets.account_row import AccountRow
from checks.model import Exclusion, Finding, Urgency
from tests.app.ui.fakes import NOW, shared, taken_out, weak
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.results import REUSE, arrive, arrived, lines, pick, press, rows, sheet_of, words_of


def leave_out(walk: Walk, page: ResultPage, reason: str = "Shared at work") -> ExcludeSheet:
    press(page, "Lea&ve out…")
    sheet = sheet_of(walk, ExcludeSheet)
    assert isinstance(sheet, ExcludeSheet)
    [field] = [each for each in sheet.findChildren(QLineEdit) if each.accessibleName().startswith("Your reason")]
    QTest.keyClicks(field, reason)
    return sheet


def test_an_account_is_left_out_with_a_reason_and_a_date_and_is_then_gone_from_what_is_to_do(walk: Walk) -> None:
    page = arrive(walk)
    sheet = leave_out(walk, page)
    sheet._account.setCurrentIndex(2)
    press(sheet, "&Leave out")
    after = arrived(walk, page)
    assert walk.services.exclusions == (
        Exclusion(REUSE, "Métiora", "métiora.example", "colette@orme.example", "", "Shared at work", date(2027, 2, 24)),
    )
    assert "Left out: Métiora" in walk.said()
    assert "5 accounts share one password" in lines(after)
    assert not any(row.accessibleName().startswith("Métiora") for row in after._detail.findChildren(AccountRow))


def test_nothing_is_left_out_without_a_reason(walk: Walk) -> None:
    sheet = leave_out(walk, arrive(walk), reason="   ")
    assert not sheet._on.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert walk.services.exclusions == ()


def test_a_folder_is_left_out_of_all_checks_until_the_chosen_month(walk: Walk) -> None:
    finding = shared(Urgency.FIRST, "Orme Mail", "Pavois")
    in_folder = replace(finding, subjects=tuple(replace(each, folder="Work") for each in finding.subjects))
    page = arrive(walk, (Found(in_folder), AuditDone(2)))
    sheet = leave_out(walk, page)
    sheet._what.choose("folder")
    sheet._checks.choose("all")
    sheet._months.choose("12")
    press(sheet, "&Leave out")
    after = arrived(walk, page)
    assert walk.services.exclusions == (Exclusion(None, "", "", "", "Work", "Shared at work", date(2027, 11, 24)),)
    assert "6 accounts share one password" not in lines(after)


def test_a_folder_is_offered_only_where_the_account_lies_in_one(walk: Walk) -> None:
    sheet = leave_out(walk, arrive(walk))
    assert not sheet._what.isVisible()


def test_what_is_left_out_is_listed_with_its_date_and_can_be_taken_back(walk: Walk) -> None:
    walk.services.exclusions = taken_out()
    page = arrive(walk)
    pick(page, "Show", "Left out")
    assert [(row.title, row.second) for row in rows(page)] == [
        ("Docvault", "One password per account – 24 February 2027"),
        ("Folder “Old shops”", "All checks – look at it again"),
    ]
    walk.qtbot.waitUntil(lambda: "At work" in words_of(page._detail))
    press(page, "&Take back")
    after = arrived(walk, page)
    assert walk.services.exclusions == taken_out()[1:]
    assert after._tools.shelf() is Shelf.LEFT_OUT
    pick(after, "Show", "To do")
    assert "6 accounts share one password" in lines(after)


def excluded(*findings: Finding, exclusion: Exclusion) -> list[int]:
    """Return how many accounts each finding still names."""
    return [len(finding.subjects) for finding in without(findings, [exclusion], NOW.date())]


def of_account(**changes: object) -> Exclusion:
    plain = Exclusion(REUSE, "Pavois", "pavois.example", "colette@orme.example", "", "x", date(2027, 1, 1))
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields of Exclusion, each of its own type


def test_an_exclusion_covers_its_account_in_its_check_until_its_date() -> None:
    three, two = shared(Urgency.FIRST, "Pavois", "Forum", "Tissage"), shared(Urgency.SOON, "Pavois", "Forum")
    other = weak("date", Urgency.SOON, "Pavois")
    assert excluded(three, other, exclusion=of_account()) == [2, 1]
    assert excluded(two, exclusion=of_account()) == [], "one account alone shares nothing"
    assert excluded(three, other, exclusion=of_account(check=None)) == [2]
    assert excluded(three, exclusion=of_account(user=" COLETTE@orme.example")) == [2]
    assert excluded(three, exclusion=of_account(user="someone")) == [3]
    assert excluded(three, exclusion=of_account(review=NOW.date())) == [3], "its date has come"


def test_a_folder_covers_what_lies_below_it_and_not_what_is_called_alike() -> None:
    finding = shared(Urgency.FIRST, "A", "B", "C", "D")
    folders = ("Work", "Work/Old", "Workshop", "")
    placed = replace(
        finding,
        subjects=tuple(replace(each, folder=name) for each, name in zip(finding.subjects, folders, strict=True)),
    )
    assert excluded(placed, exclusion=Exclusion(None, "", "", "", "Work", "x", date(2027, 1, 1))) == [2]
