"""What does Have I Been Pwned answer? Its documented paths, in the order of its own checks."""

from __future__ import annotations

import hashlib
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from tests.stubs.breaches import CATALOGUE, Model
from tests.stubs.exchange import Asked, Reply, json_reply, marked

TEST_KEY: Final = "0" * 32
CORE_KEY: Final = "c0" * 16
PRO_KEY: Final = "a1" * 16
DOMAIN: Final = "hibp-integration-tests.com"

ACCOUNTS: Final[dict[str, tuple[str, ...]]] = {
    "account-exists": ("Adobe",),
    "multiple-breaches": ("Adobe", "Gawker", "Stratfor"),
    "not-active-and-active-breach": ("Adobe", "Gone"),
    "not-active-breach": ("Gone",),
    "opt-out": (),
    "opt-out-breach": (),
    "paste-sensitive-breach": ("Intimate",),
    "permanent-opt-out": (),
    "sensitive-and-other-breaches": ("Intimate", "Adobe", "Gawker"),
    "sensitive-breach": ("Intimate",),
    "spam-list-only": ("Mailings",),
    "spam-list-and-others": ("Mailings", "Adobe", "Gawker"),
    "stealer-log": ("Thieves",),
    "subscription-free-breach": ("Open",),
    "subscription-free-and-other-breaches": ("Open", "Adobe", "Gawker"),
    "unverified-breach": ("Guess",),
}
"""The 16 test accounts, and the breaches that hold them, those that are never told included."""
_PASTES: Final = {"account-exists", "paste-sensitive-breach"}


@dataclass(frozen=True)
class Plan:
    """What a key pays for. `rpm` is how many questions a minute it may ask."""

    name: str
    rpm: int = 10
    k_anon: bool = False
    stealer_logs: bool = False


