"""How do the tests of the door ask a stub?"""

from __future__ import annotations

import random
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from app.net import pwned
from app.net.client import Door, Limits
from app.store.ledger import PassingLedger
from app.values.outside import Ledger, Recipient
from app.values.ranges import RangeAnswer, Ranges
from app.values.route import Route
from tests.stubs import certificates
from tests.stubs.exposure_server import ExposureServer, serving
from tests.stubs.pwned import Corpus, sha1

LEAKED = "password"
PREFIX, SUFFIX = sha1(LEAKED)[:5], sha1(LEAKED)[5:]
_NO_PROXIES: Mapping[str, str] = {}


def corpus() -> Corpus:
    """Return a list of 300 leaked hashes that share their prefix with one known password."""
    chance = random.Random(7)  # noqa: S311 - the same in each run
    made = {f"{PREFIX}{chance.getrandbits(140):035X}": chance.randint(1, 9000) for _ in range(300)}
    return Corpus(made).leaked(**{LEAKED: 9_876_543})


@contextmanager
def stub(
    *faults: str,
    kind: str = "valid",
    tls: ssl.SSLContext | None = None,
    **fields: Any,  # noqa: ANN401 - fields of the server
) -> Iterator[ExposureServer]:
    """Serve the corpus over TLS with a certificate of `kind`."""
    server = ExposureServer(**({"corpus": corpus()} | fields), faults=list(faults))
    with serving(server, tls or certificates.server(kind)) as running:
        yield running


def door(server: ExposureServer, limits: Limits | None = None, **others: Any) -> Callable[[Ledger], Door]:  # noqa: ANN401 - further arguments of `Door`
    """Return what makes doors that lead to `server` only."""
    arguments = {
        "limits": limits,
        "hosts": dict.fromkeys(Recipient, server.origin),
        "trust": certificates.trusting,
        "proxies": lambda _: _NO_PROXIES,
    }
    return partial(Door, **(arguments | others))


def stop_after(wait: Callable[[], object], stop: threading.Event) -> None:
    """Set `stop`, in a thread, once `wait` has returned."""

    def run() -> None:
        wait()
        stop.set()

    threading.Thread(target=run, daemon=True).start()


def leading_to(server: ExposureServer) -> Callable[[Ledger, Route], Door]:
    """Return the way out of a house that is to reach `server` only."""
    return lambda ledger, _route: door(server)(ledger)


def ranges(server: ExposureServer, ledger: Ledger | None = None, limits: Limits | None = None, **others: Any) -> Ranges:  # noqa: ANN401 - as above
    return pwned.ranges(partial(door(server, limits, **others), ledger or PassingLedger()))


def told(
    server: ExposureServer,
    prefixes: Sequence[str] = (PREFIX,),
    ledger: Ledger | None = None,
    limits: Limits | None = None,
    **others: Any,  # noqa: ANN401 - as above
) -> list[RangeAnswer]:
    """Ask for `prefixes` and return all answers."""
    return list(ranges(server, ledger, limits, **others)(prefixes, threading.Event()))
