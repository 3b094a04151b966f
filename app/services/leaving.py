"""What may leave this computer, and what did?

Stands between whoever audits, who may not know of the network, and the door, which knows of no audit. Nothing of the
network is even loaded before somebody agreed.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.checkup.events import AuditRequest
from app.errors import StoreError
from app.store.database import Store
from app.store.leak_answers import LeakAnswers
from app.store.ledger import PassingLedger, StoredLedger
from app.values.outside import Consent, Departure, Ledger, Recipient
from app.values.ranges import Known
from app.values.route import Route
from app.words import Words

if TYPE_CHECKING:
    from app.checkup.asking import Outside
    from app.net.client import Door

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
_KEY_BYTES: Final = 32


class Leaving:
    """The consents and the ledger of one profile; while no store is open, those of this run."""

    def __init__(
        self,
        now: Callable[[], datetime],
        route: Callable[[], Route],
        door: Callable[[Ledger, Route], Door] | None = None,
    ) -> None:
        """Take the aware instant from `now` and the way out from `route`. `door` leads to the stubs of tests."""
        self._now: Final = now
        self._route: Final = route
        self._make_door: Final = door or _door
        self._passing: Final = PassingLedger()
        self._store: Store | None = None
        self._revoked: Callable[[Recipient], None] = lambda _recipient: None

    def tell_revoked(self, revoked: Callable[[Recipient], None]) -> None:
        """Call `revoked` for whomever the person refuses from now on: what belongs to them is to go."""
        self._revoked = revoked

    def keep_in(self, store: Store | None) -> None:
        """Keep everything in `store` from now on; None while there is none."""
        self._store = store

    def heed(self, consents: Mapping[Recipient, Consent]) -> None:
        """Let `consents`, of a profile that stays closed, stand for this run."""
        for recipient, consent in consents.items():
            self._passing.decide(recipient, consent)

    def consents(self) -> _Job[Mapping[Recipient, Consent]]:
        """Return what the person decided about each recipient; the undecided are absent."""
        return lambda _stop: iter((self._ledger().consents(),))

    def decide(self, recipient: Recipient, consent: Consent) -> _Job[Mapping[Recipient, Consent]]:
        """Let `consent` stand for `recipient` from now on; a refusal stands even where what goes with it stays.

        Then the StoreError that says so comes last.
        """

        def job(_stop: threading.Event) -> Iterator[Mapping[Recipient, Consent]]:
            self._ledger().decide(recipient, consent)
            failure = self._revoking(recipient) if consent is Consent.NEVER else None
            yield self._ledger().consents()
            if failure is not None:
                raise failure

        return job

    def departures(self) -> _Job[tuple[Departure, ...]]:
        """Return what left this computer, the newest first."""
        return lambda _stop: iter((self._ledger().departures(),))

    def erase(self) -> _Job[tuple[Departure, ...]]:
        """Forget what left this computer."""

        def job(_stop: threading.Event) -> Iterator[tuple[Departure, ...]]:
            self._ledger().erase()
            yield self._ledger().departures()

        return job

    def export(self, file: Path, words: Words) -> _Job[Path]:
        """Write what left this computer to `file`, as JSON if its name ends so, else as CSV; ReportError if not."""

        def job(_stop: threading.Event) -> Iterator[Path]:
            from app.report import ledger  # noqa: PLC0415 - no start and no audit needs it

            ledger.write(self._ledger().departures(), file, words)
            yield file

        return job

    def question(self, recipient: Recipient) -> _Job[str]:
        """Return a question to `recipient` as it would leave this computer, to be shown before consent."""

        def job(_stop: threading.Event) -> Iterator[str]:
            from app.net import examples  # noqa: PLC0415 - the network is loaded only where somebody may agree to it

            yield examples.question(recipient)

        return job

    def outside(self, request: AuditRequest) -> Outside | None:
        """Return what may be asked for `request`; None without consent, or where a list on this computer answers."""
        if not request.online or request.leaks is not None:
            return None
        from app.checkup.asking import Outside  # noqa: PLC0415 - loaded, like the network, only where somebody agreed
        from app.net import pwned  # noqa: PLC0415 - as above

        ranges = pwned.ranges(self.door())
        if self._store is None:
            return Outside(ranges, Known(secrets.token_bytes(_KEY_BYTES), ()), lambda _: None)
        answers = LeakAnswers(self._store)
        return Outside(
            ranges,
            answers.known(self._now()),
            lambda compared: answers.keep(compared, self._now()),
        )

    def door(self) -> Callable[[], Door]:
        """Return what makes doors, by the route and with the ledger of this moment."""
        ledger, route = self._ledger(), self._route()
        return lambda: self._make_door(ledger, route)

    def agreed(self, recipient: Recipient, this_time: Collection[Recipient]) -> bool:
        """Tell whether `recipient` may be asked: the person agreed to it `this_time` or always, and did not refuse."""
        consent = self._ledger().consents().get(recipient)
        return consent is Consent.ALWAYS or (recipient in this_time and consent is not Consent.NEVER)

    def _revoking(self, recipient: Recipient) -> StoreError | None:
        try:
            self._revoked(recipient)
        except StoreError as error:
            return error
        return None

    def _ledger(self) -> StoredLedger | PassingLedger:
        return StoredLedger(self._store) if self._store else self._passing


def _door(ledger: Ledger, route: Route) -> Door:
    from app.net.client import Door  # noqa: PLC0415 - the network is loaded only where somebody agreed

    return Door(ledger, route=route)
