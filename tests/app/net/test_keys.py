from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from app import strict_json
from app.net import errors, public_list
from app.net.request import Answer, Request, head
from app.store.ledger import PassingLedger
from app.values.outside import Recipient
from checks.model import MessageId
from checks.secret import Secret
from tests.app.net.doors import door, stub
from tests.stubs.hibp import ACCOUNTS, CORE_KEY, DOMAIN
from tests.stubs.proxies import connect_proxy

NAME = "hibp-api-key"
ASKING = Request(
    Recipient.HIBP,
    MessageId("purpose.breaches"),
    f"/api/v3/breachedaccount/account-exists%40{DOMAIN}",
    private=f"account-exists%40{DOMAIN}",
    keys={NAME: Secret(CORE_KEY)},
    missing_is_an_answer=True,
)


def asked_for(account: str) -> Request:
    return replace(ASKING, path=f"/api/v3/breachedaccount/{account}%40{DOMAIN}")


def test_a_key_reaches_its_service_and_stands_nowhere_else() -> None:
    ledger = PassingLedger()
    with stub() as server, door(server)(ledger) as made:
        answer = made.ask(ASKING, threading.Event())
        assert server.asked[0].headers[NAME] == CORE_KEY
    assert strict_json.from_bytes(answer.body, 4) == [{"Name": "Adobe"}]
    (departure,) = ledger.departures()
    assert CORE_KEY not in departure.sent
    assert f"{NAME}: {'.' * 32}\r\n" in departure.sent
    assert "account-exists" not in departure.sent
    assert CORE_KEY not in repr(ASKING)


def test_a_key_is_covered_even_where_the_rest_is_shown() -> None:
    shown = head(ASKING, "haveibeenpwned.com")
    assert f"{NAME}: {'.' * 32}\r\n" in shown
    assert "account-exists" in shown


def test_what_is_private_is_covered_in_a_header_too() -> None:
    request = replace(ASKING, private="alice@example.org", headers={"X-For": "alice@example.org"})
    assert "X-For: .................\r\n" in head(request, "h.example", covered=True)


@pytest.mark.parametrize("redirect", ["301", "302", "302-http"])
def test_a_redirect_does_not_take_the_key_along(redirect: str) -> None:
    with stub() as other, stub(redirect) as server, door(server)(PassingLedger()) as made:
        server.other = f"https://{other.origin}"
        with pytest.raises(errors.Changed):
            made.ask(ASKING, threading.Event())
        assert other.asked == []


def test_a_proxy_does_not_see_the_key() -> None:
    with stub() as server, connect_proxy() as proxied:
        proxies = {"https": f"http://127.0.0.1:{proxied.port}"}
        with door(server, proxies=lambda _: proxies)(PassingLedger()) as made:
            made.ask(ASKING, threading.Event())
    assert CORE_KEY.encode() not in b"".join(proxied.carried)


def test_a_key_that_would_break_the_line_is_not_sent() -> None:
    with stub() as server, door(server)(PassingLedger()) as made:
        with pytest.raises(errors.Incomplete):
            made.ask(replace(ASKING, keys={NAME: Secret("x\r\nHost: elsewhere")}), threading.Event())
        assert server.asked == []


@pytest.mark.parametrize("account", [name for name in ACCOUNTS if "opt-out" in name])
def test_that_nothing_was_found_is_an_answer_of_its_own(account: str) -> None:
    with stub() as server, door(server)(PassingLedger()) as made:
        answer = made.ask(asked_for(account), threading.Event())
    assert (answer.status, answer.body) == (404, b"")


def test_a_page_that_says_not_found_is_no_answer() -> None:
    with stub("404") as server, door(server)(PassingLedger()) as made, pytest.raises(errors.Changed):
        made.ask(ASKING, threading.Event())


def test_who_expects_no_404_gets_no_answer_from_one() -> None:
    request = replace(asked_for("opt-out"), missing_is_an_answer=False)
    with stub() as server, door(server)(PassingLedger()) as made, pytest.raises(errors.Unexpected):
        made.ask(request, threading.Event())


def test_a_404_with_a_body_is_handed_on_to_be_read() -> None:
    with stub() as server, door(server)(PassingLedger()) as made:
        server.xposed.broken = True
        request = Request(
            Recipient.XPOSED, ASKING.purpose, "/v1/check-email/a%40example.org", missing_is_an_answer=True
        )
        answer = made.ask(request, threading.Event())
    assert (answer.status, answer.content_type) == (404, "application/json")
    assert b"error" in answer.body


def test_not_modified_is_an_answer_only_to_whoever_named_a_mark() -> None:
    request = public_list.request(Recipient.HIBP, ASKING.purpose, "/api/v3/breaches", "")
    with stub() as server, door(server)(PassingLedger()) as made:
        etag = made.ask(request, threading.Event()).etag
        known = public_list.request(Recipient.HIBP, ASKING.purpose, "/api/v3/breaches", etag)
        assert made.ask(known, threading.Event()).status == 304
        assert etag.startswith('"')


@pytest.mark.parametrize("etag", ["", "x", '"a" b', '"' + "x" * 201 + '"', '"é"', 'W/"', '"\x00"'])
def test_a_mark_that_is_none_is_not_kept(etag: str) -> None:
    from app.net.client import _ETAG  # noqa: PLC0415 - a look inside

    assert not _ETAG.fullmatch(etag)
    assert _ETAG.fullmatch('W/"abc"')


def test_a_list_is_json_by_its_type_too() -> None:
    assert public_list.content(Answer("application/json", b"[]")) == b"[]"
    assert public_list.content(Answer("", b"", 304)) is None
    for kind in ("text/html", "text/plain", ""):
        with pytest.raises(errors.Changed):
            public_list.content(Answer(kind, b"[]"))
