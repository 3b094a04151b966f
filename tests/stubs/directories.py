"""What do the publishers of whole lists answer? Firefox's feed, and the directories of second factors and passkeys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from tests.stubs.breaches import CATALOGUE, Model, in_firefox
from tests.stubs.exchange import Asked, Reply, json_reply, marked

Members = dict[str, dict[str, Any]]

SECOND_FACTORS: Final[Members] = {
    "bank.example": {"methods": ["sms", "totp"], "documentation": "https://bank.example/2fa"},
    "forum.example": {},
    "key.example": {"methods": ["u2f", "custom-hardware", "email"], "recovery": "https://key.example/lost"},
    "app.example": {"methods": ["custom-software", "call"], "custom-software": ["Their App"]},
    **{f"site{number}.example": {"methods": ["totp"]} for number in range(30)},
}
PASSKEYS: Final[Members] = {
    "bank.example": {"mfa": "allowed", "documentation": "https://bank.example/passkeys"},
    "mail.example": {"passwordless": "allowed", "mfa": "allowed"},
    "nothing.example": {"contact": {"email": "help@nothing.example"}},
    **{f"site{number}.example": {"passwordless": "required"} for number in range(30)},
}


@dataclass
class Directories:
    """Snapshots, each under its path."""

    models: tuple[Model, ...] = CATALOGUE
    second_factors: Members = field(default_factory=lambda: dict(SECOND_FACTORS))
    passkeys: Members = field(default_factory=lambda: dict(PASSKEYS))

    def reply(self, asked: Asked) -> Reply:
        documents: dict[str, object] = {
            "/v1/buckets/main/collections/fxmonitor-breaches/records": {"data": in_firefox(self.models)},
            "/v4/all.json": self.second_factors,
            "/v3/all.json": in_version_3(self.second_factors),
            "/v1/all.json": self.passkeys,
        }
        if asked.path not in documents:
            return Reply(404, {"Content-Type": "text/html"}, b"<html>Not found</html>")
        return marked(asked, json_reply(documents[asked.path]))


def in_version_3(members: Members) -> list[list[object]]:
    """Return a directory as the third version of its API writes it."""
    return [[host.partition(".")[0].title(), _entry_of_version_3(host, entry)] for host, entry in members.items()]


def _entry_of_version_3(host: str, entry: dict[str, Any]) -> dict[str, Any]:
    tfa = {"tfa": entry["methods"]} if "methods" in entry else {}
    rest = {name: value for name, value in entry.items() if name != "methods"}
    return {"domain": host, **tfa, **rest, "keywords": ["other"]}
