"""In which ways does an answer go wrong? Each name is one way; `name:argument` where it has one."""

from __future__ import annotations

import gzip
import json
import socket
import struct
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.stubs import strangers
from tests.stubs.breaches import breach

if TYPE_CHECKING:
    from tests.stubs.exchange import Reply
    from tests.stubs.exposure_server import ExposureServer

REASONS: Final = {
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    429: "Too Many Requests",
    503: "Service Unavailable",
}
PORTAL: Final = b"<!DOCTYPE html><html><title>Welcome</title><body>Sign in to our Wi-Fi</body></html>"
BREACH: Final = breach("Adobe", "adobe.com")


def _json(document: object) -> bytes:
    return json.dumps(document).encode()


PAGES: Final[Mapping[str, tuple[str, bytes]]] = {
    "portal": ("text/html; charset=utf-8", PORTAL),
    "portal-as-text": ("text/plain", PORTAL),
    "empty": ("text/plain", b""),
    "json": ("application/json", b"{}"),
    "utf-16": ("application/json", json.dumps([BREACH]).encode("utf-16")),
    "bom": ("application/json", b"\xef\xbb\xbf" + _json([BREACH])),
    "twice-a-key": ("application/json", b'[{"Name":"Adobe","Name":"Other"}]'),
    "nan": ("application/json", b'[{"Name":"Adobe","PwnCount":NaN}]'),
    "deep": ("application/json", b"[" * 10_000 + b"]" * 10_000),
    "unknown-fields": ("application/json", _json([BREACH | {"New": 1}])),
    "missing-fields": ("application/json", b'[{"Name":"Adobe"}]'),
    "null-domain": ("application/json", _json([BREACH | {"Domain": None}])),
    "future": ("application/json", _json([BREACH | {"BreachDate": "2999-01-01"}])),
    "no-date": ("application/json", _json([BREACH | {"BreachDate": "0000-00-00"}])),
    "twice-a-name": ("application/json", _json([BREACH, BREACH])),
    "script": ("application/json", _json([BREACH | {"Description": "<script>alert(1)</script>"}])),
    "long": ("application/json", _json([BREACH | {"Description": "x" * 5_000_000}])),
    "leakcheck": ("application/json", _json(strangers.FAILED)),
    "hudson": ("application/json", _json(strangers.RECORD)),
    "rtl": ("application/json", _json([BREACH | {"Title": "\u202eebodA \N{GRINNING FACE}"}])),
}
"""Answers of status 200 that are another page than the one that was asked for."""

STATUSES: Final[Mapping[str, tuple[int, Mapping[str, str], bytes]]] = {
    "204": (204, {}, b""),
    "301": (301, {"Location": "{other}/range/00000"}, b""),
    "302": (302, {"Location": "{other}/range/00000"}, b""),
    "302-http": (302, {"Location": "http://localhost/range/00000"}, b""),
    "302-bomb": (302, {"Location": "{other}/", "Content-Encoding": "gzip"}, gzip.compress(bytes(80_000_000), 1)),
    "304": (304, {}, b""),
    "400": (400, {"Content-Type": "text/plain"}, b"Invalid API query"),
    "403": (403, {"Content-Type": "text/html", "cf-ray": "7d0-CDG"}, b"<html>Attention Required! | Cloudflare</html>"),
    "404": (404, {"Content-Type": "text/html"}, b"<html>Not found</html>"),
    "404-empty": (404, {}, b""),
    "429": (429, {"Retry-After": "{argument}"}, b'{"statusCode":429}'),
    "500": (500, {}, b""),
    "502": (502, {"Content-Type": "text/html"}, b"<html>Bad gateway</html>"),
    "503": (503, {"Retry-After": "{argument}"}, b""),
}


def answer(talking: socket.socket, reply: Reply, fault: str, server: ExposureServer) -> bool:
    """Send `reply` as `fault` breaks it; tell whether the connection goes on."""
    name, _, argument = fault.partition(":")
    if name == "ok":
        talking.sendall(_whole(reply))
        return True
    if name in PAGES:
        kind, body = PAGES[name]
        talking.sendall(_whole(replace(reply, status=200, headers={"Content-Type": kind}, body=body)))
        return True
    if name in STATUSES:
        status, headers, body = STATUSES[name]
        filled = {k: v.format(other=server.other, argument=argument) for k, v in headers.items()}
        sent = {k: v for k, v in filled.items() if v}
        talking.sendall(_whole(replace(reply, status=status, headers=sent, body=body)))
        return True
    _BROKEN[name](talking, reply, argument, server)
    return name in _WHOLE


def _whole(reply: Reply) -> bytes:
    length = {} if reply.status in {204, 304} else {"Content-Length": str(len(reply.body))}
    return _head(reply, length) + reply.body


