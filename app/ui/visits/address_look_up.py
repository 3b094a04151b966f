"""How are a person's ticked addresses looked up, from their yes to what came of it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from app.checkup.overview import Overview
from app.ui.desk import Desk
from app.ui.pages.addresses import AddressesPage
from app.ui.permission import Answer, Permission
from app.ui.task import Task
from app.values.kept_addresses import AddressBook, KeyState, Looking
from app.values.outside import Recipient
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result

PLACE = "accounts"
_WHO = {AddressSource.HIBP: Recipient.HIBP, AddressSource.XPOSED: Recipient.XPOSED}
Agreed = Callable[[frozenset[Recipient]], None]


class AddressLookUp:
    """Asks for the yes that is missing, then looks up; it ends with the page on which it began."""

    def __init__(
        self, desk: Desk, ledger: Callable[[str | None], None], done: Callable[[AddressBook, str], None]
    ) -> None:
        """Lead from `desk`; `ledger` shows the ledger over a page, `done` the addresses with what came of it."""
        self._desk = desk
        self._ledger = ledger
        self._done = done

    def begin(self, page: AddressesPage, book: AddressBook, wanted: Collection[str]) -> None:
        """Look up those of the addresses `wanted` that are ticked."""
        needed = _needed((each.own for each in book.known if each.own.address in wanted), book.key)
        self.ask(page, needed, partial(self._begin, page, wanted))

    def ask(
        self, page: AddressesPage, left: Sequence[Recipient], then: Agreed, agreed: frozenset[Recipient] = frozenset()
    ) -> None:
        """Ask about each recipient that is `left`, then go on with those that may be asked now."""
        if not left:
            then(agreed)
            return
        who, *others = left
        permission = Permission(self._desk.services.leaving, who, page)

        def answered(answer: Answer) -> None:
            match answer:
                case Answer.ALWAYS | Answer.ONCE:
                    self.ask(page, others, then, agreed | {who})
                case Answer.REFUSED:
                    words = self._desk.words
                    page.tell(
                        words.text(
                            "You decided that this service is never asked. You can change that under “What left this "
                            "computer”."
                        )
                    )
                    self.ask(page, others, then, agreed)
                case Answer.NONE:
                    pass

        permission.answered.connect(answered)
        permission.ledger_wanted.connect(lambda: self._ledger(PLACE))
        permission.ask()

    def _begin(self, page: AddressesPage, wanted: Collection[str], agreed: frozenset[Recipient]) -> None:
        desk = self._desk
        answers: list[AddressAnswer] = []
        task = Task(desk.services.addresses.look_up(wanted, agreed), desk.window)

        def take(values: Iterable[Looking | AddressAnswer]) -> None:
            for value in values:
                if isinstance(value, Looking):
                    page.panel.show_looking(value)
                else:
                    answers.append(value)

        def stop() -> None:
            task.cancel()
            self._end(page, answers)

        task.values.connect(take)
        task.failed.connect(desk.tell)
        task.finished.connect(lambda: self._end(page, answers))
        page.panel.stop_wanted.connect(stop)
        page.destroyed.connect(task.cancel)
        task.start()

    def _end(self, page: AddressesPage, answers: Sequence[AddressAnswer]) -> None:
        """Take in what is known now, and say what came of it where the person still is."""
        desk, said = self._desk, self._said(answers)

        def known(overview: Overview) -> None:
            desk.overview = overview
            if desk.window.page is page:
                desk.run(desk.services.addresses.book(), lambda book: self._done(book, said))

        desk.run(desk.services.overview(), known)

    def _said(self, answers: Sequence[AddressAnswer]) -> str:
        counted = {result: sum(answer.result is result for answer in answers) for result in Result}
        return self._desk.words.count(
            "{n} answer: found {found}, not found {clean}, not known {unknown}.",
            "{n} answers: found {found}, not found {clean}, not known {unknown}.",
            len(answers),
            found=counted[Result.FOUND],
            clean=counted[Result.NOT_FOUND],
            unknown=counted[Result.UNKNOWN],
        )


def _needed(wanted: Iterable[OwnAddress], key: KeyState) -> list[Recipient]:
    """Return whom it would be of use to ask: without a key, Have I Been Pwned would not answer."""
    sources = {way.source for own in wanted for way in own.ways}
    if key is not KeyState.KEPT:
        sources.discard(AddressSource.HIBP)
    return [_WHO[source] for source in AddressSource if source in sources]
