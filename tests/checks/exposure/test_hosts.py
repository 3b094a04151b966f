from __future__ import annotations

import pytest

from checks.exposure.hosts import names, sharing, upwards
from tests.builders import service

SERVICES = {site: x for x in [service("twitter.com", "x.com")] for site in x.sites}


def test_a_host_is_known_by_all_that_it_lies_under_but_not_by_what_lies_under_it() -> None:
    assert upwards("https://pizza.dominos.be/order") == ("pizza.dominos.be", "dominos.be")
    assert upwards("a.b.example.co.uk") == ("a.b.example.co.uk", "b.example.co.uk", "example.co.uk", "co.uk")
    assert upwards("localhost") == ("localhost",)


@pytest.mark.parametrize("number", ["192.0.2.1", "[2001:db8::1]"])
def test_a_number_lies_under_nothing(number: str) -> None:
    assert upwards(f"http://{number}:8080/") == (number,)


def test_the_sites_of_one_service_stand_for_each_other() -> None:
    assert names(["https://mobile.x.com/login"], SERVICES, {}) == ["mobile.x.com", "x.com", "twitter.com", "x.com"]
    assert set(names(["https://twitter.com"], SERVICES, {})) == {"twitter.com", "x.com"}


def test_hosts_that_take_the_same_credentials_stand_for_each_other_with_what_lies_under_them() -> None:
    shared = sharing([("behance.net", "adobe.com"), ("cards.example", "bonus.bank.example")])
    assert set(names(["https://www.behance.net/"], {}, shared)) == {"www.behance.net", "behance.net", "adobe.com"}
    assert "cards.example" in names(["https://m.bonus.bank.example/"], {}, shared)
    assert names(["https://bank.example/"], {}, shared) == ["bank.example"]  # what lies under it is another's
    assert "adobe.com" not in names(["https://notbehance.net/"], {}, shared)


def test_a_host_in_several_groups_is_with_all_of_them() -> None:
    shared = sharing([("a.example", "b.example"), ("b.example", "c.example")])
    assert set(shared["b.example"]) == {"a.example", "b.example", "c.example"}
    assert set(shared["a.example"]) == {"a.example", "b.example"}


def test_a_name_is_in_its_one_form() -> None:
    assert upwards("HTTPS://Forum.EXAMPLE./login") == ("forum.example",)
    assert upwards("https://münchen.example/") == ("xn--mnchen-3ya.example",)


@pytest.mark.parametrize(
    "address", ["android://hash@com.twitter.android/", "ssh://x.com", "", "chrome://FirefoxAccounts"]
)
def test_what_no_browser_opens_has_no_name(address: str) -> None:
    assert names([address], SERVICES, {}) == []
