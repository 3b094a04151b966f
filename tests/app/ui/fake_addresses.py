"""Which addresses does a made-up house know of?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.errors import BilanError
from app.ui.services import Job
from app.values.kept_addresses import AddressBook, KeyState, KnownAddress, Looking, NamedBreach, Told
from app.values.outside import Recipient
from checks.exposure.breach import Breach
from checks.model import MessageId
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, SeenAddress, Way
from checks.secret import Secret

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
COLETTE, WORK, SHOP, THROWN = (
    "colette@orme.example",
    "c.marchal@atelier.example",
    "colette+shop@gmail.com",
    "x@jetable.org",
)
HEAD = "Host: haveibeenpwned.com\r\nUser-Agent: Bilan\r\nAccept-Encoding: gzip\r\nhibp-api-key: " + "." * 32 + "\r\n"
QUESTIONS: Mapping[Way, str] = {
    Way.HIBP_RANGE: f"GET /api/v3/breachedaccount/range/567159 HTTP/1.1\r\n{HEAD}",
    Way.HIBP_CLEAR: f"GET /api/v3/breachedaccount/colette%40orme.example?truncateResponse=true HTTP/1.1\r\n{HEAD}",
    Way.XPOSED: "GET /v1/check-email/colette%40orme.example HTTP/1.1\r\nHost: api.xposedornot.com\r\n",
}
KEY_QUESTION = f"GET /api/v3/subscription/status HTTP/1.1\r\n{HEAD}"
TAKEN = ("Email addresses", "Passwords")
TISSAGE = Breach("Tissage", "Tissage Club", "tissage.example", date(2024, 3, 9), date(2024, 8, 1), 9_000, TAKEN)
COLIVO = Breach("Colivo", "Colivo", "colivo.example", date(2019, 1, 1), date(2021, 5, 3), 9_000, ("Phone numbers",))
LISTED = {each.name: NamedBreach(each.name, each, private=False) for each in (TISSAGE, COLIVO)}


def told(
    source: AddressSource,
    result: Result,
    *breaches: NamedBreach,
    days: int = 0,
    private: int = 0,
    reason: str | None = None,
) -> Told:
    """Return an answer that was given so many days before NOW."""
    names = tuple(each.name for each in breaches if not each.private)
    at = NOW - timedelta(days=days)
    answer = AddressAnswer(COLETTE, source, result, at, names, private, MessageId(reason) if reason else None)
    return Told(answer, breaches)


def known(
    address: str, *ways: Way, accounts: int = 0, disposable: bool = False, **answers: Sequence[Told]
) -> KnownAddress:
    """Return an address; `hibp` and `xposed` are what was told of it."""
    sources = {"hibp": AddressSource.HIBP, "xposed": AddressSource.XPOSED}
    seen = SeenAddress(address, accounts, address, disposable) if accounts else None
    of_each = {sources[name]: each for name, each in answers.items()}
    return KnownAddress(OwnAddress(address, frozenset(ways)), bool(ways), seen, of_each)


def full() -> AddressBook:
    """Return an address of each kind: found, not found, not known, never asked, without a tick."""
    private = NamedBreach("Discreet", None, private=True)
    found = told(AddressSource.HIBP, Result.FOUND, *LISTED.values())
    also = told(AddressSource.XPOSED, Result.FOUND, LISTED["Tissage"], private, private=2)
    failed = told(AddressSource.HIBP, Result.UNKNOWN, reason="net.busy")
    before = told(AddressSource.HIBP, Result.NOT_FOUND, days=12)
    clean = told(AddressSource.HIBP, Result.NOT_FOUND, days=1)
    return AddressBook(
        (
            known(COLETTE, Way.HIBP_CLEAR, Way.XPOSED, accounts=47, hibp=[found], xposed=[also]),
            known(WORK, Way.HIBP_RANGE, accounts=12, hibp=[failed, before]),
            known("colette@gmail.com", Way.HIBP_RANGE, accounts=6, hibp=[clean]),
            known("marchal@orme.example", Way.XPOSED),
            known(SHOP, accounts=2),
            known(THROWN, accounts=1, disposable=True),
        ),
        KeyState.KEPT,
    )


class FakeAddresses:
    """Fulfils `app.ui.services.Addresses`. What it is told to look up is answered as `answers` says."""

    def __init__(self, job: Callable[[str, Callable[[], Any]], Job[Any]]) -> None:
        self._job = job
        self.now = AddressBook((), KeyState.NONE)
        self.key: Secret | None = None
        self.asked: list[tuple[frozenset[str], frozenset[Recipient]]] = []
        self.answers: Sequence[Looking | AddressAnswer] = ()
        self.refuses: BilanError | None = None
        self.waits = threading.Event()
        self.waits.set()
        self.stopped = threading.Event()

    def book(self) -> Job[AddressBook]:
        return self._job("book", lambda: self.now)

    def tick(self, address: str, ways: Collection[Way]) -> Job[AddressBook]:
        def ticked() -> AddressBook:
            others = tuple(each for each in self.now.known if each.own.address != address)
            mine = next((each for each in self.now.known if each.own.address == address), known(address))
            mine = replace(mine, own=OwnAddress(address, frozenset(ways)), kept=True)
            self.now = replace(self.now, known=(mine, *others))
            return self.now

        return self._job(f"tick {address} {' '.join(sorted(way.value for way in ways))}".strip(), ticked)

    def forget(self, address: str) -> Job[AddressBook]:
        def forgotten() -> AddressBook:
            self.now = replace(self.now, known=tuple(each for each in self.now.known if each.own.address != address))
            return self.now

        return self._job(f"forget {address}", forgotten)

    def questions(self, _address: str) -> Job[Mapping[Way, str]]:
        return self._job("questions", lambda: QUESTIONS)

    def key_question(self) -> Job[str]:
        return self._job("key question", lambda: KEY_QUESTION)

    def keep_key(self, key: Secret, agreed: Collection[Recipient] = ()) -> Job[AddressBook]:
        def kept() -> AddressBook:
            if self.refuses is not None:
                raise self.refuses
            assert Recipient.HIBP in agreed
            self.key = key
            self.now = replace(self.now, key=KeyState.KEPT)
            return self.now

        return self._job("keep key", kept)

    def forget_key(self) -> Job[AddressBook]:
        def forgotten() -> AddressBook:
            self.key = None
            self.now = replace(self.now, key=KeyState.NONE)
            return self.now

        return self._job("forget key", forgotten)

    def look_up(self, wanted: Collection[str], agreed: Collection[Recipient] = ()) -> Job[Looking | AddressAnswer]:
        def job(stop: threading.Event) -> Iterator[Looking | AddressAnswer]:
            self.asked.append((frozenset(wanted), frozenset(agreed)))
            for answer in self.answers:
                yield answer
                while not self.waits.wait(0.02):
                    if stop.is_set():
                        self.stopped.set()
                        return

        return job
