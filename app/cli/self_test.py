"""`bilan self-test`: is this installation whole?"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from app.checkup import runner
from app.checkup.events import AuditDone, Found
from app.cli import self_test_readers
from app.cli.document import SCHEMA
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.errors import BilanError, ResourceError, place
from app.knowledge import (
    archive_rules,
    catalogue,
    emergency,
    licences,
    link_rules,
    platforms,
    post_rules,
    rules,
    scenarios,
    wordlist,
)
from app.letters.phrases import phrases
from app.services.audits import refuse_strangers, sample
from app.store.profile import open_store
from app.system.errors import KeychainMissing
from app.system.keychain import open_keychain
from app.values.outside import Recipient
from app.values.public_lists import PublicLists
from app.words import LANGUAGES, Words
from checks.exposure.breach import Breach
from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.facts import Need
from checks.links.inspect import inspected
from checks.model import CheckId, ItemId, Observation, Outcome, Provenance
from checks.posts.reading import read
from checks.posts.rules import found
from checks.registry import CHECKS


def run(terminal: Terminal) -> Exit:
    """Try each part on its own, say how it went, and fail if one does not work."""
    results = {name: _tried(part) for name, part in _PARTS.items()}
    terminal.document({"schema": SCHEMA, "parts": [{"id": x, "fault": fault} for x, fault in results.items()]})
    words = terminal.words
    for name, fault in results.items():
        terminal.line(f"{name}: {fault or words.text('works')}")
    if results["keychain"] is None and not has_keychain():
        terminal.remark(words.text("This computer has no keychain that Bilan can use: a passphrase takes its place."))
    return Exit.SOMETHING_TO_DO if any(results.values()) else Exit.NOTHING_TO_DO


def _tried(part: Callable[[], None]) -> str | None:
    try:
        part()
    except BilanError as error:
        return f"{type(error).__name__} {dict(error.params)}"
    except Exception as error:  # noqa: BLE001 - an edge: what is broken here is what is looked for
        return f"{type(error).__name__} at {place(error)}"
    return None


def _catalogue() -> None:
    refuse_strangers(catalogue.load())


def _words() -> None:
    # A number, a date and a time of each language need its data, which a bundle may have left out.
    for language in LANGUAGES:
        words = Words(language)
        for told in (words.number(1234), words.date(_LONG_AGO), words.time(18, 5), words.weekday(0)):
            if not told:
                raise ResourceError(detail=f"locale/{language}")
    wordlist.common()


def _resources() -> None:
    scenarios.scripts()
    emergency.load()
    platforms.platforms()
    rules.services()
    archive_rules.knowledge()
    for part in licences.parts():
        licences.text(part)
    for language in LANGUAGES:
        phrases(language)


def _links() -> None:
    # A rule of each file speaks: brands, endings, words.
    found = {each.rule for each in inspected("https://netflix-login.top/", link_rules.knowledge()).findings}
    if not {"brand_in_name", "worst_ending", "account_word"} <= found:
        raise ResourceError(detail="rules")


def _vault_process() -> None:
    # The sample holds something for every check but one: another that finds nothing in it does not work. Nobody is
    # asked for leaks.
    events = list(runner.audit(sample(), threading.Event(), datetime.now(UTC).date(), lists=_LISTS))
    found = {event.finding.check for event in events if isinstance(event, Found)}
    expected = {name for name, check in CHECKS.items() if Need.LEAKS not in check.meta.needs} - {_NOTHING_TWICE}
    if found != expected or not isinstance(events[-1], AuditDone):
        raise ResourceError(detail="sample")


def _store() -> None:
    item = Observation(ItemId("passwords.reuse"), Outcome.PASS, Provenance.DECLARED, datetime.now(UTC), value=1.0)
    with tempfile.TemporaryDirectory() as folder:
        keychain = _PassingKeychain()
        for expected in ((item,), (item, item)):
            store = open_store(Path(folder) / "self-test.db", lambda: keychain)
            store.add_observation(item)
            kept = store.observations()
            store.close()
            if kept != expected:
                raise ResourceError(detail="store")


def _post_rules() -> None:
    nothing = read("")
    for rule in post_rules.rulebook().rules:
        if rule.pattern:
            list(found(rule, nothing))  # compiles it


_NOTHING_TWICE = CheckId("exposure.duplicate")
_LONG_AGO = date(2023, 1, 1)
_LISTS = PublicLists(
    (Breach("Sample", "Sample", "jardins.example", _LONG_AGO, _LONG_AGO, 1, ("Passwords",)),),
    {"orme.example": Offer(frozenset({Factor.TOTP}), PasskeyUse.SIGN_IN)},
)
"""Public lists as they could be, made up for the sample."""


class _PassingKeychain:
    def __init__(self) -> None:
        self._key: bytes | None = None

    def key(self) -> bytes | None:
        return self._key

    def keep(self, key: bytes) -> None:
        self._key = key


def _door() -> None:
    from app.net import examples  # noqa: PLC0415 - the network is loaded by this part only
    from app.net.client import Door  # noqa: PLC0415 - as above
    from app.store.ledger import PassingLedger  # noqa: PLC0415 - as above

    Door(PassingLedger())  # with its TLS and the authorities of the system; nothing is asked
    for recipient in Recipient:
        examples.question(recipient)


def _keychain() -> None:
    has_keychain()  # a computer without one is served by a passphrase


def has_keychain() -> bool:
    """Tell whether this computer has a keychain that we accept; any other StoreError of it is raised."""
    try:
        open_keychain()
    except KeychainMissing:
        return False
    return True


_PARTS: dict[str, Callable[[], None]] = {
    "catalogue": _catalogue,
    "words": _words,
    "resources": _resources,
    "links": _links,
    "post-rules": _post_rules,
    "vault-process": _vault_process,
    "vaults": self_test_readers.vaults,
    "messages": self_test_readers.messages,
    "pictures": self_test_readers.pictures,
    "photographs": self_test_readers.photographs,
    "archives": self_test_readers.archives,
    "store": _store,
    "keychain": _keychain,
    "door": _door,
}
