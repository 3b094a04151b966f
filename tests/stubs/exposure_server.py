"""Which services do the tests ask? Local ones over real HTTP and TLS, which break on command."""

from __future__ import annotations

import gzip
import hashlib
import random
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate

from tests.stubs import faults

ETAG = '"stub-1"'


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


@dataclass
class ExposureServer:
    """A service under way. `faults` are taken in order, one a request; then every answer is right.

    `release` ends every hang. `drip` is the pause between two bytes, in seconds.
    """

    corpus: Corpus
    faults: list[str] = field(default_factory=list)
    always: str = "ok"
    drip: float = 0.01
    other: str = "https://elsewhere.example"
    seed: int = 1
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    hanging: threading.Event = field(default_factory=threading.Event)
    _alone: threading.Lock = field(default_factory=threading.Lock)

    @property
    def origin(self) -> str:
        return f"localhost:{self.port}"

    def next_fault(self, asked: Asked) -> str:
        with self._alone:
            self.asked.append(asked)
            return self.faults.pop(0) if self.faults else self.always

    def reply(self, asked: Asked) -> Reply:
        """Return the right answer, as the published source of the service gives it."""
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
        return self._range(asked, prefix, 27 if "mode=ntlm" in query else 35)

    def _range(self, asked: Asked, prefix: str, length: int) -> Reply:
        headers = {"Content-Type": "text/plain", "ETag": ETAG, "Last-Modified": formatdate(0, usegmt=True)}
        if asked.headers.get("if-none-match") == ETAG:
            return Reply(304, headers, b"")
        lines = [line[35 - length :] for line in self.corpus.lines(prefix)]
        if asked.headers.get("add-padding", "").lower() == "true":
            lines += self._padding(prefix, length)
            headers |= {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=2678400"}
        body = "\r\n".join(lines).encode()
        if "gzip" in asked.headers.get("accept-encoding", ""):
            return Reply(200, headers | {"Content-Encoding": "gzip"}, gzip.compress(body, mtime=0))
        return Reply(200, headers, body)

    def _padding(self, prefix: str, length: int) -> list[str]:
        chance = random.Random(f"{self.seed} {prefix}")  # noqa: S311 - padding is to be the same in each run
        made = [f"{chance.getrandbits(4 * length):0{length}X}" for _ in range(chance.randint(10, 209))]
        return [f"{suffix}:0" for suffix in (*made, *self.corpus.padding)]


@contextmanager
def serving(server: ExposureServer, tls: ssl.SSLContext | None) -> Iterator[ExposureServer]:
    """Serve until the block ends, on a port that the system chooses; without `tls`, in the clear."""
    listening = socket.create_server(("127.0.0.1", 0))
    server.port = listening.getsockname()[1]
    threading.Thread(target=_accept, args=(listening, server, tls), daemon=True).start()
    try:
        yield server
    finally:
        server.release.set()
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _accept(listening: socket.socket, server: ExposureServer, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError):
        while True:
            plain, (_, port) = listening.accept()
            threading.Thread(target=_serve, args=(plain, port, server, tls), daemon=True).start()


def _serve(plain: socket.socket, port: int, server: ExposureServer, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), plain:
        talking = tls.wrap_socket(plain, server_side=True) if tls else plain
        with talking:
            for head in _heads(talking):
                asked = Asked(head, port, time.monotonic())
                fault = server.next_fault(asked)
                if not faults.answer(talking, server.reply(asked), fault, server):
                    return


def _heads(talking: socket.socket) -> Iterator[bytes]:
    buffer = b""
    while data := talking.recv(4096):
        buffer += data
        if not buffer[:1].isalpha():  # the beginning of TLS, where plain HTTP is spoken
            talking.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return
        while b"\r\n\r\n" in buffer:
            head, _, buffer = buffer.partition(b"\r\n\r\n")
            yield head + b"\r\n\r\n"


def paths(asked: Iterable[Asked]) -> list[str]:
    return [each.path for each in asked]
