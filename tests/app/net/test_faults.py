from __future__ import annotations

import pytest

from app.errors import NetError
from app.net import errors
from app.net.client import Limits
from app.words import LANGUAGES, Words
from tests.app.net.doors import PREFIX, SUFFIX, stub, told
from tests.stubs import faults
from tests.stubs.pwned import Corpus

QUICK = Limits(connect=5, silence=0.4, whole=1)
LONG = Limits(whole=60)

TOO_SLOW = ("hang", "hang-in-body", "drip", "drip-head")
INCOMPLETE = (
    "reset",
    "close",
    "length-too-short",
    "length-too-short:plain",
    "body-too-short",
    "cut:line",
    "cut:within",
    "chunked-cut",
    "chunked-cut:plain",
    "truncgzip:25",
    "truncgzip:50",
    "truncgzip:99",
    "mislabelled",
    "after-gzip",
    "empty",
    *(f"edited:{name}" for name in faults.EDITS if name not in {"lf", "lower"}),
)
CHANGED = (
    "edited:lf",
    "edited:lower",
    "mislabelled:br",
    "mislabelled:deflate",
    "mistyped",
    "204",
    "301",
    "302",
    "302-http",
    "302-bomb",
    "304",
    *(page for page in faults.PAGES if page not in {"empty", "long"}),
)
REASONS: dict[str, type[NetError]] = {
    **dict.fromkeys(TOO_SLOW, errors.TooSlow),
    **dict.fromkeys(INCOMPLETE, errors.Incomplete),
    **dict.fromkeys(CHANGED, errors.Changed),
    **dict.fromkeys(("bomb", "bomb:plain", "long"), errors.TooLarge),
    **dict.fromkeys(("400", "404", "404-empty"), errors.Unexpected),
    **{f"429:{pause}": errors.Busy for pause in ("", "-5", "999999999", "99999999999999", "abc")},
    **{f"503:{pause}": errors.ServiceDown for pause in ("", "Fri, 01 Jan 2999 00:00:00 GMT", "Mon, 99")},
    "500": errors.ServiceDown,
    "502": errors.ServiceDown,
    "403": errors.Refused,
}
"""Every way in which the stub breaks an answer, and what a person is told."""


@pytest.mark.parametrize("fault", REASONS)
def test_no_fault_ever_reads_as_an_answer(fault: str) -> None:
    with stub(always=fault) as server:
        (answer,) = told(server, limits=QUICK if fault in TOO_SLOW else LONG)
    assert (answer.prefix, answer.counts) == (PREFIX, None)
    assert answer.reason == REASONS[fault].message


def test_every_fault_of_the_stub_is_in_the_table() -> None:
    known = {fault.partition(":")[0] for fault in REASONS}
    assert known == {*faults.PAGES, *faults.STATUSES, *faults._BROKEN}


@pytest.mark.parametrize("fault", ["cut:line", "edited:no-padding", "edited:short-padding", "truncgzip:50", "empty"])
def test_a_fault_in_a_range_without_a_leak_does_not_read_as_not_found(fault: str) -> None:
    with stub(always=fault, corpus=Corpus()) as server:
        (answer,) = told(server, ["00000"], limits=LONG)
    assert answer.counts is None


def test_a_padding_that_was_cut_is_no_proof_of_the_end() -> None:
    with stub(always="edited:no-padding") as server:
        (answer,) = told(server)
    assert answer.reason == errors.Incomplete.message


def test_a_fault_costs_only_its_own_range() -> None:
    prefixes = [f"{number:05X}" for number in range(6)]
    with stub("portal", "500", "reset") as server:
        answers = told(server, prefixes, limits=LONG)
    assert sorted(answer.prefix for answer in answers) == prefixes
    assert sum(answer.counts is None for answer in answers) == 3
    assert {answer.reason for answer in answers if answer.counts is not None} == {None}


@pytest.mark.parametrize("patience", ["429:0", "503:0", "503:Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_service_that_asks_for_patience_is_asked_again(patience: str) -> None:
    with stub(patience) as server:
        (answer,) = told(server, limits=LONG)
        assert len(server.asked) == 2
    assert answer.counts is not None
    assert answer.counts[SUFFIX] == 9_876_543


def test_patience_ends_after_three_times() -> None:
    with stub(always="429:0") as server:
        (answer,) = told(server, limits=LONG)
        assert len(server.asked) == 3
    assert answer.reason == errors.Busy.message


@pytest.mark.parametrize("fault", ["403", "500", "404", "portal", "429:abc", "429:61"])
def test_nothing_else_is_asked_twice(fault: str) -> None:
    with stub(always=fault) as server:
        told(server, limits=LONG)
        assert len(server.asked) == 1


def test_a_service_that_fails_every_time_is_left_alone() -> None:
    prefixes = [f"{number:05X}" for number in range(300)]
    with stub(always="500") as server:
        answers = told(server, prefixes, limits=LONG)
        assert len(server.asked) < 40
    assert len(answers) == 300
    assert {answer.reason for answer in answers} == {errors.ServiceDown.message}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_without_parameters_in_both_languages(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    classes = [kind for kind in NetError.__subclasses__() if kind.__module__ == errors.__name__]
    said = {words.message(kind.message, {}) for kind in classes}
    assert len(said) == len(classes) > 1
    assert not any("{" in sentence for sentence in said)
