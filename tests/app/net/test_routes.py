from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.compose import House
from app.errors import NetError
from app.net import breaches, errors, pwned
from app.net.client import Door, Limits
from app.store import rows
from app.store.ledger import PassingLedger
from app.values.kept_lists import Brought, ListKind, Result
from app.values.outside import Departure, Recipient
from app.values.route import TOR, ProxyUnusable, Route, Way, custom, shown
from app.values.settings import Settings
from checks.secret import Secret
from tests.app.net import doors
from tests.app.net.doors import PREFIX, stub
from tests.app.net.test_door import NEVER_BY_ITSELF
from tests.app.test_compose import NOW, done
from tests.stubs import certificates
from tests.stubs.exposure_server import ExposureServer
from tests.stubs.proxies import Proxied, connect_proxy, dead_port, socks_proxy

Running = Callable[[], AbstractContextManager[Proxied]]
REQUEST = pwned.request(PREFIX)
SOCKS_UNREACHABLE = 4


def door(
    server: ExposureServer, route: Route, ledger: PassingLedger | None = None, limits: Limits | None = None
) -> Door:
    """Return a door to `server` that takes the proxies of `route` itself."""
    hosts = dict.fromkeys(Recipient, server.origin)
    return Door(ledger or PassingLedger(), limits, hosts=hosts, trust=certificates.trusting, route=route)


def through(kind: str, proxied: Proxied, user: str = "") -> Route:
    return custom(f"{kind}://{user}127.0.0.1:{proxied.port}")


@pytest.mark.parametrize(("kind", "run"), [("http", connect_proxy), ("socks5h", socks_proxy), ("socks5", socks_proxy)])
def test_a_proxy_is_told_a_name_and_carries_what_it_cannot_read(
    kind: str, run: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{dead_port()}")  # of no importance to a chosen way
    with stub() as server, run() as proxied, door(server, through(kind, proxied)) as made:
        assert made.ask(REQUEST, threading.Event()).body
        assert len(server.asked) == 1
    assert proxied.hosts == ["localhost"]
    assert proxied.carried
    assert PREFIX.encode() not in b"".join(proxied.carried)


@pytest.mark.parametrize("scheme", ["http", "socks5h"])
def test_when_the_chosen_way_is_down_nothing_goes_around_it(scheme: str) -> None:
    ledger = PassingLedger()
    with stub() as server, door(server, custom(f"{scheme}://127.0.0.1:{dead_port()}"), ledger) as made:
        with pytest.raises(errors.RouteDown):
            made.ask(REQUEST, threading.Event())
        assert server.asked == []
    assert [departure.outcome for departure in ledger.departures()] == [errors.RouteDown.message]


def test_tor_is_asked_at_its_own_port_and_resolves_names(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub() as server, socks_proxy() as proxied:
        monkeypatch.setattr("app.net.routes.TOR", TOR.replace("9050", str(proxied.port)))
        with door(server, Route(Way.TOR)) as made:
            made.ask(REQUEST, threading.Event())
    assert proxied.hosts == ["localhost"]
    assert TOR == "socks5h://127.0.0.1:9050"


def test_when_tor_is_down_nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.net.routes.TOR", TOR.replace("9050", str(dead_port())))
    with stub() as server, door(server, Route(Way.TOR)) as made:
        with pytest.raises(errors.RouteDown):
            made.ask(REQUEST, threading.Event())
        assert server.asked == []


def test_a_service_that_tor_cannot_reach_is_told_apart_from_tor_that_is_down() -> None:
    with stub() as server, socks_proxy(refuses=SOCKS_UNREACHABLE) as proxied:
        with door(server, through("socks5h", proxied)) as made, pytest.raises(errors.NoConnection):
            made.ask(REQUEST, threading.Event())
        assert server.asked == []


def test_a_certificate_is_proved_through_a_proxy_too() -> None:
    with stub(kind="stranger") as server, socks_proxy() as proxied:
        with door(server, through("socks5h", proxied)) as made, pytest.raises(errors.NotTrusted):
            made.ask(REQUEST, threading.Event())
        assert server.asked == []


def test_a_stop_ends_the_wait_for_a_proxy_that_says_nothing() -> None:
    stop = threading.Event()
    with stub() as server, socks_proxy(silent=True) as proxied:
        doors.stop_after(proxied.met.wait, stop)
        with door(server, through("socks5h", proxied), limits=NEVER_BY_ITSELF) as made, pytest.raises(errors.Stopped):
            made.ask(REQUEST, stop)
        assert server.asked == []


def test_no_way_but_the_direct_one_is_taken_where_that_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{dead_port()}")
    with stub() as server, door(server, Route(Way.DIRECT)) as made:
        assert made.ask(REQUEST, threading.Event()).body


def test_the_way_of_the_system_is_taken_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub() as server, connect_proxy() as proxied:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxied.port}")
        with door(server, Route()) as made:
            made.ask(REQUEST, threading.Event())
    assert proxied.hosts == ["localhost"]


@pytest.mark.parametrize(("kind", "run"), [("http", connect_proxy), ("socks5h", socks_proxy)])
def test_a_proxy_is_signed_in_to_and_its_password_stands_nowhere_else(kind: str, run: Running) -> None:
    ledger = PassingLedger()
    with stub() as server, run() as proxied:
        with door(server, through(kind, proxied, "alice:orme-bateau@"), ledger) as made:
            made.ask(REQUEST, threading.Event())
        assert len(proxied.signed_in) == 1
        assert b"orme-bateau" not in b"".join(asked.head for asked in server.asked)
    assert "orme-bateau" not in repr(ledger.departures())


def test_the_password_of_a_proxy_is_in_no_text_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    route = custom(f"socks5h://alice:orme-bateau@127.0.0.1:{dead_port()}")
    with stub() as server, door(server, route) as made, pytest.raises(NetError) as refused:
        made.ask(REQUEST, threading.Event())
    for text in (
        repr(route),
        repr(Settings(route=route)),
        shown(route),
        repr(refused.value),
        str(refused.value),
        caplog.text,
    ):
        assert "orme-bateau" not in text
    assert refused.value.__cause__ is None
    assert shown(route).startswith("socks5h://127.0.0.1:")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "127.0.0.1:9050",
        "ftp://127.0.0.1:1",
        "https://127.0.0.1:1",
        "socks4://127.0.0.1:1",
        "http://127.0.0.1",
        "http://:8080",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:x",
        "http://127.0.0.1:80/path",
        "http://127.0.0.1:80?x",
        "http://a b:80",
        "http://é:80",
        "http://[::1:80",
    ],
)
def test_what_is_no_address_of_a_proxy_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ProxyUnusable) as refused:
        custom(address)
    assert refused.value.params == {}


