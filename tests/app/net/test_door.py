from __future__ import annotations

import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from requests.exceptions import InvalidSchema

from app.errors import StoreError
from app.net import errors, pwned
from app.net.client import Door, Limits
from app.net.connection import system_trust
from app.net.request import HOSTS, Request, head
from app.store.errors import StoreFull
from app.store.ledger import PassingLedger
from app.values.outside import Consent, Departure, Recipient
from tests.app.net.doors import PREFIX, corpus, door, ranges, stub, told
from tests.stubs import certificates, strangers
from tests.stubs.exchange import Asked, Reply
from tests.stubs.exposure_server import ExposureServer, serving
from tests.stubs.proxies import connect_proxy, dead_port

NEVER_BY_ITSELF = Limits(connect=3600, silence=3600, whole=3600)
_opened: list[str] | None = None


def _watch(event: str, _arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in {"socket.__new__", "socket.connect", "socket.getaddrinfo", "socket.bind"}:
        _opened.append(event)


sys.addaudithook(_watch)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every socket that this process makes, binds, connects or looks a name up for."""
    collected: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_opened", collected)
    return collected


class Refusing(PassingLedger):
    """A ledger that cannot be written."""

    def begin(self, departure: Departure) -> int:
        raise StoreFull(name=departure.host)


def reasons(server: ExposureServer, **others: object) -> set[str | None]:
    return {answer.reason for answer in told(server, [PREFIX, "00000"], **others)}  # type: ignore[arg-type]  # as `told`


def test_with_consent_off_not_one_socket_opens(opened: list[str]) -> None:
    ledger = PassingLedger()
    ledger.decide(Recipient.PWNED_PASSWORDS, Consent.NEVER)
    server = ExposureServer(corpus(), port=9)
    assert reasons(server, ledger=ledger) == {errors.NotAllowed.message}
    assert opened == []
    assert ledger.departures() == ()


def test_what_cannot_be_recorded_is_not_sent(opened: list[str]) -> None:
    assert issubclass(StoreFull, StoreError)
    assert reasons(ExposureServer(corpus(), port=9), ledger=Refusing()) == {errors.NotRecorded.message}
    assert opened == []


def test_the_guard_sees_a_socket(opened: list[str]) -> None:
    assert reasons(ExposureServer(corpus(), port=9)) == {errors.NoConnection.message}
    assert "socket.connect" in opened


def test_consent_that_is_withdrawn_ends_what_is_under_way() -> None:
    ledger = PassingLedger()
    prefixes = [f"{number:05X}" for number in range(300)]
    with stub() as server:
        answers = ranges(server, ledger, Limits(whole=60))(prefixes, threading.Event())
        assert next(answers).counts is not None
        ledger.decide(Recipient.PWNED_PASSWORDS, Consent.NEVER)
        assert errors.NotAllowed.message in {answer.reason for answer in answers}
        assert len(server.asked) < 300


@pytest.mark.parametrize("kind", ["self-signed", "expired", "wrong-host", "stranger"])
def test_a_certificate_that_proves_nothing_is_refused_before_anything_is_asked(kind: str) -> None:
    with stub(kind=kind) as server:
        assert reasons(server) == {errors.NotTrusted.message}
        assert server.asked == []


def test_tls_1_1_is_refused() -> None:
    with stub(tls=certificates.old_protocol()) as server:
        assert reasons(server) == {errors.NotTrusted.message}
        assert server.asked == []


def test_plain_http_on_the_tls_port_is_refused() -> None:
    with serving(ExposureServer(corpus()), None) as server:
        assert reasons(server) == {errors.NotTrusted.message}
        assert server.asked == []


def test_by_itself_the_door_trusts_whom_the_computer_trusts_and_not_our_authority() -> None:
    with stub() as server:
        assert reasons(server, trust=system_trust) == {errors.NotTrusted.message}
        assert server.asked == []
    assert system_trust().minimum_version >= ssl.TLSVersion.TLSv1_2
    assert system_trust().verify_mode is ssl.CERT_REQUIRED


def test_a_name_that_nobody_has_is_told_apart() -> None:
    server = ExposureServer(corpus(), port=9)
    made = door(server, hosts={Recipient.PWNED_PASSWORDS: "nobody.invalid"})(PassingLedger())
    with made, pytest.raises(errors.NameUnknown):
        made.ask(pwned.request(PREFIX), threading.Event())


def test_a_dead_proxy_is_told_and_no_way_around_it_is_taken() -> None:
    proxies = {"https": f"http://127.0.0.1:{dead_port()}"}
    with stub() as server:
        assert reasons(server, proxies=lambda _: proxies) == {errors.RouteDown.message}
        assert server.asked == []


def test_a_proxy_is_told_the_name_and_carries_what_it_cannot_read() -> None:
    with stub() as server, connect_proxy() as proxied:
        proxies = {"https": f"http://127.0.0.1:{proxied.port}"}
        (answer,) = told(server, proxies=lambda _: proxies)
        assert len(server.asked) == 1
    assert answer.counts is not None
    assert proxied.hosts == ["localhost"]
    assert PREFIX.encode() not in b"".join(proxied.carried)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_by_itself_the_door_takes_the_proxy_of_the_system(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{dead_port()}")
    with stub() as server:
        made = Door(PassingLedger(), hosts={Recipient.PWNED_PASSWORDS: server.origin}, trust=certificates.trusting)
        with made, pytest.raises(errors.RouteDown):
            made.ask(pwned.request(PREFIX), threading.Event())
        assert server.asked == []


def test_no_password_of_a_netrc_and_no_cookie_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine localhost login alice password hunter2\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with serving(Greeting(corpus()), certificates.server()) as server:
        with door(server)(PassingLedger()) as made:
            for _ in range(2):
                made.ask(pwned.request(PREFIX), threading.Event())
        assert {asked.head.decode() for asked in server.asked} == {head(pwned.request(PREFIX), server.origin)}
        assert len(server.asked) == 2


@pytest.mark.parametrize("redirect", ["301", "302"])
def test_a_redirect_takes_nothing_to_another_host(redirect: str) -> None:
    with stub() as other, stub(always=redirect) as server:
        server.other = f"https://{other.origin}"
        assert reasons(server) == {errors.Changed.message}
        assert other.asked == []


def test_a_path_cannot_lead_to_another_host(opened: list[str]) -> None:
    request = replace(pwned.request(PREFIX), path="@elsewhere.example/")
    with door(ExposureServer(corpus(), port=9))(PassingLedger()) as made, pytest.raises(ValueError):  # noqa: PT011 - as in pwned
        made.ask(request, threading.Event())
    assert opened == []


@pytest.mark.parametrize("host", [*strangers.HOSTS, "haveibeenpwned.com:8443", "haveibeenpwned.com@leakcheck.io"])
def test_no_other_host_can_be_reached_whatever_is_called(opened: list[str], host: str) -> None:
    with Door(PassingLedger()) as made, pytest.raises(InvalidSchema):
        made.get(f"https://{host}/api/public?check=bie")
    assert opened == []


def test_whoever_tells_other_peoples_secrets_is_no_recipient() -> None:
    assert set(HOSTS) == set(Recipient)
    assert set(HOSTS.values()) == {
        "api.pwnedpasswords.com",
        "haveibeenpwned.com",
        "firefox.settings.services.mozilla.com",
        "api.2fa.directory",
        "passkeys-api.2fa.directory",
        "api.xposedornot.com",
        "releases.bilan.example",
    }


def test_a_plain_address_cannot_be_opened() -> None:
    with Door(PassingLedger()) as made, pytest.raises(Exception, match="No connection adapters"):
        made.get("http://localhost:9/")


@pytest.mark.parametrize("fault", ["hang", "hang-in-body", "drip", "drip-head"])
def test_a_stop_ends_what_would_take_an_hour(fault: str) -> None:
    # Nothing but the stop can end this: the stub is released only afterwards, and no limit is near.
    stop, ledger = threading.Event(), PassingLedger()
    with stub(always=fault, drip=0.05) as server:
        asking = ranges(server, ledger, NEVER_BY_ITSELF)([PREFIX, "00000"], stop)
        threading.Thread(target=_stop_after, args=(server.hanging.wait, stop)).start()
        assert list(asking) == []
        assert not server.release.is_set()
    assert {departure.outcome for departure in ledger.departures()} <= {errors.Stopped.message, "net.sent"}


def test_a_stop_ends_the_wait_for_a_busy_service() -> None:
    stop = threading.Event()
    with stub(always="429:59") as server:
        asking = ranges(server, None, NEVER_BY_ITSELF)([PREFIX], stop)
        threading.Thread(target=_stop_after, args=(partial(_until_asked, server), stop)).start()
        assert list(asking) == []


def test_leaving_half_way_ends_the_threads() -> None:
    before = threading.active_count()
    with stub(drip=0.05) as server:
        server.faults = ["ok", *["hang"] * 20]
        asking = ranges(server, None, NEVER_BY_ITSELF)([f"{number:05X}" for number in range(20)], threading.Event())
        next(asking)
        asking.close()  # type: ignore[attr-defined]  # a generator in fact
        ours = [thread for thread in threading.enumerate() if thread.name.endswith("(_work)")]
        for thread in ours:
            thread.join()
    assert threading.active_count() <= before + 30


def test_a_door_that_cannot_be_made_leaves_nobody_waiting() -> None:
    def broken() -> ssl.SSLContext:
        raise OSError

    answers = told(ExposureServer(corpus(), port=9), [f"{number:05X}" for number in range(50)], trust=broken)
    assert {answer.reason for answer in answers} == {errors.Unexpected.message}
    assert len(answers) == 50


def test_a_request_shows_all_of_itself_but_what_is_private() -> None:
    request = Request(Recipient.PWNED_PASSWORDS, pwned.PURPOSE, "/x/secret", "secret", {"A": "b"})
    assert head(request, "h.example", covered=True).splitlines()[0] == "GET /x/...... HTTP/1.1"
    assert "secret" in head(request, "h.example")


def _stop_after(wait: Callable[[], object], stop: threading.Event) -> None:
    wait()
    stop.set()


def _until_asked(server: ExposureServer) -> None:
    while not server.asked:
        threading.Event().wait(0.01)


class Greeting(ExposureServer):
    """A service that would like to know us again."""

    def reply(self, asked: Asked) -> Reply:
        right = super().reply(asked)
        return replace(right, headers={**right.headers, "Set-Cookie": "who=alice; Path=/"})
