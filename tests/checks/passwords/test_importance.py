from __future__ import annotations

from checks.facts import Service, ServiceKind
from checks.model import Importance
from checks.passwords.importance import importance, rank

BANK = Service("Bank", ("bank.example",), ServiceKind.BANK)
SHOP = Service("Shop", ("shop.example",), ServiceKind.SHOP)
THROWN = Service("Gone", ("gone.example",), ServiceKind.DISPOSABLE)
KNOWN = {service.sites[0]: service for service in (BANK, SHOP, THROWN)}


def test_the_most_important_service_decides() -> None:
    assert importance(["https://shop.example", "https://www.bank.example/"], "", KNOWN) is Importance.HIGHEST
    assert importance(["https://shop.example"], "", KNOWN) is Importance.HIGH


def test_what_nobody_knows_is_normal() -> None:
    assert importance(["https://forum.example"], "alice", KNOWN) is Importance.NORMAL
    assert importance([], "", KNOWN) is Importance.NORMAL


def test_an_account_of_a_disposable_address_is_low_unless_its_service_matters() -> None:
    assert importance(["https://forum.example"], "x@Gone.example", KNOWN) is Importance.LOW
    assert importance(["https://forum.example"], "x@bank.example", KNOWN) is Importance.NORMAL
    assert importance(["https://bank.example"], "x@gone.example", KNOWN) is Importance.HIGHEST


def test_every_kind_of_service_has_its_importance() -> None:
    for kind in ServiceKind:
        importance(["https://x.example"], "", {"x.example": Service("X", ("x.example",), kind)})


def test_the_order_is_from_highest_to_low() -> None:
    assert sorted(set(Importance), key=rank) == [
        Importance.HIGHEST,
        Importance.HIGH,
        Importance.NORMAL,
        Importance.LOW,
    ]