def test_an_address_is_kept_as_it_will_be_used() -> None:
    for given, kept in (
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080"),
        ("socks5://[::1]:1080", "socks5h://[::1]:1080"),
        ("SOCKS5H://alice:x@proxy.example:1080", "socks5h://alice:x@proxy.example:1080"),
    ):
        assert custom(given) == Route(Way.CUSTOM, Secret(kept))
    assert shown(Route()) == ""


def test_a_custom_way_without_an_address_does_not_become_a_direct_one() -> None:
    with stub() as server, door(server, Route(Way.CUSTOM)) as made:
        with pytest.raises(ValueError):  # noqa: PT011 - a bug of ours, without a sentence
            made.ask(REQUEST, threading.Event())
        assert server.asked == []


@pytest.mark.parametrize("route", [Route(), Route(Way.DIRECT), Route(Way.TOR), custom("http://alice:x@127.0.0.1:8080")])
def test_the_route_is_kept_with_the_settings(route: Route) -> None:
    assert rows.to_settings(rows.from_settings(Settings(route=route))).route == route


def test_settings_of_before_follow_the_system() -> None:
    import json  # noqa: PLC0415 - this test only

    old = json.loads(rows.from_settings(Settings()))
    del old["route"]
    assert rows.to_settings(json.dumps(old)).route == Route()


def test_a_house_asks_by_the_route_of_its_settings(tmp_path: Path) -> None:
    asked: list[Route] = []

    def made(server: ExposureServer) -> Callable[[PassingLedger, Route], Door]:
        def make(ledger: PassingLedger, route: Route) -> Door:
            asked.append(route)
            return doors.door(server)(ledger)

        return make

    with stub() as server:
        house = House(tmp_path / "none.db", lambda: NOW, made(server))  # type: ignore[arg-type]  # the ledger passes
        house.settings = Settings(route=Route(Way.TOR))
        brought = done(house.library.refresh({ListKind.BREACHES}, {Recipient.HIBP}))
    assert isinstance(brought, Brought)
    assert brought.result is Result.NEW
    assert asked == [Route(Way.TOR)]


def test_a_list_that_cannot_come_by_the_chosen_way_says_so(tmp_path: Path) -> None:
    with stub() as server:
        house = House(
            tmp_path / "none.db",
            lambda: NOW,
            lambda ledger, route: Door(
                ledger, hosts=dict.fromkeys(Recipient, server.origin), trust=certificates.trusting, route=route
            ),
        )
        house.settings = Settings(route=custom(f"socks5h://127.0.0.1:{dead_port()}"))
        brought = done(house.library.refresh({ListKind.BREACHES}, {Recipient.HIBP}))
        assert server.asked == []
    assert isinstance(brought, Brought)
    assert brought.message == errors.RouteDown.message
    departures: tuple[Departure, ...] = done(house.leaving.departures())
    assert [departure.purpose for departure in departures] == [breaches.PURPOSE]
