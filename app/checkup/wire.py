"""How do values cross the pipe of a vault process?

One line of JSON a message: its type and its value, checked against the type on arrival. Each end names the kinds that
it takes (`Kinds`), and loads no others: what an audit says lies apart from what is said of links, photos and archives
(`audit_messages` and its neighbours). This is the only place where a `Secret` is written as text, and it is written to
a pipe only.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

import msgspec

from app.checkup import readable
from checks.secret import Secret

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one message. The vault process reads hostile files: what it says is bounded too."""

_T = TypeVar("_T")
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Crashed:
    """From a vault process that meets a bug of ours: the error's type and our module and line, never its text."""

    error: str
    place: str


class Kinds(Generic[_Kind]):
    """The kinds of message that one end of a pipe takes, each a dataclass."""

    def __init__(self, *kinds: type[_Kind]) -> None:
        """Take them in any order."""
        self._kinds: dict[str, type[Any]] = {kind.__name__: kind for kind in kinds}
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}

    def decoded(self, name: str, value: msgspec.Raw) -> _Kind:
        """Return `value` as the kind called `name`; KeyError for one that is not taken, MsgspecError for the rest."""
        if name not in self._decoders:  # made for those that come: each takes a while
            self._decoders[name] = msgspec.json.Decoder(self._kinds[name], dec_hook=_from_text)
        message: _Kind = self._decoders[name].decode(value)
        return message


class _Envelope(msgspec.Struct):
    type: str
    value: msgspec.Raw


class WireBroken(ValueError):
    """A line that is not one of the messages that may come, or is not whole."""


def send(pipe: IO[bytes], message: object) -> None:
    """Write `message`, which is of one of the kinds that the other side takes, and flush it.

    OSError when the other side is gone.
    """
    try:
        value = msgspec.Raw(_ENCODER.encode(message))
    except UnicodeEncodeError:  # seldom, and searching each message for it would cost all of them
        value = msgspec.Raw(_ENCODER.encode(readable.made(msgspec.to_builtins(message, enc_hook=_to_text))))
    pipe.write(_ENCODER.encode(_Envelope(type(message).__name__, value)) + b"\n")
    pipe.flush()


def receive(pipe: IO[bytes], kinds: Kinds[_Kind]) -> _Kind | None:
    """Wait for the next message; None when the other side has ended. WireBroken for anything that is not of `kinds`."""
    untrusted_line = pipe.readline(LONGEST_LINE)
    if not untrusted_line:
        return None
    try:
        envelope = msgspec.json.decode(untrusted_line, type=_Envelope)
        return kinds.decoded(envelope.type, envelope.value)
    except (msgspec.MsgspecError, KeyError) as error:
        # The decoder's own text would quote the value: it must not travel further.
        raise WireBroken from error.__class__()


def _to_text(value: object) -> str:
    if isinstance(value, Secret):
        with value.revealed() as text:
            return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")
    if isinstance(value, Path):
        return base64.b64encode(os.fsencode(value)).decode("ascii")  # its bytes need not be a text
    raise TypeError


def _from_text(kind: type[_T], text: str) -> _T:
    if kind is Secret:
        return kind(base64.b64decode(text).decode("utf-8", "surrogatepass"))  # type: ignore[call-arg]  # kind is Secret
    return kind(os.fsdecode(base64.b64decode(text)))  # type: ignore[call-arg]  # the only other type is Path


_ENCODER = msgspec.json.Encoder(enc_hook=_to_text)