def _head(reply: Reply, more: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'OK')}"]
    lines += [f"{name}: {value}" for name, value in {**reply.headers, **more}.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def _plain(reply: Reply) -> Reply:
    """Return `reply` without compression, which would by itself show that it was cut."""
    if "Content-Encoding" not in reply.headers:
        return reply
    headers = {name: value for name, value in reply.headers.items() if name != "Content-Encoding"}
    return replace(reply, headers=headers, body=gzip.decompress(reply.body))


def _hang(_talking: socket.socket, _reply: Reply, _argument: str, server: ExposureServer) -> None:
    server.hanging.set()
    server.release.wait()


def _hang_in_body(talking: socket.socket, reply: Reply, _argument: str, server: ExposureServer) -> None:
    sent = _whole(reply)
    talking.sendall(sent[: len(sent) - len(reply.body) // 2])
    server.hanging.set()
    server.release.wait()


def _drip(talking: socket.socket, reply: Reply, _argument: str, server: ExposureServer) -> None:
    server.hanging.set()
    for byte in _whole(reply):
        talking.sendall(bytes((byte,)))
        if server.release.wait(server.drip):
            return


def _drip_head(talking: socket.socket, _reply: Reply, _argument: str, server: ExposureServer) -> None:
    talking.sendall(b"HTTP/1.1 200 OK\r\n")
    server.hanging.set()
    while not server.release.wait(server.drip):
        talking.sendall(b"X")


def _reset(talking: socket.socket, reply: Reply, _argument: str, _server: ExposureServer) -> None:
    sent = _whole(reply)
    talking.sendall(sent[: len(sent) - len(reply.body) // 2])
    time.sleep(0.02)  # so that the half is read before the connection is reset under it
    talking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _close(*_: object) -> None:
    """Send nothing at all."""


def _length_too_short(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    reply = _plain(reply) if argument == "plain" else reply
    half = reply.body.rfind(b"\r\n", 0, len(reply.body) // 4) if argument == "plain" else len(reply.body) // 2
    talking.sendall(_head(reply, {"Content-Length": str(half)}) + reply.body)


def _body_too_short(talking: socket.socket, reply: Reply, _argument: str, _server: ExposureServer) -> None:
    talking.sendall(_head(reply, {"Content-Length": str(len(reply.body))}) + reply.body[: len(reply.body) // 2])


def _cut(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    reply = _plain(reply)
    ends = {"line": _real(reply.body), "within": _real(reply.body) - 7, "half": len(reply.body) // 2}
    body = reply.body[: ends[argument]]
    talking.sendall(_head(reply, {"Connection": "close"}) + body)


def _real(body: bytes) -> int:
    """Return where the sorted body ends and the padding begins."""
    return len(b"\r\n".join(line for line in body.split(b"\r\n") if not line.endswith(b":0")))


def _chunked_cut(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    reply = _plain(reply) if argument == "plain" else reply
    half = reply.body[: len(reply.body) // 2]
    chunk = f"{len(half):x}\r\n".encode() + half + b"\r\n"
    talking.sendall(_head(reply, {"Transfer-Encoding": "chunked"}) + chunk)


def _cut_gzip(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    part = reply.body[: len(reply.body) * int(argument) // 100]
    talking.sendall(_head(reply, {"Content-Length": str(len(part))}) + part)


def _mislabelled(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    plain = _plain(reply)
    talking.sendall(_whole(replace(plain, headers={**plain.headers, "Content-Encoding": argument or "gzip"})))


def _bomb(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    body = gzip.compress(b"0" * 80_000_000, 1) if argument != "plain" else b"0" * 80_000_000
    headers = reply.headers if argument != "plain" else _plain(reply).headers
    talking.sendall(_whole(replace(reply, headers=headers, body=body)))


def _mistyped(talking: socket.socket, reply: Reply, _argument: str, _server: ExposureServer) -> None:
    talking.sendall(_whole(replace(reply, headers={**reply.headers, "Content-Type": "application/octet-stream"})))


def _after_gzip(talking: socket.socket, reply: Reply, _argument: str, _server: ExposureServer) -> None:
    talking.sendall(_whole(replace(reply, body=reply.body + b"more")))


def _edited(talking: socket.socket, reply: Reply, argument: str, _server: ExposureServer) -> None:
    plain = _plain(reply)
    talking.sendall(_whole(replace(plain, body=EDITS[argument](plain.body))))


EDITS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "lf": lambda body: body.replace(b"\r\n", b"\n"),
    "end": lambda body: body + b"\r\n",
    "no-padding": lambda body: body[: _real(body)],
    "short-padding": lambda body: b"\r\n".join(filter(None, [body[: _real(body)], *body.split(b"\r\n")[-9:]])),
    "unsorted": lambda body: b"\r\n".join([b"F" * 35 + b":1", body]),
    "twice": lambda body: b"\r\n".join([body.split(b"\r\n")[0], body]),
    "zero-within": lambda body: b"\r\n".join([b"0" * 35 + b":0", body]),
    "no-count": lambda body: body.replace(b":", b"", 1),
    "minus": lambda body: body.replace(b":", b":-", 1),
    "long-suffix": lambda body: b"0" + body,
    "not-ascii": lambda body: "é".encode() + body,
    "lower": lambda body: body.lower(),
}
"""Bodies that are transferred whole and are not what the service sends."""

_BROKEN: Final[Mapping[str, Callable[[socket.socket, Reply, str, ExposureServer], None]]] = {
    "hang": _hang,
    "hang-in-body": _hang_in_body,
    "drip": _drip,
    "drip-head": _drip_head,
    "reset": _reset,
    "close": _close,
    "length-too-short": _length_too_short,
    "body-too-short": _body_too_short,
    "cut": _cut,
    "chunked-cut": _chunked_cut,
    "truncgzip": _cut_gzip,
    "mislabelled": _mislabelled,
    "mistyped": _mistyped,
    "bomb": _bomb,
    "after-gzip": _after_gzip,
    "edited": _edited,
}

_WHOLE: Final = {"truncgzip", "mislabelled", "mistyped", "bomb", "after-gzip", "edited"}
"""Wrong by what they say alone: to HTTP they are whole answers, after which the connection goes on."""
