"""Are the stubs what their documents say? A stub that is kinder than its service would prove nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.stubs.exchange import Asked, Reply
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.hibp import ACCOUNTS, CORE_KEY, DOMAIN, PRO_KEY, TEST_KEY, Hibp, email_sha1
from tests.stubs.strangers import STOLEN
from tests.stubs.xposed import Xposed


class Clock:
    """Seconds that a test counts by itself."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


def asked(path: str, **headers: str) -> Asked:
    named = {"User-Agent": "Bilan", **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
    return Asked("\r\n".join([*lines, "", ""]).encode(), 1, 0.0)


def said(reply: Reply) -> Any:  # noqa: ANN401 - JSON
    return json.loads(reply.body)


def account(hibp: Hibp, name: str, key: str = TEST_KEY, query: str = "") -> Reply:
    return hibp.reply(asked(f"/api/v3/breachedaccount/{name}%40{DOMAIN}{query}", hibp_api_key=key))


def test_the_checks_come_in_the_order_of_the_service() -> None:
    path = f"/api/v3/breachedaccount/account-exists%40{DOMAIN}"
    for headers, status, word in (
        ({"User_Agent": "", "hibp_api_key": "x"}, 403, "User agent"),
        ({}, 401, "missing hibp-api-key"),
        ({"hibp_api_key": "x"}, 401, "improperly formed"),
        ({"hibp_api_key": "f" * 32}, 401, "invalid"),
    ):
        reply = Hibp().reply(asked(path, **headers))
        assert reply.status == status
        assert word in said(reply)["message"]


def test_a_list_asks_for_no_key_but_for_a_name() -> None:
    assert Hibp().reply(asked("/api/v3/breaches")).status == 200
    assert Hibp().reply(asked("/api/v3/breaches", User_Agent="")).status == 403


def test_there_are_sixteen_test_accounts_and_each_answers_as_documented() -> None:
    found = {}
    for name in ACCOUNTS:
        reply = account(Hibp(), name)
        found[name] = len(said(reply)) if reply.status == 200 else 0
        assert reply.status in {200, 404}
        assert (reply.status == 404) == (reply.body == b"")
    assert found == {
        "account-exists": 1,
        "multiple-breaches": 3,
        "not-active-and-active-breach": 1,
        "not-active-breach": 0,
        "opt-out": 0,
        "opt-out-breach": 0,
        "paste-sensitive-breach": 0,
        "permanent-opt-out": 0,
        "sensitive-and-other-breaches": 2,
        "sensitive-breach": 0,
        "spam-list-only": 1,
        "spam-list-and-others": 3,
        "stealer-log": 1,
        "subscription-free-breach": 1,
        "subscription-free-and-other-breaches": 3,
        "unverified-breach": 1,
    }


def test_the_test_key_serves_the_test_accounts_only() -> None:
    reply = Hibp().reply(asked("/api/v3/breachedaccount/alice%40example.org", hibp_api_key=TEST_KEY))
    assert reply.status == 401


def test_names_only_unless_more_is_asked_for_and_unverified_unless_less_is() -> None:
    assert said(account(Hibp(), "account-exists")) == [{"Name": "Adobe"}]
    assert "DataClasses" in said(account(Hibp(), "account-exists", query="?truncateResponse=false"))[0]
    assert account(Hibp(), "unverified-breach", query="?IncludeUnverified=false").status == 404


def test_an_address_is_the_same_in_capitals_and_an_empty_one_is_none() -> None:
    assert account(Hibp(), "Account-EXISTS").status == 200
    assert Hibp().reply(asked("/api/v3/breachedaccount/%40", hibp_api_key=CORE_KEY)).status == 400


def test_pastes_and_stealer_logs_have_paths_of_their_own() -> None:
    paste = Hibp().reply(asked(f"/api/v3/pasteaccount/account-exists%40{DOMAIN}", hibp_api_key=CORE_KEY))
    assert said(paste)[0]["Title"] is None
    stealer = f"/api/v3/stealerlogsbyemail/stealer-log%40{DOMAIN}"
    assert Hibp().reply(asked(stealer, hibp_api_key=CORE_KEY)).status == 403
    assert said(Hibp().reply(asked(stealer, hibp_api_key=PRO_KEY))) == ["netflix.com"]


def test_a_range_needs_a_plan_and_six_characters_and_gives_suffixes_of_34() -> None:
    prefix, suffix = email_sha1(f"multiple-breaches@{DOMAIN}")[:6], email_sha1(f"multiple-breaches@{DOMAIN}")[6:]
    path = f"/api/v3/breachedaccount/range/{prefix}"
    assert Hibp().reply(asked(path, hibp_api_key=CORE_KEY)).status == 403
    assert Hibp().reply(asked(path[:-1], hibp_api_key=PRO_KEY)).status == 400
    rows = said(Hibp().reply(asked(path, hibp_api_key=PRO_KEY)))
    assert {"hashSuffix": suffix, "websites": ["Adobe", "Gawker", "Stratfor"]} in rows
    assert {len(row["hashSuffix"]) for row in rows} == {34}


def test_a_key_tells_what_its_plan_includes() -> None:
    for key, k_anon in ((CORE_KEY, False), (PRO_KEY, True)):
        status = said(Hibp().reply(asked("/api/v3/subscription/status", hibp_api_key=key)))
        assert status["IncludesKAnon"] is k_anon


def test_the_limit_of_a_minute_lets_one_too_many_through_and_then_asks_for_patience() -> None:
    clock = Clock()
    hibp = Hibp(now=clock)
    assert [account(hibp, "account-exists", CORE_KEY).status for _ in range(12)] == [200] * 11 + [429]
    refused = account(hibp, "account-exists", CORE_KEY)
    assert refused.headers["retry-after"] == "2"
    assert "Rate limit is exceeded" in said(refused)["message"]
    clock.at = 60
    assert account(hibp, "account-exists", CORE_KEY).status == 200


def test_a_known_state_is_not_sent_again() -> None:
    for path in ("/api/v3/breaches", "/v4/all.json", "/v3/all.json", "/v1/all.json", "/v1/breaches"):
        server = ExposureServer()
        etag = server.reply(asked(path)).headers["ETag"]
        assert server.reply(asked(path, If_None_Match=etag)).status == 304
    server = ExposureServer()
    dated = server.reply(asked("/v1/breaches")).headers["Last-Modified"]
    assert server.reply(asked("/v1/breaches", If_Modified_Since=dated)).status == 304


def test_xposed_lists_within_a_list_and_says_nothing_in_three_ways() -> None:
    found = Xposed().reply(asked("/v1/check-email/Found%40example.com"))
    assert said(found)["breaches"] == [["Adobe", "Gawker"]]
    for nothing, status in (("404", 404), ("Not Found", 200), ("notFound", 200)):
        assert Xposed(nothing=nothing).reply(asked("/v1/check-email/a%40example.com")).status == status
        assert Xposed(nothing=nothing).reply(asked("/v1/breach-analytics?email=a%40example.com")).status == status


def test_an_error_within_xposed_looks_like_not_found() -> None:
    reply = Xposed(broken=True).reply(asked("/v1/check-email/found%40example.com"))
    assert reply.status == 404
    assert "error occurred" in said(reply)["Error"]


@pytest.mark.parametrize(("step", "allowed"), [(0.0, 2), (1.0, 25)])
def test_xposed_counts_by_the_second_and_by_the_hour(step: float, allowed: int) -> None:
    clock = Clock()
    xposed, statuses = Xposed(now=clock), []
    for _ in range(allowed + 1):
        statuses.append(xposed.reply(asked("/v1/check-email/found%40example.com")).status)
        clock.at += step
    assert statuses == [200] * allowed + [429]


def test_leakcheck_says_with_status_200_that_it_does_not_answer() -> None:
    server = ExposureServer()
    reply = server.reply(asked("/api/public?check=bie%40orme.example"))
    assert (reply.status, said(reply)["success"]) == (200, False)
    server.strangers.refuses = False
    assert said(server.reply(asked("/api/public?check=bie%40orme.example")))["sources"][0]["name"] == "Adobe"


def test_a_record_of_hudson_rock_carries_everything_that_must_not_be_kept() -> None:
    reply = ExposureServer().reply(asked("/api/json/v2/osint-tools/search-by-email?email=bie%40orme.example"))
    assert reply.status == 200
    assert [text for text in STOLEN if text not in reply.body.decode()] == []
