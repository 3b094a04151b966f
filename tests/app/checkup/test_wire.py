from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checkup import look_messages, wire
from app.checkup.audit_messages import ANSWERS, ORDERS, Look, Start
from app.checkup.deals import Judged
from app.checkup.events import (
    AuditRequest,
    CheckDone,
    Examined,
    Found,
    Progress,
    SkippedPart,
    Source,
    SourceFailed,
    SourceOpened,
    Stage,
)
from checks.facts import Tally
from checks.model import (
    CheckId,
    Evidence,
    Finding,
    MessageId,
    Outcome,
    Person,
    Subject,
    Urgency,
)
from checks.secret import Secret

T = TypeVar("T")
TODAY = date(2026, 11, 24)
FINDING = Finding(
    CheckId("passwords.reuse"),
    Outcome.FAIL,
    (Subject("Banque", "bank.example", "alice", "vault.json"),),
    Evidence(MessageId("reuse.shared"), {"n": 2, "site": "é"}),
    Urgency.FIRST,
)
SKIPPED = SkippedPart(MessageId("skipped.note"), {"n": 1}, 1, damaged=False)
JUDGED = wire.Kinds(Judged)


def over_the_wire(message: object, kinds: wire.Kinds[T]) -> T | None:
    pipe = io.BytesIO()
    wire.send(pipe, message)
    pipe.seek(0)
    return wire.receive(pipe, kinds)


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        (SourceOpened("a.json", "bitwarden-json", 3, (SKIPPED,)), ANSWERS),
        (SourceFailed("a.json", "KeyWrong", MessageId("source.key_wrong"), {"name": "a.json"}), ANSWERS),
        (Progress(Stage.JUDGING, 3, 9, CheckId("passwords.reuse")), ANSWERS),
        (Found(FINDING), ANSWERS),
        (CheckDone(CheckId("passwords.reuse"), Outcome.PARTIAL, 0.5, Tally(1, 2, 1, 2)), ANSWERS),
        (Examined("a.json", "kdbx", locked=True), ANSWERS),
        (
            Start(AuditRequest((Source(Path("/x/a.kdbx"), Secret("öpen"), Path("k.key")), Source(Path("b")))), TODAY),
            ORDERS,
        ),
        (Start(AuditRequest((), Person(("Alice",), 1984, "Lyon")), TODAY), ORDERS),
        (Judged((FINDING,)), JUDGED),
        (wire.Crashed("ValueError", "app.x:3"), ANSWERS),
    ],
)
def test_every_message_arrives_as_it_was_sent(message: object, kinds: wire.Kinds[object]) -> None:
    assert over_the_wire(message, kinds) == message


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_password_crosses_the_pipe_unchanged(text: str) -> None:
    received = over_the_wire(Start(AuditRequest((Source(Path("a"), Secret(text)),)), TODAY), ORDERS)
    assert isinstance(received, Start)
    assert received.request.sources[0].password == Secret(text)


def test_no_password_and_a_blank_one_stay_different_keys() -> None:
    request = AuditRequest((Source(Path("a"), None), Source(Path("a"), Secret(""))))
    received = over_the_wire(Start(request, TODAY), ORDERS)
    assert isinstance(received, Start)
    none, blank = received.request.sources
    assert none.password is None
    assert blank.password == Secret("")


@given(st.binary(min_size=1, max_size=300))
def test_a_line_that_is_no_message_is_refused_without_quoting_it(line: bytes) -> None:
    with pytest.raises(wire.WireBroken) as caught:
        wire.receive(io.BytesIO(line), ANSWERS)
    assert caught.value.args == ()
    assert caught.value.__cause__ is not None
    assert not caught.value.__cause__.args


@pytest.mark.parametrize("kinds", [ORDERS, JUDGED, look_messages.ORDERS, look_messages.ANSWERS])
def test_each_end_takes_only_what_is_for_it(kinds: wire.Kinds[object]) -> None:
    with pytest.raises(wire.WireBroken):
        over_the_wire(Found(FINDING), kinds)


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(wire.WireBroken):
        wire.receive(
            io.BytesIO(b'{"type":"Progress","value":{"stage":"judging","done":"many","of":1,"check":null}}\n'), ANSWERS
        )


def test_the_end_of_the_pipe_is_told_apart_from_a_message() -> None:
    assert wire.receive(io.BytesIO(b""), ANSWERS) is None


def test_a_path_whose_bytes_are_no_text_crosses_the_wire() -> None:
    look = Look(Path(os.fsdecode(b"/tmp/caf\xe9")))
    assert over_the_wire(look, ORDERS) == look


def test_half_a_surrogate_pair_of_a_foreign_file_ends_no_message() -> None:
    subject = Subject("Caf\ud800", "bank.example", "a", "v")
    evidence = Evidence(MessageId("a"), {"\udfff": "\udc00é"})
    told = over_the_wire(Found(replace(FINDING, subjects=(subject,), evidence=evidence)), ANSWERS)
    cleaned, left = Subject("Caf\ufffd", "bank.example", "a", "v"), Evidence(MessageId("a"), {"\ufffd": "\ufffdé"})
    assert told == Found(replace(FINDING, subjects=(cleaned,), evidence=left))


def test_a_password_keeps_the_half_of_a_pair_that_is_in_it() -> None:
    request = AuditRequest((Source(Path("a"), Secret("a\ud800")),), Person(("\ud800",)))
    told = over_the_wire(Start(request, TODAY), ORDERS)
    assert isinstance(told, Start)
    assert told.request.sources[0].password == Secret("a\ud800")
    assert told.request.person.names == ("\ufffd",)
