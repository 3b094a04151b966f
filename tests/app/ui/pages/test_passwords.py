"""Can a person find, understand, change, leave out and take back what their last audit found?"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.checkup.events import AuditDone, Event, Found
from app.checkup.record import recorded
from app.settings import Settings
from app.ui.browser import browse
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.delete_sheet import DeleteSheet
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.excluded import after_months, without
from app.ui.pages.result import ResultPage
from app.ui.pages.result_tools import Shelf
from app.ui.pages.section import SectionPage
from app.ui.widgets.account_row import AccountRow
from app.ui.widgets.choice import Choice
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.sheet import Sheet
from app.words import Words
from checks.model import CheckId, Exclusion, Finding, Urgency
from checks.passwords.progress import Moved, Movement
from tests.app.ui.fakes import NOW, long_audit, movements, rich_audit, shared, subject, taken_out, weak
from tests.app.ui.pages.conftest import Walk
from tests.app.ui.pages.test_vault import Gaps, choose, opened

REUSE = CheckId("passwords.reuse")


def arrive(walk: Walk, script: tuple[Event, ...] | None = None, moved: tuple[Moved, ...] | None = None) -> ResultPage:
    """Come to the Passwords page by its place in the side bar, after an audit on another day."""
    services = walk.services
    services.settings = Settings(welcomed=True)
    record = recorded(script or rich_audit(), NOW, "0.1.0", services.catalogue.version)
    services.last_audit = replace(record, moved=moved)
    walk.begin()
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("passwords")
    return arrived(walk)


def arrived(walk: Walk, before: QWidget | None = None) -> ResultPage:
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ResultPage) and walk.window.page is not before)
    page = walk.window.page
    assert isinstance(page, ResultPage)
    walk.qtbot.waitUntil(lambda: not page._lists or page._list.currentIndex().isValid())
    return page


def lines(page: ResultPage) -> list[str]:
    """Return what the list shows: headings in capitals, rows by their titles."""
    model = page._list.model()
    entries = (model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount()))
    return [entry.title.upper() if isinstance(entry, Heading) else entry.title for entry in entries]


def rows(page: ResultPage) -> list[FindingRow]:
    model = page._list.model()
    entries = (model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount()))
    return [entry for entry in entries if isinstance(entry, FindingRow)]


def press(page: QWidget, text: str) -> None:
    """Press the button that says `text`, once it is drawn."""

    def seen() -> list[QAbstractButton]:
        return [each for each in page.findChildren(QAbstractButton) if each.text() == text and each.isVisible()]

    for _ in range(500):
        if seen():
            break
        QTest.qWait(20)
    [button] = seen()
    QTest.keyClick(button, Qt.Key.Key_Space)


def sheet_of(walk: Walk, kind: type[Sheet]) -> Sheet:
    walk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    return sheet


def words_of(widget: QWidget) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in widget.findChildren(QLabel))


# --- finding


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


def pick(page: ResultPage, name: str, text: str) -> None:
    [choice] = [each for each in page.findChildren(Choice) if each.accessibleName() == name]
    places = [place for place in range(choice.count()) if choice.itemText(place).startswith(text)]
    choice.setCurrentIndex(places[0])


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


# --- since last time


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


# --- changing a password


class Browser(QObject):
    """Stands in for the person's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "take")  # type: ignore[arg-type]  # the stub asks for bytes, PySide for text
    yield made
    QDesktopServices.unsetUrlHandler("https")


def test_the_address_is_shown_before_a_click_opens_it(walk: Walk, browser: Browser) -> None:
    page = arrive(walk)
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(walk, ChangeSheet)
    address = "https://ormemail.example/.well-known/change-password"
    assert address in words_of(sheet)
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == [address]
    assert page.isVisible()


def test_an_address_can_be_copied_instead_and_nothing_is_opened(walk: Walk, browser: Browser) -> None:
    arrive(walk)
    walk.window.page.go_on()  # type: ignore[union-attr]  # there is one here
    press(sheet_of(walk, ChangeSheet), "&Copy the address")
    assert QGuiApplication.clipboard().text() == "https://ormemail.example/.well-known/change-password"
    assert browser.asked == []


@pytest.mark.parametrize(
    "address", ["http://a.example/", "file:///etc/passwd", "javascript:alert(1)", "https://", "", "https://a b/"]
)
@pytest.mark.usefixtures("qapp")
def test_anything_but_a_secure_address_is_refused(browser: Browser, address: str) -> None:
    assert not browse(address)
    assert browser.asked == []


