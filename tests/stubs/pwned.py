"""What does Pwned Passwords answer? Exactly what its published source gives."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Final

from tests.stubs.exchange import Asked, Reply, packed

ETAG: Final = '"stub-1"'


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


@dataclass
class Corpus:
    """The leaked hashes of the stub: 40 characters -> count. `padding` are suffixes that padding must contain."""

    counts: dict[str, int] = field(default_factory=dict)
    padding: tuple[str, ...] = ()
    lower: bool = False

    def leaked(self, **passwords: int) -> Corpus:
        self.counts.update({sha1(password): count for password, count in passwords.items()})
        return self

    def lines(self, prefix: str) -> list[str]:
        found = sorted(x[5:] for x in self.counts if x.startswith(prefix))
        return [f"{x.lower() if self.lower else x}:{self.counts[prefix + x]}" for x in found]


def reply(asked: Asked, corpus: Corpus, seed: int) -> Reply:
    if asked.method != "GET":
        text = f"Only GET requests can be used to query ranges, but this request used the {asked.method} verb"
        return Reply(405, {"Content-Type": "text/plain"}, text.encode())
    path, _, query = asked.path.partition("?")
    if not path.startswith("/range/"):
        return Reply(400, {"Content-Type": "text/plain"}, b"Invalid API query")
    prefix = path.removeprefix("/range/").upper()
    if len(prefix) != 5:
        return Reply(400, {"Content-Type": "text/plain"}, b"The hash prefix was not in a valid format")
    if not re.fullmatch(r"[0-9A-F]{5}", prefix):
        return Reply(400, {"Content-Type": "text/plain"}, b"The hash prefix was not valid hexadecimal")
    return _range(asked, corpus, seed, prefix, 27 if "mode=ntlm" in query else 35)


def _range(asked: Asked, corpus: Corpus, seed: int, prefix: str, length: int) -> Reply:
    headers = {"Content-Type": "text/plain", "ETag": ETAG, "Last-Modified": formatdate(0, usegmt=True)}
    if asked.headers.get("if-none-match") == ETAG:
        return Reply(304, headers, b"")
    lines = [line[35 - length :] for line in corpus.lines(prefix)]
    if asked.headers.get("add-padding", "").lower() == "true":
        lines += _padding(corpus, seed, prefix, length)
        headers |= {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=2678400"}
    return packed(asked, Reply(200, headers, "\r\n".join(lines).encode()))


def _padding(corpus: Corpus, seed: int, prefix: str, length: int) -> list[str]:
    chance = random.Random(f"{seed} {prefix}")  # noqa: S311 - padding is to be the same in each run
    made = [f"{chance.getrandbits(4 * length):0{length}X}" for _ in range(chance.randint(10, 209))]
    return [f"{suffix}:0" for suffix in (*made, *corpus.padding)]