@dataclass
class Hibp:
    """The service. It lets `excess` questions too many through at first, because it counts them afterwards."""

    models: tuple[Model, ...] = CATALOGUE
    plans: dict[str, Plan] = field(
        default_factory=lambda: {
            TEST_KEY: Plan("Test"),
            CORE_KEY: Plan("Pwned 1"),
            PRO_KEY: Plan("Pro", rpm=1000, k_anon=True, stealer_logs=True),
        }
    )
    excess: int = 1
    now: Callable[[], float] = time.monotonic
    _asked: dict[str, list[float]] = field(default_factory=dict)

    def reply(self, asked: Asked) -> Reply:
        if not asked.headers.get("user-agent"):
            return json_reply({"statusCode": 403, "message": "User agent is missing"}, 403)
        path = urlsplit(asked.path).path.removeprefix("/api/v3/")
        what, _, rest = path.partition("/")
        match what:
            case "breaches":
                return marked(asked, json_reply(self._filtered(asked)))
            case "breach":
                found = [model for model in self.models if model["Name"] == unquote(rest)]
                return json_reply(found[0]) if found else Reply(404, {}, b"")
            case "latestbreach":
                return json_reply(max(self.models, key=lambda model: str(model["AddedDate"])))
            case "dataclasses":
                return json_reply(sorted({name for model in self.models for name in model["DataClasses"]}))
            case _:
                return self._with_key(asked, what, rest)

    def _filtered(self, asked: Asked) -> list[Model]:
        query = _query(asked)
        domain = query.get("domain")
        return [model for model in self.models if domain is None or model["Domain"].lower() == domain.lower()]

    def _with_key(self, asked: Asked, what: str, rest: str) -> Reply:
        key = asked.headers.get("hibp-api-key", "")
        if wrong := self._wrong(key):
            return json_reply({"statusCode": 401, "message": f"Access denied due to {wrong} hibp-api-key."}, 401)
        plan = self.plans[key]
        if what == "subscription":
            return json_reply(_status(plan))
        if self._too_many(key, plan):
            message = "Rate limit is exceeded. Try again in 2 seconds."
            return json_reply({"statusCode": 429, "message": message}, 429, retry_after="2")
        if what == "breachedaccount" and rest.startswith("range/"):
            return self._range(plan, rest.removeprefix("range/"))
        return self._account(asked, key, plan, what, unquote(rest).strip().casefold())

    def _wrong(self, key: str) -> str:
        if not key:
            return "missing"
        if not re.fullmatch(r"[0-9a-fA-F]{32}", key):
            return "improperly formed"
        return "" if key in self.plans else "invalid"

    def _account(self, asked: Asked, key: str, plan: Plan, what: str, account: str) -> Reply:
        name, _, domain = account.partition("@")
        if not name or not domain:
            return json_reply({"statusCode": 400, "message": "Bad request"}, 400)
        if key == TEST_KEY and (domain != DOMAIN or name not in ACCOUNTS):
            return json_reply({"statusCode": 401, "message": "Access denied due to invalid hibp-api-key."}, 401)
        known = name if domain == DOMAIN else ""
        match what:
            case "breachedaccount":
                found: list[Model] = self._breaches(asked, known)
            case "pasteaccount":
                found = [_PASTE] if known in _PASTES else []
            case "stealerlogsbyemail" if not plan.stealer_logs:
                return json_reply({"statusCode": 403, "message": "Not in your plan"}, 403)
            case "stealerlogsbyemail":
                return json_reply(["netflix.com"]) if known == "stealer-log" else Reply(404, {}, b"")
            case _:
                found = []
        return json_reply(found) if found else Reply(404, {}, b"")

    def _breaches(self, asked: Asked, name: str) -> list[Model]:
        query = _query(asked)
        models = [
            model for model in self._told(name) if model["IsVerified"] or query.get("includeunverified") != "false"
        ]
        return models if query.get("truncateresponse") == "false" else [{"Name": model["Name"]} for model in models]

    def _told(self, name: str) -> list[Model]:
        holding = ACCOUNTS.get(name, ())
        return [m for m in self.models if m["Name"] in holding and not (m["IsSensitive"] or m["IsRetired"])]

    def _range(self, plan: Plan, prefix: str) -> Reply:
        if not re.fullmatch(r"[0-9a-fA-F]{6}", prefix):
            return json_reply({"statusCode": 400, "message": "Invalid hash prefix"}, 400)
        if not plan.k_anon:
            return json_reply({"statusCode": 403, "message": "Not in your plan"}, 403)
        rows = [
            {"hashSuffix": digest[6:], "websites": [model["Name"] for model in self._told(name)]}
            for name in ACCOUNTS
            if (digest := email_sha1(f"{name}@{DOMAIN}")).startswith(prefix.upper()) and self._told(name)
        ]
        chance = random.Random(prefix)  # noqa: S311 - the same in each run
        others = [{"hashSuffix": f"{chance.getrandbits(136):034X}", "websites": ["Gawker"]} for _ in range(393)]
        return json_reply(sorted([*rows, *others], key=lambda row: str(row["hashSuffix"])))

    def _too_many(self, key: str, plan: Plan) -> bool:
        at = self.now()
        window = [then for then in self._asked.get(key, []) if then // 60 == at // 60]
        self._asked[key] = [*window, at]
        return len(window) >= plan.rpm + self.excess


_PASTE: Final[Model] = {"Source": "Pastebin", "Id": "8Q0BvKD8", "Title": None, "Date": None, "EmailCount": 139}


def email_sha1(email: str) -> str:
    return hashlib.sha1(email.strip().lower().encode(), usedforsecurity=False).hexdigest().upper()


def _status(plan: Plan) -> Model:
    return {
        "SubscriptionName": plan.name,
        "Description": plan.name,
        "SubscribedUntil": "2030-01-01T00:00:00",
        "Rpm": plan.rpm,
        "DomainSearchMaxBreachedAccounts": 0,
        "MaxBreachedDomains": 0,
        "IncludesStealerLogs": plan.stealer_logs,
        "IncludesKAnon": plan.k_anon,
    }


def _query(asked: Asked) -> dict[str, str]:
    return {name.lower(): values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
