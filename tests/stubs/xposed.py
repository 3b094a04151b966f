"""What does XposedOrNot answer? Its quirks included, which its published source shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tests.stubs.breaches import CATALOGUE, Model
from tests.stubs.exchange import Asked, Reply, json_reply, marked


@dataclass
class Xposed:
    """The service. `nothing` is the way in which it says that it found nothing; `broken` that it fails inside."""

    found: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"found@example.com": ("Adobe", "Gawker")})
    nothing: str = "404"
    broken: bool = False
    per_second: int = 2
    per_hour: int = 25
    now: Callable[[], float] = time.monotonic
    _asked: list[float] = field(default_factory=list)

    def reply(self, asked: Asked) -> Reply:
        if self._too_many():
            return json_reply({"status": "error", "retry_after": 1, "reset_time": 1}, 429, retry_after="1")
        if self.broken:  # an error of its own looks like "not found" to whoever reads the status only
            return json_reply({"Error": "An error occurred during processing"}, 404)
        parts = urlsplit(asked.path)
        match parts.path.split("/")[2:]:
            case ["check-email", email]:
                return self._check(unquote(email).strip().lower())
            case ["breach-analytics"]:
                return self._analytics(parse_qs(parts.query)["email"][0].lower())
            case ["breaches"]:
                return marked(
                    asked, json_reply({"status": "success", "exposedBreaches": list(map(_listed, CATALOGUE))})
                )
            case _:
                return json_reply({"Error": "Not found"}, 404)

    def _check(self, email: str) -> Reply:
        if email not in self.found:
            return self._nothing()
        return json_reply({"breaches": [list(self.found[email])], "email": email, "status": "success"})

    def _nothing(self) -> Reply:
        match self.nothing:
            case "404":
                return json_reply({"Error": "Not found", "email": None}, 404)
            case text:  # with status 200
                return json_reply({"status": text})

    def _analytics(self, email: str) -> Reply:
        details = [
            {
                "breach": name,
                "domain": f"{name.lower()}.example",
                "xposed_date": "2019",
                "xposed_data": "Email addresses;Passwords",
                "xposed_records": "1000",
                "password_risk": "unknown",
                "verified": "Yes",
            }
            for name in self.found.get(email, ())
        ]
        if not details:
            return self._nothing()
        return json_reply({"ExposedBreaches": {"breaches_details": details}, "BreachMetrics": {}, "PastesSummary": {}})

    def _too_many(self) -> bool:
        at = self.now()
        self._asked.append(at)
        in_second = sum(then > at - 1 for then in self._asked)
        in_hour = sum(then > at - 3600 for then in self._asked)
        return in_second > self.per_second or in_hour > self.per_hour


def _listed(model: Model) -> Model:
    return {
        "breachID": model["Name"],
        "breachedDate": f"{model['BreachDate']}T00:00:00+00:00",
        "addedDate": model["AddedDate"],
        "domain": model["Domain"],
        "exposedData": model["DataClasses"],
        "exposedRecords": model["PwnCount"],
        "sensitive": model["IsSensitive"],
        "verified": model["IsVerified"],
    }
