"""Which vault files do the tests of the check-up open? Made here, with nobody's passwords."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

Account = tuple[str, str, str]
"""Site, user, password."""

SHARED = "Brindille-1987"
STRONG = "vK7-tw2Qe_9Lr&4mXz"


def bitwarden(path: Path, accounts: Iterable[Account]) -> Path:
    """Write a plain Bitwarden export of `accounts` to `path` and return it."""
    items = [
        {"type": 1, "name": site, "login": {"username": user, "password": word, "uris": [{"uri": f"https://{site}/"}]}}
        for site, user, word in accounts
    ]
    path.write_text(json.dumps({"encrypted": False, "folders": [], "items": items}), "utf-8")
    return path


def reused(path: Path) -> Path:
    """Write an export in which three accounts share a password and one does not."""
    shared = [(site, "alice", SHARED) for site in ("bank.example", "mail.example", "shop.example")]
    return bitwarden(path, [*shared, ("forum.example", "alice", STRONG)])


def slow_to_open(path: Path) -> Path:
    """Write a locked export whose key takes many seconds to derive: something to cancel."""
    export = {
        "encrypted": True,
        "passwordProtected": True,
        "salt": "c2FsdHNhbHRzYWx0c2FsdA==",
        "kdfType": 0,
        "kdfIterations": 10_000_000,
        "kdfMemory": None,
        "kdfParallelism": None,
        "encKeyValidation_DO_NOT_EDIT": "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|" + "A" * 43 + "=",
        "data": "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|" + "A" * 43 + "=",
    }
    path.write_text(json.dumps(export), "utf-8")
    return path
