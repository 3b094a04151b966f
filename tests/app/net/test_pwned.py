from __future__ import annotations

import gzip
import threading
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.net import examples, pwned
from app.net.client import Limits
from app.net.errors import Changed, Incomplete
from app.net.request import HOSTS, Answer, head
from app.store.ledger import PassingLedger
from app.values.outside import ANSWERED, Recipient
from tests.app.net.doors import PREFIX, SUFFIX, corpus, ranges, stub, told
from tests.stubs import faults
from tests.stubs.exchange import Asked
from tests.stubs.exposure_server import ExposureServer, paths
from tests.stubs.pwned import Corpus, sha1

HEX = st.text("0123456789ABCDEF", min_size=35, max_size=35)


def answered(body: bytes) -> Answer:
    return Answer("text/plain", body)


def test_a_leaked_password_is_found_with_its_count() -> None:
    with stub() as server:
        (answer,) = told(server)
    assert answer.counts is not None
    assert answer.counts[SUFFIX] == 9_876_543
    assert len(answer.counts) == 301


def test_a_range_without_leaks_is_a_whole_answer() -> None:
    with stub(corpus=Corpus()) as server:
        (answer,) = told(server, ["00000"])
    assert answer.counts == {}


def test_what_stands_only_in_the_padding_is_not_found() -> None:
    with stub(corpus=Corpus(padding=(SUFFIX,))) as server:
        (answer,) = told(server)
    assert answer.counts == {}


def test_a_count_above_two_to_the_31_stays_whole() -> None:
    with stub(corpus=Corpus().leaked(password=2**31 + 5)) as server:
        (answer,) = told(server)
    assert answer.counts == {SUFFIX: 2**31 + 5}


def test_small_letters_are_refused_because_the_service_never_sends_them() -> None:
    with stub(corpus=Corpus(lower=True).leaked(password=3)) as server:
        (answer,) = told(server)
    assert answer.reason == Incomplete.message


def test_the_bytes_that_are_shown_are_the_bytes_that_leave() -> None:
    with stub() as server:
        told(server)
        (asked,) = server.asked
        assert asked.head.decode() == head(pwned.request(PREFIX), server.origin)
    shown = examples.question(Recipient.PWNED_PASSWORDS).replace(HOSTS[Recipient.PWNED_PASSWORDS], server.origin)
    assert shown.replace("21BD1", PREFIX) == asked.head.decode()


def test_the_example_shows_nothing_but_what_is_needed() -> None:
    assert examples.question(Recipient.PWNED_PASSWORDS).splitlines() == [
        "GET /range/21BD1 HTTP/1.1",
        "Host: api.pwnedpasswords.com",
        "User-Agent: Bilan",
        "Accept-Encoding: gzip",
        "Add-Padding: true",
        "",
    ]


def test_each_range_is_asked_for_once_in_an_order_of_chance() -> None:
    prefixes = [f"{number:05X}" for number in range(200)]
    with stub() as server:
        told(server, [*prefixes, *prefixes], limits=Limits(whole=60))
        asked = paths(server.asked)
    assert sorted(asked) == [f"/range/{prefix}" for prefix in prefixes]
    assert asked != sorted(asked)


def test_few_connections_serve_many_ranges() -> None:
    with stub() as server:
        told(server, [f"{number:05X}" for number in range(60)], limits=Limits(whole=60))
        assert len({asked.port for asked in server.asked}) <= 8


