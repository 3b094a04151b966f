"""What was asked of a stub, and what does it answer?"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import partial
from typing import Final

JSON: Final = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """A request as it arrived: `head` is every byte up to the empty line."""

    head: bytes
    port: int
    at: float

    @property
    def method(self) -> str:
        return self.head.split(b" ", 1)[0].decode()

    @property
    def path(self) -> str:
        return self.head.split(b" ", 2)[1].decode()

    @property
    def headers(self) -> Mapping[str, str]:
        lines = self.head.decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}


@dataclass(frozen=True)
class Reply:
    """What is sent back, before any fault."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def json_reply(document: object, status: int = 200, **headers: str) -> Reply:
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, {"Content-Type": JSON, **more}, json.dumps(document, ensure_ascii=False).encode())


def marked(asked: Asked, reply: Reply) -> Reply:
    """Return `reply` with a mark of its state; 304 if whoever asks has that state, by its mark or its date."""
    etag = f'"{hashlib.sha256(reply.body).hexdigest()[:20]}"'
    headers = {**reply.headers, "ETag": etag, "Last-Modified": formatdate(0, usegmt=True)}
    known = asked.headers.get("if-none-match") == etag
    if known or asked.headers.get("if-modified-since") == headers["Last-Modified"]:
        return Reply(304, headers, b"")
    return replace(reply, headers=headers)


def packed(asked: Asked, reply: Reply) -> Reply:
    """Return `reply` in gzip, or else in deflate, if one of them was asked for."""
    taken = asked.headers.get("accept-encoding", "")
    for encoding, pack in (("gzip", partial(gzip.compress, mtime=0)), ("deflate", zlib.compress)):
        if encoding in taken and reply.body:
            return replace(reply, headers={**reply.headers, "Content-Encoding": encoding}, body=pack(reply.body))
    return reply
