"""How are addresses looked up, one by one, at those who may be asked about them?

Only what was ticked leaves, and only in the way that was ticked. Whatever goes wrong is an *unknown* with its reason.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from app.errors import NetError, StoreError
from app.services.leaving import Leaving
from app.values.kept_addresses import Looking
from app.values.outside import Recipient
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, Way
from checks.secret import Secret

if TYPE_CHECKING:
    from app.net.hibp import Plan
    from app.net.pace import Pace
    from app.net.request import Answer, Request

# The network is loaded only where somebody agreed to it.
RECIPIENTS: Final = {AddressSource.HIBP: Recipient.HIBP, AddressSource.XPOSED: Recipient.XPOSED}

_Ask = Callable[[OwnAddress], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one question: the answer, and the names that it holds, which may be intimate."""

    answer: AddressAnswer
    names: tuple[str, ...] = ()


class Lookups:
    """Asks about addresses, at the pace that each service sets for as long as the program runs."""

    def __init__(
        self,
        now: Callable[[], datetime],
        leaving: Leaving,
        key: Callable[[], Secret | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask through `leaving`, with the person's own `key`, which may raise a StoreError. `clock` counts seconds."""
        self._now: Final = now
        self._leaving: Final = leaving
        self._key: Final = key
        self._clock: Final = clock
        self._paces: Final[dict[tuple[tuple[int, float], ...], Pace]] = {}

    def plan(self, key: Secret, stop: threading.Event) -> Plan:
        """Ask what `key` pays for; an exact NetError if it is refused, or nobody answers."""
        from app.net import hibp  # noqa: PLC0415 - for the reason above

        return hibp.plan(self._asked(hibp.status(key), stop))

    def asked(
        self, wanted: Sequence[OwnAddress], agreed: Collection[Recipient], stop: threading.Event
    ) -> Iterator[Looking | Answered]:
        """Look `wanted` up at each source that is ticked for them, and tell what came of each.

        Recipients are asked only if they were allowed always, or now, as `agreed` says. Ends early once `stop` is set;
        what was not asked then has no answer.
        """
        asked = {source: _Asking(partial(self._begun, source, agreed, stop)) for source in AddressSource}
        questions = [(each, source) for source in AddressSource for each in wanted if _is_ticked(each, source)]
        for done, (own, source) in enumerate(questions):
            yield Looking(own.address, source, done, len(questions))
            told = self._answered(own, source, asked[source])
            if stop.is_set():
                return
            yield told

    def _answered(self, own: OwnAddress, source: AddressSource, asking: _Asking) -> Answered:
        try:
            names = asking.names(own)
        except (NetError, StoreError) as error:
            return Answered(AddressAnswer(own.address, source, Result.UNKNOWN, self._now(), reason=error.message))
        result = Result.FOUND if names else Result.NOT_FOUND
        return Answered(AddressAnswer(own.address, source, result, self._now()), names)

    def _begun(self, source: AddressSource, agreed: Collection[Recipient], stop: threading.Event) -> _Ask:
        from app.net import errors  # noqa: PLC0415 - for the reason above

        key = self._key() if source is AddressSource.HIBP else None
        if source is AddressSource.HIBP and key is None:
            raise errors.KeyAbsent
        if not self._leaving.agreed(RECIPIENTS[source], agreed):
            raise errors.NotAllowed
        return self._hibp(key, stop) if key is not None else self._xposed(stop)

    def _hibp(self, key: Secret, stop: threading.Event) -> _Ask:
        from app.net import errors, hibp  # noqa: PLC0415 - for the reason above

        plan = self.plan(key, stop)
        pace = self._pace((plan.per_minute, 60))

        def ask(own: OwnAddress) -> tuple[str, ...]:
            if not hibp.serves(key, own.address):
                raise errors.TestKey
            if plan.k_anonymous:
                pace.turn(stop)
                return hibp.names_in_range(self._asked(hibp.in_range(own.address, key), stop), own.address)
            if Way.HIBP_CLEAR not in own.ways:
                raise errors.NotTickedInClear
            pace.turn(stop)
            return hibp.names(self._asked(hibp.in_clear(own.address, key), stop))

        return ask

    def _xposed(self, stop: threading.Event) -> _Ask:
        from app.net import xposed  # noqa: PLC0415 - for the reason above

        pace = self._pace((xposed.PER_SECOND, 1), (xposed.PER_HOUR, 3600))

        def ask(own: OwnAddress) -> tuple[str, ...]:
            pace.turn(stop)
            return xposed.names(self._asked(xposed.request(own.address), stop), own.address)

        return ask

    def _asked(self, request: Request, stop: threading.Event) -> Answer:
        from app.net import aside  # noqa: PLC0415 - for the reason above

        return aside.answer(self._leaving.door(), request, stop)

    def _pace(self, *limits: tuple[int, float]) -> Pace:
        from app.net.pace import Pace  # noqa: PLC0415 - for the reason above

        return self._paces.setdefault(limits, Pace(limits, self._clock))


class _Asking:
    """One source during one round: what would go wrong with every address is met once, and the others are not sent."""

    def __init__(self, begin: Callable[[], _Ask]) -> None:
        self._begin = begin
        self._ask: _Ask | None = None
        self._failure: NetError | StoreError | None = None

    def names(self, own: OwnAddress) -> tuple[str, ...]:
        """Return the breaches of `own`; a NetError or StoreError if that is not known."""
        if self._failure is not None:
            raise self._failure
        try:
            self._ask = self._ask or self._begin()
            return self._ask(own)
        except (NetError, StoreError) as error:
            if self._ask is None or _concerns_all(error):
                self._failure = error
            raise


def _is_ticked(own: OwnAddress, source: AddressSource) -> bool:
    return any(way.source is source for way in own.ways)


def _concerns_all(error: BaseException) -> bool:
    """Tell whether the next address would fare alike, so that it is not even sent."""
    from app.net import errors  # noqa: PLC0415 - it was loaded by whoever raised

    alike = (
        *(errors.NotAllowed, errors.NotRecorded, errors.NotTrusted, errors.RouteDown, errors.NoConnection),
        *(errors.NameUnknown, errors.Refused, errors.NotInPlan, errors.KeyRefused, errors.Busy, errors.Stopped),
    )
    return isinstance(error, alike)
