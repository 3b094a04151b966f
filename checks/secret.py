"""How can a password be carried through the program without ever being shown?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, final


@final
class Secret:
    """A text that is lent, never given: only `revealed()` shows it.

    It cannot be printed, formatted, pickled, copied, logged or compared with a text in the clear. Two secrets are
    compared in constant time. What may travel instead of the secret is `fingerprint(key)`.
    """

    __slots__ = ("_text",)
    __hash__ = None  # type: ignore[assignment]  # a hash of the text would be a trace of it: use a keyed fingerprint

    def __init__(self, text: str) -> None:
        """Take the secret `text`; any Python string is accepted, lone surrogates included."""
        self._text = text

    @contextmanager
    def revealed(self) -> Iterator[str]:
        """Lend the text for the length of a `with` block."""
        yield self._text

    def fingerprint(self, key: bytes) -> bytes:
        """Return a 16-byte keyed digest (BLAKE2b, RFC 7693): equal for equal secrets under one key, else unrelated.

        `key` is 16 to 64 bytes; ValueError otherwise, because a short key could be searched.
        """
        if len(key) < _SHORTEST_KEY:
            raise ValueError
        import hashlib  # noqa: PLC0415 - it loads OpenSSL, which most starts can do without

        return hashlib.blake2b(_as_bytes(self._text), key=key, digest_size=16).digest()

    def __bool__(self) -> bool:
        """Tell whether there is any text at all; its length is not told."""
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        """Compare with another secret in constant time; TypeError for anything else."""
        if not isinstance(other, Secret):
            raise TypeError
        import hmac  # noqa: PLC0415 - as above

        return hmac.compare_digest(_as_bytes(self._text), _as_bytes(other._text))

    def __repr__(self) -> str:
        """Return the same mask for every secret."""
        return "<Secret>"

    def __str__(self) -> NoReturn:
        """Refuse: a secret that reaches a text has left our hands."""
        raise TypeError

    def __format__(self, spec: str) -> NoReturn:
        """Refuse, for the same reason as `__str__`."""
        raise TypeError

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse to be pickled or copied: the only way to another process is the wire of the vault process."""
        raise TypeError


_SHORTEST_KEY = 16


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
