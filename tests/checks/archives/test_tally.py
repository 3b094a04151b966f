from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from app.knowledge import archive_rules
from checks.archives.knowledge import Knowledge
from checks.archives.model import (
    Audience,
    Connection,
    Invitation,
    Known,
    Knows,
    Message,
    Network,
    Part,
    Place,
    Present,
    Spotted,
    Wrote,
)
from checks.archives.review import Habit, Review
from checks.archives.said import Said
from checks.archives.tally import MOST_FINDINGS, Tally

KEY = b"a key of nobody"
MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOUNS = Present(("posts", "comments", "messages_sent", "conversations", "invitations_sent"))
KNOWLEDGE = Knowledge(re.compile("CEO"), re.compile("assistant"), {"health": re.compile("diet", re.IGNORECASE)})


def look(wrote: Wrote) -> Iterable[Spotted]:
    """Be a text engine that knows three words."""
    for word, category, severity in (("idiot", "tone", 2), ("buy", "pitch", 1), ("secret", "confidential", 3)):
        if word in wrote.text:
            yield Spotted(f"test.{word}", category, severity, (0, len(word)))


def reviewed(*parts: Part, said: Said | None = None) -> Review:
    tally = Tally(Network.LINKEDIN, KNOWLEDGE, look, said)
    for part in (NOUNS, *parts):
        tally.take(part)
    return tally.review()


def habit(name: str, *parts: Part) -> Habit:
    return next(each for each in reviewed(*parts).habits if each.id == f"social.{name}")


def wrote(text: str, at: datetime | None, place: Place = Place.POST, audience: Audience = Audience.PUBLIC) -> Wrote:
    return Wrote(text, at, place, audience)


def message(day: int, *, mine: bool, text: str = "Hello", conversation: str = "c", other: str = "bo") -> Message:
    at = datetime(2026, 7, day, 10, tzinfo=UTC)
    said = wrote(text, at, Place.MESSAGE, Audience.ADDRESSEES) if mine else None
    return Message(conversation, mine, at, (other,), said)


def test_what_was_called_fine_is_left_out_of_everything_and_counted() -> None:
    texts = (wrote("idiot", MARCH), wrote("idiot secret", MARCH))
    said = Said(key=KEY)
    (worst, other_, same) = reviewed(*texts, said=said).findings
    told = reviewed(*texts, said=Said(KEY, frozenset({other_.mark})))
    assert (worst.category, told.fine) == ("confidential", 1)
    assert told.findings == (worst, same)
    assert told.found == {"confidential": 1, "tone": 1}
    assert [each.affected for each in told.habits if each.id == "social.tone"] == [1]


def test_a_mark_is_of_one_text_one_rule_one_day_and_one_key() -> None:
    said = Said(key=KEY)
    texts = ("idiot", MARCH), ("idiot!", MARCH), ("idiot", None)
    marks = [reviewed(wrote(*each), said=said).findings[0].mark for each in texts]
    marks.append(reviewed(wrote(*texts[0]), said=Said(b"another key")).findings[0].mark)
    assert len(set(marks)) == len(marks)
    again = reviewed(wrote("fine", None), wrote(*texts[0]), said=said).findings[0].mark
    assert again == marks[0]


def test_heated_words_are_told_by_quarter() -> None:
    told = habit(
        "tone",
        wrote("idiot", datetime(2026, 2, 1, 23, tzinfo=UTC)),
        wrote("fine", datetime(2026, 3, 31, tzinfo=UTC)),
        wrote("fine", datetime(2026, 4, 1, 12, tzinfo=UTC)),
        wrote("idiot", None),
    )
    assert (told.affected, told.of) == (2, 4)
    assert told.by_quarter == {"2026-Q1": (1, 2), "2026-Q2": (0, 1)}
    assert told.counts["at_night"] == 2


def test_a_first_message_that_sells_to_a_new_contact_is_told() -> None:
    told = habit(
        "pitch",
        Connection(("bo",), "Cook", date(2026, 7, 1)),
        message(4, mine=True, text="later we may buy"),  # the newest first, as archives have them
        message(3, mine=True, text="do buy"),
        message(5, mine=False),
        message(3, mine=False, conversation="theirs"),
        message(4, mine=True, text="buy", conversation="theirs"),
    )
    assert (told.affected, told.of) == (1, 1)
    assert (told.counts["first_messages"], told.counts["to_new_contacts"]) == (1, 1)


