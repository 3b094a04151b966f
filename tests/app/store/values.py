"""What do the tests of the store keep, and where is its key?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.store.database import Store
from app.store.profile import open_store
from checks.model import ItemId, Observation, Outcome, Provenance

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
MARKER = "Zuckerhut-Marker-7391"


@dataclass
class MemoryKeychain:
    """A keychain that ends with the test."""

    held: bytes | None = None

    def key(self) -> bytes | None:
        return self.held

    def keep(self, key: bytes) -> None:
        self.held = key


def observation(item: str = "passwords.reuse", **others: Any) -> Observation:  # noqa: ANN401 - fields of `Observation`
    """Return a declared pass; `others` are further fields of `Observation`."""
    plain = Observation(ItemId(item), Outcome.PASS, Provenance.DECLARED, NOW)
    return replace(plain, **others)


def opened(profile: Path, keychain: MemoryKeychain) -> Store:
    """Open `profile` with the key that `keychain` holds, or will hold."""
    return open_store(profile, lambda: keychain)


def bytes_beside(profile: Path) -> dict[str, bytes]:
    """Return what lies in the folder of `profile`, by name; shared memory and an empty WAL are no data."""
    files = (path for path in profile.parent.iterdir() if path.is_file() and not path.name.endswith("-shm"))
    contents = {path.name: path.read_bytes() for path in files}
    return {name: content for name, content in contents.items() if content or not name.endswith("-wal")}
