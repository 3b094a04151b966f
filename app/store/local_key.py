"""Under which key does a profile recognise accounts and passwords without knowing them?"""

from __future__ import annotations

import secrets
from typing import Final

from app.store.connection import Execute

_BYTES: Final = 32


def local_key(run: Execute) -> bytes:
    """Return the profile's own key, drawn at its first use; call it within a transaction that may write."""
    for (key,) in run("SELECT key FROM local_key", ()):
        return bytes(key)
    key = secrets.token_bytes(_BYTES)
    run("INSERT INTO local_key (id, key) VALUES (1, ?)", (key,))
    return key
