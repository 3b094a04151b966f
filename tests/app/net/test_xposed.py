"""Is each answer of XposedOrNot read as what it is? Its own faults look like "not found"."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from app.errors import NetError
from app.net import aside, errors, xposed
from app.net.client import Limits
from app.net.request import Answer
from app.store.ledger import PassingLedger
from tests.app.net.doors import door, stub
from tests.app.net.test_hibp import FAULTS, LONG, QUICK
from tests.stubs.exposure_server import ExposureServer


def names(server: ExposureServer, address: str = "found@example.com", limits: Limits = LONG) -> tuple[str, ...]:
    making = partial(door(server, limits), PassingLedger())
    return xposed.names(aside.answer(making, xposed.request(address), threading.Event()), address)


def test_a_list_in_a_list_names_the_breaches() -> None:
    with stub() as server:
        assert names(server) == ("Adobe", "Gawker")
        [sent] = server.asked
    assert sent.path == "/v1/check-email/found%40example.com"


@pytest.mark.parametrize("nothing", ["404", "Not Found", "notFound", "not found"])
def test_not_found_is_said_in_several_ways(nothing: str) -> None:
    with stub() as server:
        server.xposed.nothing = nothing
        assert names(server, "nobody@example.com") == ()


def test_a_fault_of_its_own_is_not_not_found() -> None:
    with stub() as server:
        server.xposed.broken = True
        with pytest.raises(errors.ServiceDown):
            names(server)


@pytest.mark.parametrize("fault", [*FAULTS, "404-empty"])
def test_no_fault_ever_reads_as_an_answer(fault: str) -> None:
    slow = fault in {"hang", "hang-in-body", "drip", "drip-head"}
    with stub(always=fault) as server, pytest.raises(NetError):
        names(server, limits=QUICK if slow else LONG)


@pytest.mark.parametrize(
    "body",
    [
        '{"breaches":[["Adobe"]],"email":"other@example.com","status":"success"}',
        '{"breaches":[["Adobe"]],"status":"success"}',
        '{"breaches":[["Adobe"]],"email":"a@example.com","status":"error"}',
        '{"breaches":[[]],"email":"a@example.com","status":"success"}',
        '{"breaches":[],"email":"a@example.com","status":"success"}',
        '{"breaches":["Adobe"],"email":"a@example.com","status":"success"}',
        '{"status":"success"}',
        '{"status":"Not Found","breaches":[["Adobe"]]}',
        '{"Error":"Not found"}',
        "[]",
    ],
)
def test_anything_else_with_status_200_says_nothing(body: str) -> None:
    with pytest.raises(errors.Unexpected):
        xposed.names(Answer("application/json", body.encode()), "a@example.com")


@pytest.mark.parametrize(
    "body",
    [
        '{"success":false,"error":"Not found"}',
        '{"Error":"Not found","trace":"x"}',
        '{"Error":"An error occurred"}',
        '{"status":"Not Found"}',
        "{}",
        "[]",
    ],
)
def test_anything_else_with_status_404_is_a_fault(body: str) -> None:
    with pytest.raises(errors.ServiceDown):
        xposed.names(Answer("application/json", body.encode(), 404), "a@example.com")


def test_too_many_questions_are_told_as_such() -> None:
    with stub() as server:
        server.xposed.per_second = 0
        with pytest.raises(errors.Busy):
            names(server, limits=Limits(pause=0))