def test_the_same_text_with_another_name_counts_as_the_same() -> None:
    text = "Dear {}, I have an offer for you that you cannot refuse"
    names = ("Bo", "Eva", "Kim", "Lou", "Max")
    sent = [
        message(1, mine=True, text=text.format(name), conversation=name, other=f"in/{name.lower()}-lind")
        for name in names
    ]
    assert habit("pitch", *sent).counts["same_text"] == 1
    assert habit("pitch", *sent[:4]).counts["same_text"] == 0


@pytest.mark.parametrize(
    ("parts", "affected"),
    [
        ((message(1, mine=True), message(4, mine=True)), 1),
        ((message(1, mine=True), message(1, mine=True)), 0),  # a thought that was sent in two pieces
        ((message(1, mine=True), message(2, mine=False), message(4, mine=True)), 0),
        ((message(4, mine=True), message(1, mine=True), message(9, mine=False)), 1),
    ],
)
def test_to_write_again_without_an_answer_is_to_insist(parts: tuple[Message, ...], affected: int) -> None:
    told = habit("pester", *parts)
    assert (told.affected, told.of) == (affected, 1)


def test_executives_are_known_by_title_and_who_has_not_accepted_is_unknown() -> None:
    told = habit(
        "pester",
        message(1, mine=True),
        message(4, mine=True),
        Connection(("bo",), "CEO", None),
        Connection(("eva",), "CEO assistant", None),
        *(Invitation(key, None) for key in ("bo", "eva", "kim")),
    )
    assert told.counts["unanswered_executives"] == 1
    levels = {level: told.counts[f"invitations_{level}"] for level in ("executives", "others", "unknown")}
    assert levels == {"executives": 1, "others": 1, "unknown": 1}


def test_a_conversation_with_an_undated_message_was_opened_by_nobody_knows_whom() -> None:
    told = reviewed(message(1, mine=True), Message("c", mine=False, at=None))
    assert (told.counts["conversations"], told.counts["conversations_opened"]) == (1, 0)


def test_the_worst_and_most_public_text_comes_first_and_all_are_counted() -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    many = [wrote("idiot", day, audience=Audience.NETWORK) for _ in range(MOST_FINDINGS + 50)]
    told = reviewed(
        wrote("buy", day), *many, wrote("secret", day, Place.MESSAGE, Audience.ADDRESSEES), wrote("secret", day)
    )
    assert len(told.findings) == MOST_FINDINGS
    assert told.found == {"confidential": 2, "pitch": 1, "tone": MOST_FINDINGS + 50}
    first, second, third, *_ = told.findings
    assert (first.rule, first.audience) == ("test.secret", Audience.PUBLIC)
    assert (second.rule, second.audience) == ("test.secret", Audience.ADDRESSEES)
    assert third.rule == "test.idiot"
    assert told.findings[-1].rule == "test.idiot"  # not the hint, which came first


def test_what_is_known_counts_once_and_the_sensitive_comes_first() -> None:
    known = [
        Known(Knows.ADVERTISER, "Shop", "events", 40),
        Known(Knows.ADVERTISER, "shop "),
        Known(Knows.LOGIN, "diet"),
    ]
    told = reviewed(*known, Known(Knows.INFERENCE, "On a Diet"), Known(Knows.APP, "Game")).footprint
    assert told.counts == {Knows.ADVERTISER: 1, Knows.INFERENCE: 1, Knows.APP: 1, Knows.LOGIN: 1}
    assert [each.what for each in told.surprising] == ["On a Diet", "Shop", "Game"]
    assert (told.topics, told.events) == ({"health": 1}, 40)


def test_no_text_is_shown_by_a_value() -> None:
    assert "idiot" not in repr(wrote("idiot", None))


@pytest.mark.parametrize(
    "title", ["CEO & co-founder", "PDG", "Directrice générale", "VP Sales", "Head of Data", "Présidente"]
)
def test_titles_of_executives_are_known(title: str) -> None:
    assert archive_rules.knowledge().is_executive(title)


@pytest.mark.parametrize(
    "title", ["Assistante de direction", "Executive assistant to the CEO", "Product owner", "Cook", "Art director"]
)
def test_other_titles_are_not(title: str) -> None:
    assert not archive_rules.knowledge().is_executive(title)


@pytest.mark.parametrize(
    ("what", "topic"),
    [
        ("Diabetes care", "health"),
        ("Croix-Rouge française", "health"),
        ("Ramadan", "religion"),
        ("Politics and Law", "politics"),
        ("LGBT rights", "sexuality"),
        ("Casino Orme", "money"),
        ("Loans", "money"),
        ("Interested in a new job", "work"),
        ("Activision", ""),
        ("Konbini", ""),
    ],
)
def test_sensitive_topics_are_known(what: str, topic: str) -> None:
    assert archive_rules.knowledge().topic(what) == topic
