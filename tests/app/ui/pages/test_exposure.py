"""Does a person see what leaked, what is worth closing and what protects the rest, and can they act on it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.checkup.record import recorded
from app.ui.pages.address_sheet import AddressSheet
from app.ui.pages.change_sheet import ChangeSheet
from app.ui.pages.collection import CollectionPage
from app.ui.pages.exclude_sheet import ExcludeSheet
from app.ui.pages.exposed import ON_ACCOUNTS, Part
from app.ui.pages.exposure import ExposurePage
from app.ui.pages.grouping import by_importance
from app.ui.pages.letter import LetterPage
from app.ui.pages.lists import ListsPage
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.reading import Beside, reading
from app.ui.pages.section import SectionPage
from app.ui.task import Task
from app.ui.widgets.row_model import FindingRow
from app.values.kept_lists import ListKind
from checks.model import Exclusion, FactorElsewhere, Outcome
from tests.app.ui import exposures
from tests.app.ui.exposures import BREACHED, DORMANT, blind, exposed_audit, intimate
from tests.app.ui.fakes import NOW, clean_audit, rich_audit, subject
from tests.app.ui.pages import results
from tests.app.ui.pages.accounts import arrived, choose, come, detail, entries, lines, only, reasons
from tests.app.ui.pages.conftest import Browser, Walk
from tests.app.ui.pages.results import press, sheet_of, words_of


def test_the_three_questions_and_who_holds_my_data_stand_on_one_page(walk: Walk) -> None:
    headings = [line for line in lines(come(walk, exposed_audit())) if line.isupper()]
    assert headings == [
        "WHAT LEAKED",
        "LEAKS OF MY ADDRESSES",
        "WHAT IS WORTH CLOSING",
        "WHAT PROTECTS THE REST",
        "WHO HOLDS MY DATA",
    ]


def test_nothing_is_sorted_before_the_page_is_painted(walk: Walk) -> None:
    come(walk, exposed_audit())
    walk.window.place_wanted.emit("home")
    walk.qtbot.waitUntil(lambda: not walk.window.findChildren(Task))
    walk.window.place_wanted.emit("accounts")
    assert not walk.window.findChildren(Task)
    page = walk.window.page
    assert page is not None
    page.repaint()
    assert lines(arrived(walk))


def test_leaks_stand_by_urgency_and_what_is_not_known_apart(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.LEAKED)
    assert lines(page) == [
        "FIRST",
        "Colivo: 1 account",
        "SOON",
        "Tissage: 1 account",
        "NOT KNOWN WHETHER CHANGED SINCE",
        "Forum des jardins: 1 account",
    ]


def test_the_door_to_ones_addresses_stands_under_a_heading_of_its_own(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    assert lines(page)[lines(page).index("LEAKS OF MY ADDRESSES") + 1] == "My addresses"
    only(page, Part.ADDRESSES)
    assert lines(page) == ["LEAKS OF MY ADDRESSES", "My addresses"]


def test_what_concerns_a_whole_part_does_not_stand_under_the_last_heading_in_it(walk: Walk) -> None:
    walk.services.private = (intimate("Secret Circle", "Rendezvous"),)
    page = come(walk, exposed_audit(private=1))
    only(page, Part.LEAKED)
    assert lines(page)[-2:] == ["WHAT LEAKED", "Sensitive: 1"]


def test_a_leak_says_both_dates_what_was_taken_how_it_is_known_and_what_else_the_password_opens(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    choose(page, "Colivo: 1 account")
    said = detail(page)
    for text in (
        "June 2019",
        "12 March 2021",
        "e-mail addresses, passwords, phone numbers",
        "A public list of breaches, compared on this computer with the vault read on 24 November 2026.",
        "At the site that leaked",
        "Opened by the same password: 2",
        "How to fix it",
    ):
        assert text in said


def test_where_a_password_is_changed_is_shown_before_a_click_opens_it(walk: Walk, browser: Browser) -> None:
    page = come(walk, exposed_audit())
    choose(page, "Colivo: 1 account")
    press(page, "Change the &first one")
    sheet = sheet_of(walk, ChangeSheet)
    address = "https://colivo.example/.well-known/change-password"
    assert address in words_of(sheet)
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == [address]


def test_what_is_sensitive_is_not_shown_before_it_is_asked_for(walk: Walk) -> None:
    walk.services.private = (intimate("Secret Circle", "Rendezvous"),)
    page = come(walk, exposed_audit(private=1))
    page._search.setText("rendez")
    walk.qtbot.waitUntil(lambda: lines(page) == [])
    page._search.clear()
    walk.qtbot.waitUntil(lambda: "Sensitive: 1" in lines(page))
    choose(page, "Sensitive: 1")
    assert "who can see this screen" in detail(page)
    assert "Secret Circle" not in "\n".join(lines(page)) + detail(page)
    press(page, "&Show what is sensitive (1)")
    walk.qtbot.waitUntil(lambda: "Secret Circle: 1 account" in lines(page))
    choose(page, "Sensitive: 1")
    press(page, "&Hide it again")
    walk.qtbot.waitUntil(lambda: "Secret Circle: 1 account" not in lines(page))


def test_what_was_sensitive_in_another_run_is_said_to_be_forgotten(walk: Walk) -> None:
    page = come(walk, exposed_audit(private=2))
    choose(page, "Sensitive: 2")
    assert "forgotten. Read the vault again." in detail(page)
    press(page, "Read &again")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, OpenVaultPage))


def test_nothing_of_what_is_sensitive_is_left_on_the_page_when_it_is_left(walk: Walk) -> None:
    walk.services.private = (intimate("Secret Circle", "Rendezvous"),)
    page = come(walk, exposed_audit(private=1))
    choose(page, "Sensitive: 1")
    press(page, "&Show what is sensitive (1)")
    walk.qtbot.waitUntil(lambda: "Secret Circle: 1 account" in lines(page))
    walk.window.place_wanted.emit("home")
    walk.wait_for("Your check-up")
    walk.window.place_wanted.emit("accounts")
    assert "Secret Circle: 1 account" not in lines(arrived(walk))


def test_an_account_is_closed_and_its_data_fetched_at_addresses_shown_before(walk: Walk, browser: Browser) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.CLOSING)
    choose(page, "Colivo")
    press(page, "Fetch your da&ta…")
    sheet = sheet_of(walk, AddressSheet)
    assert "https://colivo.example/account/export" in words_of(sheet)
    press(sheet, "&Not now")
    press(page, "&Where to close it…")
    sheet = sheet_of(walk, AddressSheet)
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == ["https://colivo.example/account/delete"]


def test_where_nobody_knows_how_an_account_is_closed_a_letter_is_offered(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.CLOSING)
    choose(page, "Club de voile")
    press(page, "Ask for it in a lette&r…")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, LetterPage))


def test_a_second_proof_that_is_on_elsewhere_is_believed_and_can_be_taken_back(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.PROTECTING)
    choose(page, "Banque Orme")
    press(page, "It is on &elsewhere")
    walk.qtbot.waitUntil(lambda: "On elsewhere: Banque Orme" in walk.said())
    assert [each.site for each in walk.services.elsewhere] == ["banqueorme.example"]
    rows = [each for each in entries(page) if isinstance(each, FindingRow) and each.title == "Banque Orme"]
    assert [row.second for row in rows] == ["on elsewhere, you said – colette@orme.example"]
    choose(page, "Banque Orme")
    assert "You said so on 24 November 2026." in detail(page)
    press(page, "&It is not on")
    walk.qtbot.waitUntil(lambda: "Taken back: Banque Orme" in walk.said())
    assert walk.services.elsewhere == ()


def test_a_word_that_was_taken_back_is_not_known_until_the_next_audit(walk: Walk) -> None:
    said = exposures.told(exposures.SECOND_FACTOR, "second_factor.declared", Outcome.PASS, "Banque Orme")
    page = come(walk, exposed_audit((said,)))
    only(page, Part.PROTECTING)
    assert "NOT KNOWN" in lines(page)
    choose(page, "Banque Orme")
    assert "You took your word back." in detail(page)


def test_a_word_that_an_audit_counted_stays_believed(walk: Walk) -> None:
    first = subject("Banque Orme")
    walk.services.elsewhere = (FactorElsewhere(first.site, first.user, NOW.date()),)
    said = exposures.told(exposures.SECOND_FACTOR, "second_factor.declared", Outcome.PASS, "Banque Orme")
    page = come(walk, exposed_audit((said,)))
    only(page, Part.PROTECTING)
    assert "NOT KNOWN" not in lines(page)


def test_the_sites_own_instructions_are_opened_on_a_click(walk: Walk, browser: Browser) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.PROTECTING)
    choose(page, "Banque Orme")
    press(page, "How to t&urn it on…")
    sheet = sheet_of(walk, AddressSheet)
    press(sheet, "&Open in the browser")
    assert browser.asked == ["https://banqueorme.example/help/second-step"]


def test_an_account_is_told_once_where_a_passkey_and_a_second_proof_could_be_turned_on(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    only(page, Part.PROTECTING)
    assert lines(page).count("Docvault") == 1


def test_without_a_vault_nothing_was_looked_at(walk: Walk) -> None:
    page = come(walk)
    assert reasons(page).count("Not looked at yet") == 5
    assert "Nothing found" not in reasons(page)
    press(page, "&Open a vault")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, OpenVaultPage))


def test_an_audit_that_did_not_have_a_check_is_not_drawn_as_nothing_found(walk: Walk) -> None:
    page = come(walk, clean_audit())
    assert reasons(page).count("Not looked at yet") == 5


def test_without_a_list_of_breaches_it_could_not_be_looked_and_the_way_to_one_is_offered(walk: Walk) -> None:
    page = come(walk, blind())
    assert lines(page)[:2] == ["WHAT LEAKED", "Sites that leaked"]
    assert reasons(page)[0] == "Could not look"
    assert "No list of breaches is here" in detail(page)
    press(page, "&Fetch or load a list…")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ListsPage))
    press(walk.window, "&Back")
    assert isinstance(arrived(walk), ExposurePage)


def test_where_the_list_is_old_it_could_not_be_looked_and_the_way_to_a_newer_one_is_offered(walk: Walk) -> None:
    page = come(walk, exposed_audit((), {BREACHED: "unknown.breaches_old"}))
    assert lines(page)[:2] == ["WHAT LEAKED", "Sites that leaked"]
    assert reasons(page)[0] == "Could not look"
    assert "more than 90 days old" in detail(page)
    press(page, "&Fetch or load a list…")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, ListsPage))


def test_nothing_found_says_what_was_searched(walk: Walk) -> None:
    page = come(walk, exposed_audit(()))
    choose(page, "Sites that leaked", "Nothing found")
    assert "Searched: the vault read on 24 November 2026." in detail(page)


def test_the_list_that_is_here_is_named_with_its_age(walk: Walk) -> None:
    walk.services.library.here = exposures.lists()
    come(walk, exposed_audit())
    assert "Have I Been Pwned: 1,024 breaches, fetched on 21 November 2026." in walk.said()


def test_a_list_that_came_lately_and_is_old_is_said_to_be_old(walk: Walk) -> None:
    old = replace(exposures.lists()[ListKind.BREACHES], newest=NOW.date() - timedelta(91))
    walk.services.library.here = {ListKind.BREACHES: old}
    come(walk, exposed_audit())
    assert "It is old: that it does not name a site means nothing." in walk.said()


def test_a_list_that_came_after_the_audit_is_said_not_to_be_compared_yet(walk: Walk) -> None:
    late = replace(exposures.lists()[ListKind.BREACHES], at=NOW + timedelta(minutes=5))
    walk.services.library.here = {ListKind.BREACHES: late}
    come(walk, exposed_audit())
    assert "That was after the vault was read: read it again." in walk.said()


def test_an_account_can_be_left_out_and_is_gone_at_once(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    choose(page, "Tissage: 1 account")
    press(page, "Lea&ve out…")
    sheet = sheet_of(walk, ExcludeSheet)
    assert isinstance(sheet, ExcludeSheet)
    first = subject("Tissage")
    sheet.decided.emit(
        Exclusion(BREACHED, first.title, first.site, first.user, "", "Shut", NOW.date().replace(year=2027))
    )
    sheet.reject()
    walk.qtbot.waitUntil(lambda: "Tissage: 1 account" not in lines(page))
    assert "Left out: Tissage" in walk.said()


def test_a_site_is_found_in_every_part(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    page._search.setText("tissage")
    walk.qtbot.waitUntil(lambda: len(lines(page)) == 4)
    assert lines(page) == [
        "WHAT LEAKED",
        "Tissage: 1 account",
        "WHAT IS WORTH CLOSING",
        "2 accounts at tissage.example",
    ]


def test_what_is_not_found_is_said(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    page._search.setText("nobody")
    walk.qtbot.waitUntil(lambda: lines(page) == [])
    assert "Nothing here matches." in walk.said()


def test_the_questions_stay_reachable_and_lead_back(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    press(page, "All &questions")
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, SectionPage))
    press(walk.window, "&Back")
    arrived(walk)


def test_the_keyboard_opens_a_door_and_comes_back(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    choose(page, "Settings of the large platforms")
    QTest.keyClick(walk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.qtbot.waitUntil(lambda: isinstance(walk.window.page, CollectionPage))
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    arrived(walk)


def test_ctrl_f_seeks_and_escape_goes_home(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    QTest.keyClick(walk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page._search.hasFocus()
    QTest.keyClick(walk.window, Qt.Key.Key_Escape)
    walk.wait_for("Your check-up")


def test_in_a_narrow_window_list_and_detail_are_two_pages(walk: Walk) -> None:
    page = come(walk, exposed_audit())
    walk.window.resize(820, 600)
    walk.qtbot.waitUntil(lambda: not page._detail.isVisible())
    QTest.keyClick(page._list, Qt.Key.Key_Return)
    assert (page._left.isVisible(), page._detail.isVisible()) == (False, True)
    press(page, "Back to the &list")
    assert (page._left.isVisible(), page._detail.isVisible()) == (True, False)


@pytest.mark.parametrize("excluded", [BREACHED, None])
def test_what_was_left_out_before_is_not_listed(walk: Walk, excluded: object) -> None:
    first = subject("Tissage")
    check = BREACHED if excluded else None
    until = NOW.date().replace(year=2027)
    walk.services.exclusions = (Exclusion(check, first.title, first.site, first.user, "", "Shut", until),)
    assert "Tissage: 1 account" not in lines(come(walk, exposed_audit()))


def test_several_accounts_that_sleep_are_dealt_with_one_by_one(walk: Walk) -> None:
    asleep = exposures.told(DORMANT, "dormant.unused", Outcome.PARTIAL, "Colivo", "Pavois", "Forum", years=2)
    page = come(walk, exposed_audit((asleep,)))
    only(page, Part.CLOSING)
    assert [line for line in lines(page) if not line.isupper()][:3] == ["Colivo", "Pavois", "Forum"]


def test_what_the_page_of_accounts_shows_is_not_listed_under_passwords_too(walk: Walk) -> None:
    shared = rich_audit()
    come(walk, (*shared[:-1], *exposed_audit()[1:]))
    walk.window.place_wanted.emit("passwords")
    page = results.arrived(walk)
    listed = "\n".join(results.lines(page))
    assert "Colivo: 1 account" not in listed
    assert "second step" not in listed
    assert len(results.rows(page)) > 3
    assert set(page._reading.checks).isdisjoint(ON_ACCOUNTS)
    press(page, "More about your a&ccounts")
    assert "Colivo: 1 account" in lines(arrived(walk))


def test_a_check_of_accounts_that_could_not_look_says_so_on_their_page_alone(walk: Walk) -> None:
    come(walk, (*rich_audit()[:-1], *blind()[1:]))
    walk.window.place_wanted.emit("passwords")
    page = results.arrived(walk)
    assert not [each for each in page._reading.unread if "list of breaches" in each.reason]


def test_the_sample_shows_all_that_it_found_because_no_other_page_does(walk: Walk) -> None:
    services = walk.services
    record = recorded(exposed_audit(), NOW, "0.1.0", services.catalogue.version)
    whole = reading(services.words, services.catalogue, record, Beside(NOW.date()), by_importance)
    assert ON_ACCOUNTS & set(whole.checks)