def test_an_account_without_address_offers_no_page(walk: Walk) -> None:
    finding = weak("date", Urgency.FIRST, "Door code")
    nowhere = replace(finding, subjects=(replace(finding.subjects[0], site=""),))
    page = arrive(walk, (Found(nowhere), AuditDone(1)))
    assert page._detail.primary is None


# --- leaving out and taking back


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


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int, then: date) -> None:
    assert after_months(day, months) == then


# --- an export that anyone can read


def after_export(walk: Walk) -> ResultPage:
    walk.services.settings = Settings(welcomed=True)
    walk.services.script = rich_audit()
    walk.begin()
    walk.wait_for("Your check-up")
    page = opened(walk)
    choose(walk, page, "logins.csv")
    type_password_of(walk, page)
    return arrived(walk)


def type_password_of(walk: Walk, page: QWidget) -> None:
    press(page, "&Open")
    assert walk.window.page is not page


def test_a_plain_export_is_deleted_in_two_steps_of_which_the_second_shows_where_it_lies(walk: Walk) -> None:
    page = after_export(walk)
    assert lines(page)[:2] == ["NOW THAT IT IS READ", "Delete logins.csv"]
    assert page._list.currentIndex().data() == "6 accounts share one password"
    page._list.choose(("plain", 0))
    assert "does not wipe a disk" in words_of(page._detail)
    page.go_on()
    sheet = sheet_of(walk, DeleteSheet)
    assert "/nowhere/logins.csv" in words_of(sheet)
    assert not any(told.startswith("delete") for told in walk.services.told)
    press(sheet, "&Delete the file")
    after = arrived(walk, page)
    assert walk.services.told.count("delete /nowhere/logins.csv") == 1
    assert "Deleted: logins.csv" in walk.said()
    assert "Delete logins.csv" not in lines(after)


def test_keeping_the_file_keeps_the_reminder(walk: Walk) -> None:
    page = after_export(walk)
    page._list.choose(("plain", 0))
    page.go_on()
    QTest.keyClick(sheet_of(walk, DeleteSheet), Qt.Key.Key_Return)  # what Enter does must not be the deletion
    assert not any(told.startswith("delete") for told in walk.services.told)
    assert "Delete logins.csv" in lines(page)


def test_a_result_of_another_day_does_not_speak_of_files(walk: Walk) -> None:
    assert "Delete logins.csv" not in lines(arrive(walk))


# --- fluid with ten thousand


def test_the_list_stays_fluid_while_ten_thousand_findings_are_sifted_and_sorted(walk: Walk) -> None:
    moved = tuple(Moved(REUSE, subject(f"Shop {n}"), Movement.FIXED) for n in range(10_000))
    gc.collect()
    gc.freeze()
    try:
        page = arrive(walk, long_audit(10_000), moved)
        assert min(_longest(walk, partial_steps(page)) for _ in range(3)) <= 50
    finally:
        gc.unfreeze()


def partial_steps(page: ResultPage) -> list[Callable[[], None]]:
    search = page._tools.search
    return [
        lambda: QTest.keyClicks(search, "s"),
        lambda: QTest.keyClicks(search, "h"),
        lambda: pick(page, "In which order", "By name"),
        search.clear,
        lambda: pick(page, "Show", "Since last time"),
        lambda: pick(page, "Show", "To do"),
        lambda: pick(page, "In which order", "By importance"),
    ]


def _longest(walk: Walk, steps: list[Callable[[], None]]) -> float:
    gaps = Gaps(walk.qtbot)
    for step in steps:
        step()
        walk.qtbot.wait(300)
    return gaps.longest()


def test_french_and_english_name_each_sheet_and_page(walk: Walk) -> None:
    words = Words("fr")
    walk.services.words = words
    walk.desk.use_words(words)
    walk.services.settings = Settings(welcomed=True, language="fr")
    page = arrive_in(walk, words)
    press(page, words.text("Lea&ve out…"))
    assert sheet_of(walk, ExcludeSheet).windowTitle() == "Écarter des contrôles"


def arrive_in(walk: Walk, words: Words) -> ResultPage:
    services = walk.services
    services.last_audit = recorded(rich_audit(), NOW, "0.1.0", services.catalogue.version)
    walk.begin()
    walk.wait_for(words.text("Your check-up"))
    walk.window.place_wanted.emit("passwords")
    return arrived(walk)
