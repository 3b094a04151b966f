"""Which host does a text lead to, and where in the text does each part of it stand?

can-ada parses as browsers do (WHATWG URL). It does not say where the parts stand, so they are found here, and a part
that the parser folds (capitals, full-width signs, percent signs) keeps the span that it has in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import can_ada

from checks import suffixes
from checks.links.model import Span

LONGEST: Final = 8192
"""Longer texts are no addresses: browsers show no more, and a parser's time is worth more."""


class Address(NamedTuple):
    """One address.

    `text` is what was given, less the spaces around it and the line ends in it; `places` says where each of its signs
    stood, None where nothing was changed but `offset` signs at the start left out. Positions are in `text`.
    `host` is ASCII, lower case, without a dot at its end; "" where the scheme has none. `owner` is "" where the scheme
    is none of the web's: who has its host is then not for the public suffix list to say.
    """

    text: str
    offset: int
    places: Sequence[Span] | None
    href: str
    scheme: str
    credentials: Span | None
    raw_host: str
    host_at: int
    host: str
    is_ip: bool
    suffix: str
    owner: str
    port: str
    rest_at: int

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in what was given."""
        if self.places is None:
            return start + self.offset, end + self.offset
        if start < end:
            return self.places[start][0], self.places[end - 1][1]
        at = self.places[start][0] if start < len(self.places) else self.places[-1][1]
        return at, at

    def stood(self, start: int, end: int) -> Sequence[Span]:
        """Return where each sign of `text[start:end]` stands in what was given."""
        if self.places is not None:
            return self.places[start:end]
        at = self.offset
        return tuple(zip(range(start + at, end + at), range(start + at + 1, end + at + 1), strict=True))

    def host_span(self, start: int, end: int) -> Span:
        """Return where `host[start:end]` stands in what was given: the labels around it where the parser folded it."""
        if self.raw_host == self.host or self.raw_host.lower() == self.host:
            return self.span(self.host_at + start, self.host_at + end)
        raw, folded = _labels(self.raw_host), _labels(self.host)
        if len(raw) != len(folded):
            return self.span(self.host_at, self.host_at + len(self.raw_host))
        touched = [i for i, (a, b) in enumerate(folded) if a < end and b > start] or [0]
        first, last = touched[0], touched[-1]
        if first == last and self.raw_host[slice(*raw[first])].lower() == self.host[slice(*folded[first])]:
            shift = self.host_at + raw[first][0] - folded[first][0]
            return self.span(start + shift, end + shift)
        return self.span(self.host_at + raw[first][0], self.host_at + raw[last][1])

    @property
    def rest(self) -> str:
        """Path, query and fragment as they were given."""
        return self.text[self.rest_at :]


def parsed(given: str, stood: Sequence[Span] | None = None) -> Address | None:
    """Return the address that `given` is, None if no browser would open it. Never raises.

    A text without a scheme is one if its host has an existing top-level domain: `bank.example/login`. `stood` says
    where each sign of `given` stood in a longer text that it was decoded from.
    """
    text, offset, places = _cleaned(given, stood)
    if not text or len(text) > LONGEST:
        return None
    scheme = _SCHEME.match(text)
    if scheme is None or _is_host_and_port(scheme):
        return _without_scheme(text, offset, places)
    try:
        url = can_ada.parse(text)
    except (ValueError, TypeError):  # TypeError: a lone surrogate cannot be given to the parser
        return None
    return _address(text, offset, places, url, scheme.end())


def begin_of_too_long(given: str) -> str:
    """Return the beginning of an address that is longer than `parsed` takes apart; "" for any other text."""
    text, _, _ = _cleaned(given, None)
    begin = text[:LONGEST]
    return begin if len(text) > LONGEST and (_SCHEME.match(begin) or parsed(begin)) else ""


_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_HOST_AND_PORT: Final = re.compile(r"\d+(?:[/?#]|$)")
_DOTS: Final = re.compile("[.\u3002\uff0e\uff61]|%2[eE]|%[eE]3%80%82")
_LEFT_OUT: Final = re.compile("[\t\n\r]")
_AROUND: Final = "".join(map(chr, range(0x21)))
_SPECIAL: Final = frozenset({"http:", "https:", "ws:", "wss:", "ftp:"})
_END_OF_AUTHORITY: Final = re.compile(r"[/\\?#]")
_END_OF_FOREIGN_AUTHORITY: Final = re.compile(r"[/?#]")
_SPACE: Final = re.compile(r"\s")
_RESERVED: Final = frozenset({"example", "test", "localhost", "invalid", "onion"})


def _cleaned(given: str, stood: Sequence[Span] | None) -> tuple[str, int, Sequence[Span] | None]:
    """Do what a browser does first: leave out control signs and spaces around, and tabs and line ends within."""
    if stood is None and given.isprintable() and given[:1] > " " and given[-1:] > " ":
        return given, 0, None
    start = len(given) - len(given.lstrip(_AROUND))
    text = given.strip(_AROUND)
    if not _LEFT_OUT.search(text):
        return (text, start, None) if stood is None else (text, 0, stood[start : start + len(text)])
    kept = [i for i, sign in enumerate(text, start) if sign not in "\t\n\r"]
    places = [(i, i + 1) if stood is None else stood[i] for i in kept]
    return "".join(given[i] for i in kept), 0, places


def _is_host_and_port(scheme: re.Match[str]) -> bool:
    """Tell `bank.example:8443/` from `mailto:`: no scheme in use has a dot, or a number after it."""
    return "." in scheme[1] or bool(_HOST_AND_PORT.match(scheme.string, scheme.end()))


def _without_scheme(text: str, offset: int, places: Sequence[Span] | None) -> Address | None:
    if _SPACE.search(text) or text.startswith(("/", "\\", "?", "#")) or not _DOTS.search(text):
        return None
    try:
        url = can_ada.parse("https://" + text)
    except (ValueError, TypeError):
        return None
    address = _address(text, offset, places, url, 0)
    if address.credentials is not None and not address.rest:
        return None  # somebody@mail.example is a mailbox
    top = address.host.rpartition(".")[2]
    return address if address.is_ip or top in _RESERVED or suffixes.is_known(top) else None


def _address(text: str, offset: int, places: Sequence[Span] | None, url: can_ada.URL, at: int) -> Address:
    scheme, host = str(url.protocol), str(url.hostname)
    special = scheme in _SPECIAL
    credentials, raw_host, host_at, end = _authority(text, at, special=special)
    is_ip = host.endswith("]") or (special and host.rpartition(".")[2].isdigit())
    bare = host.removesuffix(".")
    owner = bare if is_ip else (suffixes.registrable(bare) or bare) if special else ""
    return Address(
        text=text,
        offset=offset,
        places=places,
        href=str(url.href),
        scheme=scheme,
        credentials=credentials,
        raw_host=raw_host,
        host_at=host_at,
        host=bare,
        is_ip=is_ip,
        suffix="" if is_ip else owner.partition(".")[2],
        owner=owner,
        port=str(url.port),
        rest_at=end,
    )


def _authority(text: str, at: int, *, special: bool) -> tuple[Span | None, str, int, int]:
    """Return where name and password stand, the host as it is written, where it starts, and where all of it ends."""
    size = len(text)
    if special:
        while at < size and text[at] in "/\\":
            at += 1
    elif text.startswith("//", at):
        at += 2
    else:
        return None, "", at, at
    stop = (_END_OF_AUTHORITY if special else _END_OF_FOREIGN_AUTHORITY).search(text, at)
    end = stop.start() if stop else size
    sign = text.rfind("@", at, end)
    credentials = None if sign < 0 else (at, sign + 1)
    host_at = at if sign < 0 else sign + 1
    host_end = end
    colon = text.rfind(":", host_at, end)
    if colon >= 0 and not text.endswith("]", host_at, end):
        host_end = colon
    return credentials, text[host_at:host_end], host_at, end


@lru_cache(maxsize=8)
def _labels(host: str) -> tuple[Span, ...]:
    """Return where the labels of `host` stand. Each sign of a long one asks again: it is taken apart once."""
    spans: list[Span] = []
    start = 0
    for dot in _DOTS.finditer(host):
        spans.append((start, dot.start()))
        start = dot.end()
    if start < len(host) or not spans:
        spans.append((start, len(host)))
    return tuple(spans)
