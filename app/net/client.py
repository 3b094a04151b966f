"""How does one question leave this computer, and when is the answer to it whole?

The only class that opens a connection. What may go wrong ends in one exact error of `app.net.errors`, never in an
answer: a cut transfer, a sign-in page and a slow drip all look like success to a library that is merely asked politely.
"""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Final

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from app.errors import NetError, StoreError
from app.net import errors, refusals, routes
from app.net.connection import Adapter, Lifeline, Trust, system_trust
from app.net.request import HOSTS, USER_AGENT, Answer, Request, head
from app.net.routes import Proxies
from app.values.outside import ANSWERED, SENT, Departure, Ledger, Recipient
from app.values.route import Route

_ETAG: Final = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{1,200}"')


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an exchange may take, in seconds.

    `pause` is the longest that is waited because a service asks for patience, `attempts` how often it is asked at all.
    """

    connect: float = 5
    silence: float = 10
    whole: float = 20
    pause: float = 60
    attempts: int = 3


class Door(requests.Session):
    """Asks, one question at a time, in one thread. Close it when nothing more is to be asked."""

    def __init__(
        self,
        ledger: Ledger,
        limits: Limits | None = None,
        *,
        hosts: Mapping[Recipient, str] = HOSTS,
        trust: Trust = system_trust,
        route: Route | None = None,
        proxies: Proxies | None = None,
    ) -> None:
        """Ask whom `ledger` allows, by `route`, the system's by default, and let it write down what leaves.

        `hosts`, `trust` and `proxies` are given by tests alone.
        """
        super().__init__()
        self._ledger: Final = ledger
        self._limits: Final = limits or Limits()
        self._hosts: Final = hosts
        self._proxies_for: Final = proxies or routes.proxies(route or Route())
        self._lifeline: Final = Lifeline()
        self._received = 0
        self.trust_env = False  # no .netrc, no authorities and no credentials from the environment
        self.cookies = RequestsCookieJar(DefaultCookiePolicy(allowed_domains=()))
        self.headers.clear()
        self.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"})
        self.adapters.clear()
        adapter = Adapter(self._lifeline, trust)
        for host in hosts.values():  # no other host has an adapter: whatever is called, nothing else can be reached
            self.mount(f"https://{host}/", adapter)

    def ask(self, request: Request, stop: threading.Event) -> Answer:
        """Return the whole answer to `request`; an exact `NetError` otherwise, Stopped when `stop` was set.

        Asked again only where the service itself names a pause that makes sense.
        """
        for attempt in range(1, self._limits.attempts + 1):
            try:
                return self._recorded(request, stop)
            except (errors.Busy, errors.ServiceDown) as error:
                if error.pause is None or error.pause > self._limits.pause or attempt == self._limits.attempts:
                    raise
                if stop.wait(error.pause):
                    raise errors.Stopped from None
        raise errors.Unexpected

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        super().close()
        self._lifeline.close()

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Follow no redirect, and read nothing of it: it could lead anywhere, and take our headers there."""

    def _recorded(self, request: Request, stop: threading.Event) -> Answer:
        if not self._ledger.allows(request.recipient):
            raise errors.NotAllowed
        number = self._begun(request)
        self._received, outcome = 0, SENT
        try:
            answer = self._exchange(request, stop)
            outcome = ANSWERED
        except NetError as error:
            outcome = error.message
            raise
        finally:
            self._ledger.end(number, outcome, self._received)
        return answer

    def _begun(self, request: Request) -> int:
        host = self._hosts[request.recipient]
        sent = head(request, host, covered=True)
        departure = Departure(datetime.now(UTC), request.recipient, host, request.purpose, sent, SENT, 0)
        try:
            return self._ledger.begin(departure)
        except StoreError:
            raise errors.NotRecorded from None

    def _exchange(self, request: Request, stop: threading.Event) -> Answer:
        if not request.path.startswith("/"):  # it would lengthen the name of the host
            raise ValueError
        address = f"https://{self._hosts[request.recipient]}{request.path}"
        with self._lifeline.until(stop, self._limits.whole), _named_errors(), self._response(address, request) as got:
            refusals.refuse(got, request)
            return self._answer(got, request)
        raise errors.Unexpected

    def _response(self, address: str, request: Request) -> requests.Response:
        with ExitStack() as lent:
            keys = {name: lent.enter_context(key.revealed()) for name, key in request.keys.items()}
            return self._sent(address, {**request.headers, **keys})

    def _sent(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        return self.get(
            address,
            headers=dict(headers),
            proxies=dict(self._proxies_for(address)),
            timeout=(self._limits.connect, self._limits.silence),
            allow_redirects=False,
            stream=True,
        )

    def _answer(self, response: requests.Response, request: Request) -> Answer:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        body = self._body(response, request.largest)
        if response.status_code == refusals.MISSING and body and kind in {"", "text/html"}:
            raise errors.Changed  # a page of whoever is in between
        if response.status_code == refusals.UNAUTHORISED:
            raise refusals.key_refused(kind, body)
        etag = response.headers.get("ETag", "")
        return Answer(kind, body, response.status_code, etag if _ETAG.fullmatch(etag) else "")

    def _body(self, response: requests.Response, largest: int) -> bytes:
        """Return the decoded body, once it is proved to be whole and small enough."""
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding not in {"gzip", "identity"}:  # nothing else was asked for, and no other is proved to be whole
            raise errors.Changed
        unzip = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
        body = bytearray()
        for chunk in response.raw.stream(16384, decode_content=False):
            self._received += len(chunk)
            room = largest - len(body) + 1
            body += unzip.decompress(chunk, room) if unzip else chunk
            if len(body) > largest or (unzip and unzip.unconsumed_tail):
                raise errors.TooLarge
        if unzip and (not unzip.eof or unzip.unused_data):
            raise errors.Incomplete
        return bytes(body)


@contextmanager
def _named_errors() -> Iterator[None]:
    """Turn the errors of the libraries into ours; the most exact class comes first, many are subclasses of others."""
    try:
        yield
    except requests.exceptions.ProxyError:
        raise errors.RouteDown from None
    except requests.exceptions.SSLError:
        raise errors.NotTrusted from None
    except requests.exceptions.Timeout:
        raise errors.TooSlow from None
    except requests.exceptions.ConnectionError as error:
        raise _connection_error(error) from None
    except urllib3.exceptions.ReadTimeoutError:
        raise errors.TooSlow from None
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, zlib.error, OSError):
        raise errors.Incomplete from None


def _connection_error(error: requests.exceptions.ConnectionError) -> NetError:
    cause = getattr(error.args[0] if error.args else None, "reason", None)
    if isinstance(cause, urllib3.exceptions.NameResolutionError):
        return errors.NameUnknown()
    if isinstance(cause, urllib3.exceptions.NewConnectionError):
        return errors.NoConnection()
    return errors.Incomplete()
