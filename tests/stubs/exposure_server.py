"""Which services do the tests ask? Local ones over real HTTP and TLS, which break on command."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.stubs import faults, pwned
from tests.stubs.directories import Directories
from tests.stubs.exchange import Asked, Reply, packed
from tests.stubs.hibp import Hibp
from tests.stubs.pwned import Corpus
from tests.stubs.releases import Releases
from tests.stubs.strangers import Strangers
from tests.stubs.xposed import Xposed

_STRANGERS = ("/api/public?", "/api/json/v2/")
_DIRECTORIES = ("/v1/buckets/", "/v1/all.json", "/v3/", "/v4/")


@dataclass
class ExposureServer:
    """Every service under one name. `faults` are taken in order, one a request; then every answer is right.

    `on` has the faults of single paths, by their beginnings, which go before the others. `release` ends every hang.
    `drip` is the pause between two bytes, in seconds.
    """

    corpus: Corpus = field(default_factory=Corpus)
    hibp: Hibp = field(default_factory=Hibp)
    directories: Directories = field(default_factory=Directories)
    xposed: Xposed = field(default_factory=Xposed)
    strangers: Strangers = field(default_factory=Strangers)
    releases: Releases = field(default_factory=Releases)
    faults: list[str] = field(default_factory=list)
    on: dict[str, list[str]] = field(default_factory=dict)
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
            for beginning, sequence in self.on.items():
                if asked.path.startswith(beginning) and sequence:
                    return sequence.pop(0)
            return self.faults.pop(0) if self.faults else self.always

    def reply(self, asked: Asked) -> Reply:
        """Return the right answer."""
        if asked.path.startswith("/api/v3/"):
            return packed(asked, self.hibp.reply(asked))
        if asked.path == "/bilan.json":
            return packed(asked, self.releases.reply(asked))
        if asked.path.startswith(_DIRECTORIES):
            return packed(asked, self.directories.reply(asked))
        if asked.path.startswith(_STRANGERS):
            return packed(asked, self.strangers.reply(asked))
        if asked.path.startswith("/v1/"):
            return packed(asked, self.xposed.reply(asked))
        return pwned.reply(asked, self.corpus, self.seed)


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
