"""Can a person tick an address, see what would leave, look it up, stop, and keep a key?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.net.errors import KeyUnknown
from app.ui.pages.add_address_sheet import AddAddressSheet
from app.ui.pages.address import AddressPage
from app.ui.pages.addresses import AddressesPage
from app.ui.pages.addresses_words import stands
from app.ui.pages.consent_sheet import ConsentSheet
from app.ui.pages.key_sheet import KeySheet
from app.ui.widgets.row_model import ENTRY_ROLE, FindingRow, Heading
from app.ui.widgets.rows import FindingList
from app.ui.widgets.switch import Switch
from app.values.kept_addresses import AddressBook, KeyState, Looking
from app.values.outside import Consent, Recipient
from app.values.settings import Settings
from app.words import LANGUAGES, Words
from checks.own_addresses import AddressAnswer, AddressSource, Result, Way
from checks.secret import Secret
from tests.app.ui.fake_addresses import COLETTE, NOW, QUESTIONS, SHOP, full, known, told
from tests.app.ui.pages import accounts
from tests.app.ui.pages.conftest import Browser, Walk
from tests.app.ui.pages.results import press, sheet_of, words_of

KEY = "c0" * 16


def come(walk: Walk, book: AddressBook | None = None) -> AddressesPage:
    """Come to the addresses by the page of accounts."""
    walk.services.settings = Settings(welcomed=True)
    walk.services.addresses.now = book or full()
    page = accounts.come(walk)
    accounts.choose(page, "My addresses", "Looked up one by one, if you wish")
    press(page, "My &addresses")
    walk.wait_for("My addresses")
    return addresses(walk)


def addresses(walk: Walk) -> AddressesPage:
    page = walk.window.page
    assert isinstance(page, AddressesPage)
    return page


def opened(walk: Walk, address: str) -> AddressPage:
    [found] = addresses(walk).findChildren(FindingList)
    model = found.model()
    for line in range(model.rowCount()):
        entry = model.index(line, 0).data(ENTRY_ROLE)
        if isinstance(entry, FindingRow) and entry.title == address:
            found.setCurrentIndex(model.index(line, 0))
            QTest.keyClick(found, Qt.Key.Key_Return)
            break
    walk.wait_for(address)
    page = walk.window.page
    assert isinstance(page, AddressPage)
    return page


def listed(page: AddressesPage) -> list[str]:
    [found] = page.findChildren(FindingList)
    model = found.model()
    entries = [model.index(line, 0).data(ENTRY_ROLE) for line in range(model.rowCount())]
    return [entry.title.upper() if isinstance(entry, Heading) else f"{entry.title}: {entry.right}" for entry in entries]


def switch(page: QWidget, text: str) -> Switch:
    [found] = [each for each in page.findChildren(Switch) if text in each.accessibleName()]
    return found


def answer(result: Result, source: AddressSource = AddressSource.HIBP) -> AddressAnswer:
    return AddressAnswer(COLETTE, source, result, NOW)


def test_what_is_unknown_is_told_apart_from_what_was_not_found(walk: Walk) -> None:
    assert listed(come(walk)) == [
        "TICKED",
        "colette@orme.example: found",
        "c.marchal@atelier.example: not known",
        "colette@gmail.com: not found",
        "marchal@orme.example: not looked up yet",
        "NOT TICKED: NOTHING OF THEM LEAVES",
        "colette+shop@gmail.com: not ticked",
        "x@jetable.org: not ticked",
    ]


def test_a_source_that_was_ticked_and_not_asked_leaves_the_address_unknown(walk: Walk) -> None:
    book = full()
    clean = next(each for each in book.known if each.own.address == "colette@gmail.com")
    both = replace(clean, own=replace(clean.own, ways=frozenset({Way.HIBP_RANGE, Way.XPOSED})))
    assert listed(come(walk, replace(book, known=(both,))))[1] == "colette@gmail.com: not known"


def test_an_old_answer_is_to_be_asked_for_again(walk: Walk) -> None:
    old = known(COLETTE, Way.HIBP_CLEAR, hibp=[told(AddressSource.HIBP, Result.NOT_FOUND, days=31)])
    assert listed(come(walk, AddressBook((old,), KeyState.KEPT)))[1] == "colette@orme.example: to be looked up again"


def test_without_an_address_it_is_said_where_they_come_from(walk: Walk) -> None:
    page = come(walk, AddressBook((), KeyState.NONE))
    assert "No address is known yet" in walk.said()
    assert not page.panel.look_up.isEnabled()


def test_what_would_leave_is_seen_before_anything_is_ticked(walk: Walk) -> None:
    come(walk)
    page = opened(walk, SHOP)
    assert page.ways() == frozenset()
    said = "\n".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))
    for question in QUESTIONS.values():
        for line in question.strip().split("\r\n"):
            assert line in said
    assert walk.services.addresses.asked == []


def test_a_switch_ticks_one_way_of_one_address(walk: Walk) -> None:
    come(walk)
    page = opened(walk, SHOP)
    QTest.keyClick(switch(page, "XposedOrNot"), Qt.Key.Key_Space)
    walk.qtbot.waitUntil(lambda: f"tick {SHOP} xposed" in walk.services.told)
    QTest.keyClick(switch(page, "XposedOrNot"), Qt.Key.Key_Space)
    walk.qtbot.waitUntil(lambda: f"tick {SHOP}" in walk.services.told)
    assert walk.services.addresses.asked == []


def test_what_may_be_intimate_is_shown_after_a_click_only(walk: Walk) -> None:
    come(walk)
    page = opened(walk, COLETTE)
    assert "Discreet" not in words_of(page)
    press(page, "&Show 1 more that may tell something intimate")
    assert "Discreet" in words_of(page)
    assert "1 more was named" in words_of(page)


def test_an_address_that_is_not_kept_is_not_offered_to_be_forgotten(walk: Walk) -> None:
    come(walk)
    page = opened(walk, SHOP)
    assert "&Forget this address" not in [button.text() for button in page.findChildren(QAbstractButton)]


def test_an_address_is_forgotten(walk: Walk) -> None:
    come(walk)
    press(opened(walk, COLETTE), "&Forget this address")
    walk.wait_for("My addresses")
    assert not any(line.startswith(COLETTE) for line in listed(addresses(walk)))


def test_the_source_is_named_with_a_way_to_it(walk: Walk, browser: Browser) -> None:
    come(walk)
    press(opened(walk, COLETTE), "Source: haveibeenpwned.com (CC BY 4.0)")
    assert browser.asked == ["https://haveibeenpwned.com/"]


def test_each_service_is_asked_about_before_the_first_address_leaves(walk: Walk) -> None:
    page = come(walk)
    walk.services.addresses.answers = (
        Looking(COLETTE, AddressSource.HIBP, 0, 1),
        answer(Result.FOUND),
        answer(Result.UNKNOWN, AddressSource.XPOSED),
    )
    press(page, "&Look up the 4 ticked addresses")
    press(sheet_of(walk, ConsentSheet), "Allow &once")
    walk.qtbot.waitUntil(lambda: "XposedOrNot" in sheet_of(walk, ConsentSheet).windowTitle())
    assert walk.services.addresses.asked == []
    press(sheet_of(walk, ConsentSheet), "Allow &once")
    walk.qtbot.waitUntil(lambda: "2 answers: found 1, not found 0, not known 1." in walk.said())
    [(wanted, agreed)] = walk.services.addresses.asked
    assert (len(wanted), agreed) == (4, frozenset({Recipient.HIBP, Recipient.XPOSED}))


def test_a_sheet_that_is_closed_sends_nothing(walk: Walk) -> None:
    press(come(walk), "&Look up the 4 ticked addresses")
    sheet_of(walk, ConsentSheet).reject()
    QTest.qWait(50)
    assert walk.services.addresses.asked == []


def test_a_kept_never_is_said_and_the_other_service_is_still_asked(walk: Walk) -> None:
    page = come(walk)
    walk.services.leaving.agreed = {Recipient.HIBP: Consent.NEVER, Recipient.XPOSED: Consent.ALWAYS}
    press(page, "&Look up the 4 ticked addresses")
    walk.qtbot.waitUntil(lambda: bool(walk.services.addresses.asked))
    assert walk.services.addresses.asked[0][1] == frozenset({Recipient.XPOSED})
    assert "never asked" in page.notice.text()


def test_without_a_key_nobody_is_asked_to_allow_what_would_not_answer(walk: Walk) -> None:
    page = come(walk, replace(full(), key=KeyState.NONE))
    walk.services.leaving.agreed = {Recipient.XPOSED: Consent.ALWAYS}
    press(page, "&Look up the 4 ticked addresses")
    walk.qtbot.waitUntil(lambda: bool(walk.services.addresses.asked))
    assert walk.services.addresses.asked[0][1] == frozenset({Recipient.XPOSED})


def test_looking_up_can_be_stopped(walk: Walk) -> None:
    page = come(walk)
    fake = walk.services.addresses
    walk.services.leaving.agreed = dict.fromkeys(Recipient, Consent.ALWAYS)
    fake.answers = (Looking(COLETTE, AddressSource.HIBP, 0, 2), answer(Result.FOUND))
    fake.waits.clear()
    press(page, "&Look up the 4 ticked addresses")
    walk.qtbot.waitUntil(lambda: "Asking Have I Been Pwned about colette@orme.example" in walk.said())
    press(page, "&Stop")
    walk.qtbot.waitUntil(fake.stopped.is_set)
    walk.qtbot.waitUntil(lambda: "0 answers" in walk.said())


def test_whoever_goes_elsewhere_stops_it_too(walk: Walk) -> None:
    page = come(walk)
    fake = walk.services.addresses
    walk.services.leaving.agreed = dict.fromkeys(Recipient, Consent.ALWAYS)
    fake.answers = (Looking(COLETTE, AddressSource.HIBP, 0, 2), answer(Result.FOUND))
    fake.waits.clear()
    press(page, "&Look up the 4 ticked addresses")
    walk.qtbot.waitUntil(lambda: "Asking Have I Been Pwned" in walk.said())
    walk.window.place_wanted.emit("home")
    walk.wait_for("Your check-up")
    walk.qtbot.waitUntil(fake.stopped.is_set)
    assert walk.title() == "Your check-up"


def test_one_address_is_looked_up_from_its_own_page(walk: Walk) -> None:
    come(walk)
    walk.services.leaving.agreed = dict.fromkeys(Recipient, Consent.ALWAYS)
    page = opened(walk, SHOP)
    QTest.keyClick(switch(page, "XposedOrNot"), Qt.Key.Key_Space)
    press(page, "&Look it up")
    walk.qtbot.waitUntil(lambda: bool(walk.services.addresses.asked))
    assert walk.services.addresses.asked == [(frozenset({SHOP}), frozenset({Recipient.XPOSED}))]


def test_an_address_is_typed_and_nothing_of_it_is_ticked(walk: Walk) -> None:
    press(come(walk), "A&dd an address…")
    sheet = sheet_of(walk, AddAddressSheet)
    [line] = sheet.findChildren(QLineEdit)
    QTest.keyClicks(line, "not an address")
    press(sheet, "A&dd")
    assert "This is not an e-mail address" in words_of(sheet)
    line.setText(" New.One@Orme.example ")
    press(sheet, "A&dd")
    walk.wait_for("new.one@orme.example")
    assert "tick new.one@orme.example" in walk.services.told


def test_typing_an_address_that_is_known_takes_no_tick_away(walk: Walk) -> None:
    press(come(walk), "A&dd an address…")
    sheet = sheet_of(walk, AddAddressSheet)
    QTest.keyClicks(sheet.findChildren(QLineEdit)[0], COLETTE)
    press(sheet, "A&dd")
    walk.wait_for(COLETTE)
    assert f"tick {COLETTE} hibp-clear xposed" in walk.services.told


def keyed(walk: Walk, button: str) -> None:
    walk.services.leaving.agreed = {Recipient.HIBP: Consent.ALWAYS}
    press(addresses(walk), "Your &key to Have I Been Pwned…")
    sheet = sheet_of(walk, KeySheet)
    [line] = sheet.findChildren(QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    if button == "&Try and keep it":
        QTest.keyClicks(line, KEY)
    press(sheet, button)


def test_a_key_is_typed_hidden_tried_and_kept(walk: Walk) -> None:
    come(walk, AddressBook((), KeyState.NONE))
    keyed(walk, "&Try and keep it")
    walk.qtbot.waitUntil(lambda: "The key is good, and in this computer’s keychain." in walk.said())
    assert walk.services.addresses.key == Secret(KEY)
    assert KEY not in walk.said()


def test_a_key_that_is_refused_is_said_in_place(walk: Walk) -> None:
    page = come(walk, AddressBook((), KeyState.NONE))
    walk.services.addresses.refuses = KeyUnknown()
    keyed(walk, "&Try and keep it")
    walk.qtbot.waitUntil(lambda: "does not know this key" in page.notice.text())
    assert walk.services.addresses.key is None


def test_a_kept_key_is_removed(walk: Walk) -> None:
    come(walk)
    keyed(walk, "&Remove the key")
    walk.qtbot.waitUntil(lambda: "The key was removed from the keychain." in walk.said())
    assert walk.services.addresses.now.key is KeyState.NONE


@pytest.mark.parametrize("state", [KeyState.NONE, KeyState.NO_KEYCHAIN])
def test_where_a_key_comes_from_is_shown_and_opened_on_a_click_only(
    walk: Walk, browser: Browser, state: KeyState
) -> None:
    come(walk, AddressBook((), state))
    press(addresses(walk), "Your &key to Have I Been Pwned…")
    sheet = sheet_of(walk, KeySheet)
    assert "https://haveibeenpwned.com/API/Key" in words_of(sheet)
    assert browser.asked == []
    press(sheet, "&Open in the browser")
    assert browser.asked == ["https://haveibeenpwned.com/API/Key"]
    assert ("no key can be kept" in words_of(sheet)) == (state is KeyState.NO_KEYCHAIN)
    sheet.reject()


def test_the_words_of_every_state_are_there_in_both_languages() -> None:
    english, french = (
        {stands(Words(language), each, NOW.date())[1] for each in full().known} for language in LANGUAGES
    )
    assert len(english) == len(french) == 5
    assert not english & french
