"""How does a person tick their addresses, add one, and enter a key?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from app.ui.desk import Desk, Show
from app.ui.pages.add_address_sheet import AddAddressSheet
from app.ui.pages.address import AddressPage
from app.ui.pages.addresses import AddressesPage
from app.ui.pages.key_sheet import KeySheet
from app.ui.visits.address_look_up import PLACE, AddressLookUp
from app.values.kept_addresses import AddressBook, KnownAddress
from app.values.outside import Recipient
from checks.own_addresses import Way
from checks.secret import Secret


class AddressesVisit:
    """From the list of addresses to one of them and back."""

    def __init__(self, desk: Desk, ledger: Callable[[str | None], None], back: Show) -> None:
        """Lead from `desk`; `ledger` shows the ledger over a page, `back` what stands before."""
        self._desk = desk
        self._back = back
        self._look_up = AddressLookUp(desk, ledger, self._show_all)

    def show(self) -> None:
        """Show the addresses."""
        self._desk.run(self._desk.services.addresses.book(), self._show_all)

    def _show_all(self, book: AddressBook, done: str = "") -> None:
        desk = self._desk
        page = AddressesPage(desk.words, book, desk.known.today)
        page.back.connect(self._back)
        page.panel.address_wanted.connect(partial(self._open, book))
        page.panel.adding_wanted.connect(partial(self._add, page, book))
        page.panel.key_wanted.connect(partial(self._ask_key, page, book))
        ticked = [each.own.address for each in book.known if each.own.ways]
        page.panel.look_up_wanted.connect(partial(self._look_up.begin, page, book, ticked))
        desk.show(page, PLACE, self.show)
        page.done.say(done)

    # --- one address

    def _open(self, book: AddressBook, address: str) -> None:
        [known] = [each for each in book.known if each.own.address == address]
        self._desk.run(self._desk.services.addresses.questions(address), partial(self._show_one, known))

    def _show_one(self, known: KnownAddress, questions: Mapping[Way, str]) -> None:
        desk, address, addresses = self._desk, known.own.address, self._desk.services.addresses
        page = AddressPage(desk.words, known, questions)
        page.back.connect(self.show)
        page.ticked.connect(lambda ways: desk.run(addresses.tick(address, ways), _ticked))
        page.forgotten.connect(lambda: desk.run(addresses.forget(address), self._show_all))
        page.look_up_wanted.connect(lambda: self._look_up_one(address, page.ways()))
        desk.show(page, PLACE, partial(self._again, address))

    def _again(self, address: str) -> None:
        """Show an address anew, or all where it is gone."""

        def opened(book: AddressBook) -> None:
            if any(each.own.address == address for each in book.known):
                self._open(book, address)
            else:
                self._show_all(book)

        self._desk.run(self._desk.services.addresses.book(), opened)

    def _look_up_one(self, address: str, ways: frozenset[Way]) -> None:
        """Keep the ticks that are seen, go to the list, and look that one address up."""

        def ticked(book: AddressBook) -> None:
            self._show_all(book)
            page = self._desk.window.page
            if isinstance(page, AddressesPage):
                self._look_up.begin(page, book, [address])

        self._desk.run(self._desk.services.addresses.tick(address, ways), ticked)

    # --- adding, key

    def _add(self, page: AddressesPage, book: AddressBook) -> None:
        desk, addresses = self._desk, self._desk.services.addresses
        sheet = AddAddressSheet(desk.words, page)

        def added(address: str) -> None:
            ways = next((each.own.ways for each in book.known if each.own.address == address), frozenset[Way]())
            desk.run(addresses.tick(address, ways), lambda now: self._open(now, address))

        sheet.given.connect(added)
        sheet.open()

    def _ask_key(self, page: AddressesPage, book: AddressBook) -> None:
        desk, addresses = self._desk, self._desk.services.addresses
        removed = desk.words.text("The key was removed from the keychain.")

        def show(question: str) -> None:
            sheet = KeySheet(desk.words, book.key, question, page)
            sheet.given.connect(partial(self._keep_key, page))
            sheet.removed.connect(lambda: desk.run(addresses.forget_key(), lambda now: self._show_all(now, removed)))
            sheet.open()

        desk.run(addresses.key_question(), show)

    def _keep_key(self, page: AddressesPage, key: Secret) -> None:
        desk = self._desk
        kept = desk.words.text("The key is good, and in this computer’s keychain.")

        def keep(agreed: frozenset[Recipient]) -> None:
            if agreed:
                desk.run(desk.services.addresses.keep_key(key, agreed), lambda book: self._show_all(book, kept))

        self._look_up.ask(page, [Recipient.HIBP], keep)


def _ticked(_book: AddressBook) -> None:
    """Stay on the page, which shows the switches as they were moved."""
