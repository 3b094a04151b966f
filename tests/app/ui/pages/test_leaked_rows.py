from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.checkup.events import AuditDone, CheckDone, Event, Found
from app.checkup.record import recorded
from app.knowledge import catalogue
from app.ui.pages.grouping import grouped
from app.ui.pages.unread import could_not_look
from app.words import LANGUAGES, Language, Words
from checks.facts import Leak, Tally
from checks.model import Finding, MessageId, Outcome
from checks.passwords import leaked
from checks.secret import Secret
from tests.builders import facts, login

SEEN = {"one": 4, "two": 5, "three": 1234}


def findings() -> list[Finding]:
    leaks = {leaked.digest(Secret(word)): Leak(count) for word, count in SEEN.items()}
    leaks[leaked.digest(Secret("four"))] = Leak(None, MessageId("net.busy"))
    logins = [login(f"{word}.example", word) for word in (*SEEN, "four")]
    return list(leaked.judge(facts(*logins, leaks=leaks)))


def test_leaks_of_one_magnitude_are_one_row() -> None:
    rows = grouped(Words("en"), findings())
    assert [row.title for row in rows] == ["2 accounts have a leaked password", "1 account has a leaked password"]
    assert "1,000" in rows[1].why


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_compared_is_a_row_with_its_reason(language: Language) -> None:
    words = Words(language)
    done = CheckDone(leaked.ID, Outcome.PARTIAL, 0.25, Tally(3, 4, 3, 4))
    events: list[Event] = [*map(Found, findings()), done, AuditDone(4)]
    record = recorded(events, datetime(2026, 11, 24, tzinfo=UTC), "0", "0")
    (row,) = could_not_look(words, catalogue.load(), record)
    assert row.reason == words.message(MessageId("net.busy"), {})
