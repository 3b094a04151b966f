"""Is each answer of Have I Been Pwned about an address read as what it is, and each fault as unknown?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest

from app.errors import NetError
from app.net import aside, errors, hibp
from app.net.client import Limits
from app.net.request import Answer, Request
from app.store.ledger import PassingLedger
from checks.secret import Secret
from tests.app.net.doors import door, stop_after, stub
from tests.stubs import faults
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.hibp import ACCOUNTS, CORE_KEY, DOMAIN, PRO_KEY, TEST_KEY

QUICK, LONG = Limits(connect=5, silence=0.4, whole=1), Limits(whole=60)
TOLD: dict[str, set[str]] = {
    "account-exists": {"Adobe"},
    "multiple-breaches": {"Adobe", "Gawker", "Stratfor"},
    "not-active-and-active-breach": {"Adobe"},
    "not-active-breach": set(),
    "opt-out": set(),
    "opt-out-breach": set(),
    "paste-sensitive-breach": set(),
    "permanent-opt-out": set(),
    "sensitive-and-other-breaches": {"Adobe", "Gawker"},
    "sensitive-breach": set(),
    "spam-list-only": {"Mailings"},
    "spam-list-and-others": {"Mailings", "Adobe", "Gawker"},
    "stealer-log": {"Thieves"},
    "subscription-free-breach": {"Open"},
    "subscription-free-and-other-breaches": {"Open", "Adobe", "Gawker"},
    "unverified-breach": {"Guess"},
}
"""What is to be told of each test account, by the reference."""

Route = Callable[[str], tuple[Request, Callable[[Answer], tuple[str, ...]]]]


def in_clear(address: str, key: str = CORE_KEY) -> tuple[Request, Callable[[Answer], tuple[str, ...]]]:
    return hibp.in_clear(address, Secret(key)), hibp.names


def in_range(address: str, key: str = PRO_KEY) -> tuple[Request, Callable[[Answer], tuple[str, ...]]]:
    return hibp.in_range(address, Secret(key)), partial(hibp.names_in_range, address=address)


def status(_address: str) -> tuple[Request, Callable[[Answer], tuple[str, ...]]]:
    return hibp.status(Secret(PRO_KEY)), lambda answer: (hibp.plan(answer).name,)


def asked(server: ExposureServer, request: Request, limits: Limits = LONG) -> Answer:
    return aside.answer(partial(door(server, limits), PassingLedger()), request, threading.Event())


def names(
    server: ExposureServer, route: Route, account: str = "account-exists", limits: Limits = LONG
) -> tuple[str, ...]:
    request, read = route(f"{account}@{DOMAIN}")
    return read(asked(server, request, limits))


def test_every_test_account_is_in_the_table() -> None:
    assert len(TOLD) == 16
    assert TOLD.keys() == ACCOUNTS.keys()


@pytest.mark.parametrize("account", TOLD)
@pytest.mark.parametrize("route", [in_clear, partial(in_clear, key=TEST_KEY), in_range])
def test_each_test_account_is_told_as_documented(route: Route, account: str) -> None:
    with stub() as server:
        assert set(names(server, route, account)) == TOLD[account]


def test_of_a_fingerprint_six_characters_leave_and_of_the_address_nothing() -> None:
    with stub() as server:
        names(server, in_range)
        [sent] = server.asked
    digest = hibp.digest(f"account-exists@{DOMAIN}")
    assert sent.path == f"/api/v3/breachedaccount/range/{digest[:6]}"
    assert digest[6:].encode() not in sent.head
    assert b"account-exists" not in sent.head


def test_a_fingerprint_is_that_of_the_reference() -> None:
    # Published example of the service's documentation: `test@example.com`.
    assert hibp.digest("test@example.com") == "567159D622FFBB50B11B0EFD307BE358624A26EE"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("jean+test@exämple.fr", "jean%2Btest%40ex%C3%A4mple.fr"),
        ("a/b?c#d@example.org", "a%2Fb%3Fc%23d%40example.org"),
    ],
)
def test_an_address_is_one_part_of_the_path_whatever_is_in_it(address: str, path: str) -> None:
    request = hibp.in_clear(address, Secret(CORE_KEY))
    assert request.path == f"/api/v3/breachedaccount/{path}?truncateResponse=true"
    assert request.private == path


@pytest.mark.parametrize(
    ("key", "cause"),
    [("", errors.KeyAbsent), ("xyz", errors.KeyMalformed), ("f" * 32, errors.KeyUnknown)],
)
@pytest.mark.parametrize("what", [hibp.status, partial(hibp.in_clear, "a@example.org")])
def test_a_key_is_refused_for_the_reason_that_the_service_names(
    what: Callable[[Secret], Request], key: str, cause: type[NetError]
) -> None:
    with stub() as server, pytest.raises(errors.KeyRefused) as caught:
        asked(server, what(Secret(key)))
    assert type(caught.value) is cause
    assert key == "" or key not in repr(what(Secret(key)))


def test_the_test_key_serves_the_test_accounts_only() -> None:
    key = Secret(TEST_KEY)
    assert hibp.serves(key, f"opt-out@{DOMAIN}")
    assert not hibp.serves(key, "colette@example.org")
    assert hibp.serves(Secret(CORE_KEY), "colette@example.org")
    with stub() as server, pytest.raises(errors.KeyRefused):
        asked(server, hibp.in_clear("colette@example.org", key))


@pytest.mark.parametrize(("key", "plan"), [(CORE_KEY, ("Pwned 1", 10, False)), (PRO_KEY, ("Pro", 1000, True))])
def test_a_plan_says_what_may_be_asked(key: str, plan: tuple[str, int, bool]) -> None:
    with stub() as server:
        told = hibp.plan(asked(server, hibp.status(Secret(key))))
    assert (told.name, told.per_minute, told.k_anonymous) == plan


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{}",
        b'{"SubscriptionName":"x","Rpm":"10","IncludesKAnon":true}',
        b'{"SubscriptionName":"x","Rpm":0,"IncludesKAnon":true}',
        b'{"SubscriptionName":"x","Rpm":true,"IncludesKAnon":true}',
        b'{"SubscriptionName":"x","Rpm":10,"IncludesKAnon":1}',
    ],
)
def test_a_plan_that_does_not_say_it_is_none(body: bytes) -> None:
    with pytest.raises(errors.Unexpected):
        hibp.plan(Answer("application/json", body))


def test_a_range_that_the_plan_lacks_is_told_as_such() -> None:
    with stub() as server, pytest.raises(errors.NotInPlan):
        names(server, partial(in_range, key=CORE_KEY))


def test_a_connection_that_is_refused_is_no_fault_of_the_key() -> None:
    with stub("403") as server, pytest.raises(errors.Refused):
        names(server, in_clear)


FAULTS = (
    *faults.PAGES,
    *(name for name in faults.STATUSES if name not in {"404-empty", "429", "503"}),
    *(f"{status}:{pause}" for status in ("429", "503") for pause in ("", "-5", "999999999", "abc")),
    *("hang", "hang-in-body", "drip", "drip-head", "reset", "close", "length-too-short", "body-too-short", "cut:half"),
    *("chunked-cut", "chunked-cut:plain", "truncgzip:25", "truncgzip:50", "truncgzip:99", "mislabelled"),
    *("mislabelled:br", "mislabelled:deflate", "mistyped", "bomb", "bomb:plain", "after-gzip"),
)


def test_every_fault_of_the_stub_is_tried() -> None:
    tried = {fault.partition(":")[0] for fault in FAULTS}
    assert tried == {*faults.PAGES, *faults.STATUSES, *faults._BROKEN} - {"edited", "404-empty"}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("route", [in_clear, in_range, status])
def test_no_fault_ever_reads_as_not_found(route: Route, fault: str) -> None:
    """A list of breaches in place of an answer names one: that is found, if falsely, never "nothing"."""
    slow = fault in {"hang", "hang-in-body", "drip", "drip-head"}
    with stub(always=fault) as server:
        try:
            told = names(server, route, limits=QUICK if slow else LONG)
        except NetError:
            return
    assert told == ("Adobe",)
    assert route is in_clear


def test_an_empty_404_says_not_found_of_an_address_and_never_of_a_range() -> None:
    with stub(always="404-empty") as server:
        assert names(server, in_clear) == ()
        with pytest.raises(errors.Unexpected):
            names(server, in_range)


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/json", ""])
def test_a_404_that_says_something_does_not_say_not_found(kind: str) -> None:
    with pytest.raises(errors.Changed):
        hibp.names(Answer(kind, b"Not found", 404))


SUFFIX = "0" * 34


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '["x"]',
        f'[{{"hashSuffix":"{SUFFIX}000","websites":["Adobe"]}}]',
        f'[{{"hashSuffix":"{SUFFIX}","websites":[]}}]',
        f'[{{"hashSuffix":"{SUFFIX}","websites":[1]}}]',
        f'[{{"hashSuffix":"{SUFFIX}","websites":["<b>"]}}]',
        f'[{{"hashSuffix":"{SUFFIX}"}}]',
        f'[{{"hashSuffix":"{SUFFIX}","websites":["A"]}},{{"hashSuffix":"{SUFFIX}","websites":["B"]}}]',
    ],
)
def test_a_range_that_is_not_whole_says_nothing(body: str) -> None:
    with pytest.raises(NetError):
        hibp.names_in_range(Answer("application/json", body.encode()), "a@example.org")


def test_a_suffix_in_small_letters_is_the_same() -> None:
    digest = hibp.digest("a@example.org")
    body = f'[{{"hashSuffix":"{digest[6:].lower()}","websites":["Adobe"]}}]'
    assert hibp.names_in_range(Answer("application/json", body.encode()), "a@example.org") == ("Adobe",)


def test_whoever_waits_can_leave_at_once() -> None:
    stop = threading.Event()
    with stub("hang") as server:
        stop_after(server.hanging.wait, stop)
        request, _ = in_clear("a@example.org")
        with pytest.raises(errors.Stopped):
            aside.answer(partial(door(server), PassingLedger()), request, stop)