@pytest.mark.parametrize("fault", ["portal", "mistyped", "truncgzip:50", "after-gzip", "edited:no-padding"])
def test_after_a_spoiled_answer_the_next_question_opens_a_new_connection(
    monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The old one stays open here, but the other side may end it at any moment: a question sent on it could be lost."""
    monkeypatch.setattr(pwned, "_AT_ONCE", 1)
    with stub("ok", "ok", fault) as server:
        answers = told(server, [f"{number:05X}" for number in range(5)])
        first, second, spoiled, fourth, fifth = (asked.port for asked in server.asked)
    assert sum(answer.counts is None for answer in answers) == 1
    assert first == second == spoiled != fourth == fifth


def test_the_ledger_holds_each_request_without_what_was_the_persons() -> None:
    ledger = PassingLedger()
    with stub("429:0") as server:
        told(server, [PREFIX, "00000"], ledger)
        departures = ledger.departures()
        assert len(departures) == len(server.asked) == 3
    assert sorted(departure.outcome for departure in departures) == [ANSWERED, ANSWERED, "net.busy"]
    for departure in departures:
        assert departure.host == server.origin
        assert departure.sent.startswith("GET /range/..... HTTP/1.1\r\nHost: localhost")
        assert len(departure.sent) == len(server.asked[0].head)
        assert (departure.received > 0) == (departure.outcome == ANSWERED)


def test_the_ledger_counts_as_many_requests_as_the_service_when_many_go_wrong() -> None:
    ledger = PassingLedger()
    with stub("portal", "reset", "500", "429:0", "truncgzip:50", "bomb", "302") as server:
        told(server, [f"{number:05X}" for number in range(40)], ledger, Limits(whole=60))
        assert len(ledger.departures()) == len(server.asked) == 41


@pytest.mark.parametrize(
    "wrong", ["", "1234", "12345 ", "abcde", "123456", "../..", "GGGGG", "hunter2", "1234\n", "\u0661" * 5]
)
def test_nothing_but_five_characters_of_a_hash_can_be_asked(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no text, which would quote what was to leave
        pwned.request(wrong)


@given(st.dictionaries(HEX, st.integers(1, 10**12), max_size=30), st.lists(HEX, min_size=10, max_size=40))
def test_any_whole_answer_is_understood(counts: dict[str, int], padding: list[str]) -> None:
    lines = [f"{suffix}:{counts[suffix]}" for suffix in sorted(counts)] + [f"{suffix}:0" for suffix in padding]
    assert pwned.parsed(answered("\r\n".join(lines).encode())) == counts


@given(st.integers(0))
def test_an_answer_cut_anywhere_is_whole_or_refused(at: int) -> None:
    server = ExposureServer(corpus())
    whole = faults._plain(server.reply(Asked(_HEAD, 1, 0))).body
    cut = whole[: at % len(whole)]
    try:
        counts = pwned.parsed(answered(cut))
    except (Incomplete, Changed):
        return
    assert counts == pwned.parsed(answered(whole))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_politely(body: bytes) -> None:
    with pytest.raises((Incomplete, Changed)):
        pwned.parsed(answered(body))


def test_another_type_of_content_is_no_answer() -> None:
    with pytest.raises(Changed):
        pwned.parsed(Answer("text/html", b""))


_HEAD = f"GET /range/{PREFIX} HTTP/1.1\r\nAccept-Encoding: gzip\r\nAdd-Padding: true\r\n\r\n".encode()


def stub_says(head: str) -> tuple[int, bytes]:
    reply = ExposureServer(corpus()).reply(Asked(head.replace("\n", "\r\n").encode() + b"\r\n\r\n", 1, 0))
    return reply.status, reply.body


def test_the_stub_answers_as_the_published_source_of_the_service() -> None:
    assert stub_says("GET /range/1234 HTTP/1.1") == (400, b"The hash prefix was not in a valid format")
    assert stub_says("GET /range/GGGGG HTTP/1.1") == (400, b"The hash prefix was not valid hexadecimal")
    assert stub_says("GET /other HTTP/1.1") == (400, b"Invalid API query")
    status, body = stub_says("POST /range/12345 HTTP/1.1")
    assert (status, b"used the POST verb" in body) == (405, True)
    status, body = stub_says(f"GET /range/{PREFIX.lower()} HTTP/1.1\nAdd-Padding: TRUE")
    lines = body.split(b"\r\n")
    assert status == 200
    assert f"{SUFFIX}:9876543".encode() in lines
    assert lines[-1].endswith(b":0")
    assert 10 <= sum(line.endswith(b":0") for line in lines) <= 209
    assert stub_says(f'GET /range/{PREFIX} HTTP/1.1\nIf-None-Match: "stub-1"') == (304, b"")
    _, body = stub_says("GET /range/00000?mode=ntlm HTTP/1.1\nAdd-Padding: true\nAccept-Encoding: gzip")
    assert {len(line.split(b":")[0]) for line in gzip.decompress(body).split(b"\r\n")} == {27}
    _, body = stub_says(f"GET /range/{PREFIX} HTTP/1.1\nAccept-Encoding: br, deflate")
    assert f"{SUFFIX}:9876543".encode() in zlib.decompress(body)


def test_a_stop_before_the_first_answer_asks_for_nothing_more() -> None:
    stop = threading.Event()
    stop.set()
    with stub() as server:
        assert list(ranges(server)([f"{number:05X}" for number in range(400)], stop)) == []
        assert len(server.asked) < 400
    assert sha1("password").startswith(PREFIX)
