"""How is a connection made that can be cut at any moment, and that trusts whom the computer trusts?"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import socks
import truststore
from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPSConnection
from urllib3.contrib.socks import SOCKSHTTPSConnection

from app.net.errors import NoConnection, RouteDown, Stopped, TooSlow

Trust = Callable[[], ssl.SSLContext]
"""Makes the context that proves who the other side is."""

_OFTEN: Final = 0.05
"""Seconds after which a running exchange looks whether it must end: a tenth of what a cancel may take."""


def system_trust() -> ssl.SSLContext:
    """Return a context that trusts the authorities of the operating system, from TLS 1.2 on."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class Lifeline:
    """Holds on to the connection of one thread, so that another thread can cut it."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: socket.socket | None = None
        self._guard = threading.Lock()

    def hold(self, connection: socket.socket) -> None:
        """Hold `connection`, which is open, instead of the one before.

        A duplicate is held: TLS takes the original over, and its handshake must be cut as well.
        """
        with self._guard:
            self._let_go()
            self._held = connection.dup()

    def cut(self) -> None:
        """End every read and write of the connection, now."""
        with self._guard, suppress(OSError):  # the other side may have ended it already
            if self._held is not None:
                self._held.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let the connection go."""
        with self._guard:
            self._let_go()

    @contextmanager
    def until(self, stop: threading.Event, seconds: float) -> Iterator[None]:
        """Cut whatever is held when `stop` is set, or after `seconds`; then raise Stopped, or TooSlow.

        Whatever the body raises once the connection was cut is only the noise of the cutting.
        """
        over = threading.Event()
        ends = time.monotonic() + seconds

        def watch() -> None:
            while not over.wait(_OFTEN):
                if stop.is_set() or time.monotonic() >= ends:
                    self.cut()  # again and again: a connection may still be on its way

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        except Exception:
            if stop.is_set() or time.monotonic() >= ends:
                pass  # what follows says why
            else:
                raise
        finally:
            over.set()
            watcher.join()
        if stop.is_set():
            raise Stopped
        if time.monotonic() >= ends:
            raise TooSlow

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


class Adapter(HTTPAdapter):
    """Carries requests over TLS only, on connections that a lifeline holds. It never retries by itself."""

    def __init__(self, lifeline: Lifeline, trust: Trust) -> None:
        """Make each connection known to `lifeline` and let `trust` prove the other side."""
        self._direct = _held_by(lifeline)
        self._through_socks = _held_through_socks(lifeline)
        self._context = trust()
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as in the base class
        """Make the manager of direct connections."""
        super().init_poolmanager(*arguments, **options, ssl_context=self._context)
        _only(self.poolmanager, self._direct)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - as in the base class
        """Make the manager of connections through `proxy`."""
        manager = super().proxy_manager_for(proxy, **options, ssl_context=self._context)
        _only(manager, self._through_socks if proxy.lower().startswith("socks") else self._direct)
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401, ARG002 - as in the base class
        """Leave the proof to the context: `requests` would add authorities of its own to those of the computer."""
        conn.cert_reqs = "CERT_REQUIRED"


def _only(manager: PoolManager, pool: type[HTTPSConnectionPool]) -> None:
    manager.pool_classes_by_scheme = {"https": pool}  # plain http has no class, so that none can be opened


def _held_by(lifeline: Lifeline) -> type[HTTPSConnectionPool]:
    class Connection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            connection = super()._new_conn()
            lifeline.hold(connection)
            return connection

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


def _held_through_socks(lifeline: Lifeline) -> type[HTTPSConnectionPool]:
    class Connection(SOCKSHTTPSConnection):
        def _new_conn(self) -> socks.socksocket:
            """Connect through the proxy. The library's own way could not be cut while the proxy says nothing."""
            options = self._socks_options
            proxy = (str(options["proxy_host"]), int(options["proxy_port"] or _SOCKS_PORT))
            try:
                (family, *_), *_ = socket.getaddrinfo(*proxy, type=socket.SOCK_STREAM)
                connection = socks.socksocket(family, socket.SOCK_STREAM)
                connection.set_proxy(socks.SOCKS5, *proxy, options["rdns"], options["username"], options["password"])
                connection.settimeout(self.timeout)
                lifeline.hold(connection)
                connection.connect((self.host, self.port))
            except OSError as error:
                # With a refusal within, the proxy answers: it is the service that it cannot reach.
                refused = isinstance(getattr(error, "socket_err", None), socks.SOCKS5Error)
                raise (NoConnection if refused else RouteDown) from None
            return connection

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


_SOCKS_PORT: Final = 1080
