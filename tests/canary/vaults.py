"""Which vaults does the canary open? One of each kind that Bilan reads, and every secret in them is a marker."""

from __future__ import annotations

import csv
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from pykeepass import create_database

from tests.app.readers.vaults import exports
from tests.canary.markers import Marker


@dataclass
class Hidden:
    """Makes secrets and remembers them."""

    markers: list[Marker] = field(default_factory=list)

    def strong(self) -> str:
        """Return a new secret that nobody guesses."""
        return self._kept(f"Kanarie-{secrets.token_urlsafe(12)}")

    def weak(self) -> str:
        """Return a new secret that is easily guessed and yet not found by chance, so that it is also explained."""
        return self._kept("".join(secrets.choice("bdfgjkmpvxz") for _ in range(4)) * 4)

    def personal(self) -> str:
        """Return a new secret that holds the name under which these vaults sign in."""
        return self._kept(f"Alice{secrets.randbelow(10**8):08}")

    def variants(self) -> tuple[str, str]:
        """Return two new secrets that nobody guesses and that differ in their end only."""
        text = f"Kanarie-{secrets.token_urlsafe(12)}"
        return self._kept(f"{text}1"), self._kept(f"{text}2")

    def like(self, text: str) -> str:
        """Return a new secret that is another with a year behind it."""
        return self._kept(f"{text}2024")

    def _kept(self, text: str) -> str:
        self.markers.append(Marker(text))
        return text


def kdbx(path: Path, hidden: Hidden) -> tuple[Path, str]:
    """Write a database with reuse, history, variants, a name, a seed and a secret field; return it and its key."""
    password = hidden.strong()
    database = create_database(str(path), password=password)
    shared, group = hidden.strong(), database.root_group
    old, first, second = hidden.strong(), *hidden.variants()
    for site, taken_up in (("club.example", old), ("spring.example", first), ("autumn.example", second)):
        database.add_entry(group, site, "alice", taken_up, url=f"https://{site}/")
    for site, given_up in (("bank.example", old), ("mail.example", hidden.strong()), ("shop.example", hidden.strong())):
        entry = database.add_entry(group, site, "alice", given_up, url=f"https://{site}/")
        entry.save_history()
        entry.password = shared
        entry.otp = f"otpauth://totp/x?secret={hidden.strong()}"
        entry.set_custom_property("card", hidden.strong(), protect=True)
        entry.notes = hidden.strong()
    old = hidden.strong()
    changed = database.add_entry(group, "old.example", "alice", old, url="https://old.example/")
    changed.save_history()
    changed.password = hidden.strong()
    database.add_entry(group, "heir.example", "alice", old, url="https://heir.example/")
    weak = hidden.weak()
    database.add_entry(group, "forum.example", "alice", weak, url="https://forum.example/")
    database.add_entry(group, "blog.example", "alice", hidden.like(weak), url="https://blog.example/")
    database.add_entry(group, "garden.example", "alice", hidden.personal(), url="https://garden.example/")
    database.save()
    return path, password


def bitwarden_plain(path: Path, hidden: Hidden) -> Path:
    """Write a plain export with history, a note and a broken item."""
    uris = [{"uri": "https://a.example"}]
    login = {"username": "alice", "password": hidden.weak(), "totp": hidden.strong(), "uris": uris}
    history = [{"password": hidden.strong(), "lastUsedDate": "2024-01-01T00:00:00Z"}]
    items = [
        {"type": 1, "name": "a", "login": login, "passwordHistory": history, "notes": hidden.strong()},
        {"type": 1, "name": "broken", "login": [hidden.strong()]},
        {"type": 2, "name": "note", "notes": hidden.strong()},
    ]
    path.write_text(json.dumps({"encrypted": False, "folders": [], "items": items}), "utf-8")
    return path


def chrome(path: Path, hidden: Hidden) -> Path:
    """Write a browser's export with a row that cannot be read."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "url", "username", "password", "note"])
        writer.writerow(["a", "https://a.example/", "alice", hidden.weak(), hidden.strong()])
        writer.writerow(["b", hidden.strong(), "x", hidden.strong(), hidden.strong(), hidden.strong(), hidden.strong()])
        writer.writerow(["c", "http://c.example/", "alice", hidden.strong(), ""])
    return path


def firefox(path: Path, hidden: Hidden) -> Path:
    """Write a browser's export with the row of the browser's own account."""
    head = "url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,timePasswordChanged"
    rows = [
        f'"https://d.example","alice","{hidden.weak()}",,,"{{1}}","1","1","1700000000000"',
        f'"chrome://FirefoxAccounts","alice","{hidden.strong()}",,,"{{2}}","1","1","1"',
    ]
    path.write_text("\r\n".join((head, *rows)) + "\r\n", "utf-8")
    return path


def bitwarden_protected(path: Path, hidden: Hidden) -> tuple[Path, str]:
    """Write a locked export; return it and its password."""
    password = hidden.strong()
    content = exports.bitwarden(exports.item(hidden.weak()), exports.item(hidden.strong()))
    path.write_text(exports.protected(content, exports.pbkdf2(password)), "utf-8")
    return path, password
