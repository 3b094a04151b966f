"""Which ways out of the computer do the tests take? Tiny proxies that write down what they are told."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

_NO_AUTH: Final = 0
_PASSWORD: Final = 2
_NAME: Final = 3


@dataclass
class Proxied:
    """What passed: the hosts as they were named, who signed in, and every byte that a client sent afterwards.

    `refuses` is what the proxy says to everybody (RFC 1928, 6), 0 for nothing; `silent` ones take and never answer.
    """

    port: int = 0
    hosts: list[str] = field(default_factory=list)
    signed_in: list[bytes] = field(default_factory=list)
    carried: list[bytes] = field(default_factory=list)
    refuses: int = 0
    silent: bool = False
    met: threading.Event = field(default_factory=threading.Event)


def dead_port() -> int:
    """Return a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        return int(gone.getsockname()[1])


@contextmanager
def connect_proxy() -> Iterator[Proxied]:
    """Run an HTTP proxy that knows CONNECT only."""
    with _running(Proxied(), _http) as proxied:
        yield proxied


@contextmanager
def socks_proxy(*, refuses: int = 0, silent: bool = False) -> Iterator[Proxied]:
    """Run a SOCKS5 proxy (RFC 1928), which lets sign in who wants to (RFC 1929)."""
    with _running(Proxied(refuses=refuses, silent=silent), _socks) as proxied:
        yield proxied


_Handshake = Callable[[socket.socket, Proxied], socket.socket | None]


@contextmanager
def _running(proxied: Proxied, handshake: _Handshake) -> Iterator[Proxied]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxied.port = listening.getsockname()[1]
        threading.Thread(target=_accept, args=(listening, proxied, handshake), daemon=True).start()
        try:
            yield proxied
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def _accept(listening: socket.socket, proxied: Proxied, handshake: _Handshake) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=_serve, args=(client, proxied, handshake), daemon=True).start()


def _serve(client: socket.socket, proxied: Proxied, handshake: _Handshake) -> None:
    with suppress(OSError):
        proxied.met.set()
        service = handshake(client, proxied)
        if service is None:
            client.close()
            return
        threading.Thread(target=_carry, args=(service, client, []), daemon=True).start()
        _carry(client, service, proxied.carried)


def _http(client: socket.socket, proxied: Proxied) -> socket.socket | None:
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(4096)
    method, target, _ = data.split(b" ", 2)
    if method != b"CONNECT":
        client.sendall(b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n")
        return None
    proxied.signed_in += [line for line in data.split(b"\r\n") if line.lower().startswith(b"proxy-authorization:")]
    host, _, port = target.decode().rpartition(":")
    proxied.hosts.append(host)
    service = socket.create_connection((host, int(port)))
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return service


def _socks(client: socket.socket, proxied: Proxied) -> socket.socket | None:
    if proxied.silent:
        while client.recv(4096):
            pass
        return None
    _version, count = _exactly(client, 2)
    method = _PASSWORD if _PASSWORD in _exactly(client, count) else _NO_AUTH
    client.sendall(bytes((5, method)))
    if method == _PASSWORD:
        _exactly(client, 1)
        name, password = _counted(client), _counted(client)
        proxied.signed_in.append(name + b":" + password)
        client.sendall(b"\x01\x00")
    _version, _command, _reserved, kind = _exactly(client, 4)
    host = _counted(client).decode() if kind == _NAME else socket.inet_ntoa(_exactly(client, 4))
    proxied.hosts.append(host)
    (port,) = struct.unpack("!H", _exactly(client, 2))
    client.sendall(bytes((5, proxied.refuses, 0, 1)) + bytes(6))
    return None if proxied.refuses else socket.create_connection((host, port))


def _exactly(client: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = client.recv(count - len(data))
        if not more:
            raise OSError
        data += more
    return data


def _counted(client: socket.socket) -> bytes:
    (length,) = _exactly(client, 1)
    return _exactly(client, length)


def _carry(source: socket.socket, target: socket.socket, seen: list[bytes]) -> None:
    with source, suppress(OSError):
        for data in iter(lambda: source.recv(4096), b""):
            seen.append(data)
            target.sendall(data)
