"""Which lists of leaked passwords do the tests look up? Made of the hashes of numbered passwords, evenly spread."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache
from hashlib import sha1
from pathlib import Path

from app.leaks.index import Indexed, build
from app.leaks.leak_list import About

MANY = 30_000
"""Passwords of a list that is too long to be read whole."""
KNOWN = ("password", "123456")


def digest(password: str) -> bytes:
    return sha1(password.encode(), usedforsecurity=False).digest()


@cache
def leaked(n: int = MANY) -> dict[bytes, int]:
    """Return `n` digests with their counts, in order; the best-known leaked passwords are among them."""
    passwords = [*KNOWN, *(f"leaked {each}" for each in range(n - len(KNOWN)))]
    counts = {digest(password): 1 + each * each % 12_345 for each, password in enumerate(passwords)}
    return dict(sorted(counts.items()))


@cache
def absent(n: int = 500) -> tuple[bytes, ...]:
    return tuple(digest(f"kept secret {each}") for each in range(n))


def lines(found: dict[bytes, int] | None = None) -> list[bytes]:
    """Return the lines of a list, each with its LF."""
    return [b"%s:%d\n" % (x.hex().upper().encode(), n) for x, n in (leaked() if found is None else found).items()]


def written(path: Path, content: bytes | Iterable[bytes] | None = None) -> Path:
    """Write a list, by default the whole one, and return its path."""
    path.write_bytes(content if isinstance(content, bytes) else b"".join(lines() if content is None else content))
    return path


def indexed(given: Path, target: Path) -> About:
    """Build an index and return what is known of it."""
    *_, last = build(given, target, threading.Event())
    assert isinstance(last, Indexed)
    return last.about
