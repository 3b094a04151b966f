from __future__ import annotations

import pkgutil
from importlib import import_module

from checks import exposure, passwords
from checks.facts import Check
from checks.model import ItemId
from checks.registry import CHECKS, strangers


def test_every_module_with_a_check_is_registered_under_its_own_id() -> None:
    modules = [
        import_module(f"{package.__name__}.{module.name}")
        for package in (passwords, exposure)
        for module in pkgutil.iter_modules(package.__path__)
    ]
    checks = [module.CHECK for module in modules if isinstance(getattr(module, "CHECK", None), Check)]

    assert checks
    assert {check.meta.id: check for check in checks} == CHECKS


def test_a_check_without_its_item_is_a_stranger() -> None:
    assert strangers(map(ItemId, CHECKS.keys() - {"passwords.reuse"})) == {"passwords.reuse"}


def test_an_item_that_waits_for_its_check_is_no_fault() -> None:
    assert strangers([*map(ItemId, CHECKS), ItemId("passwords.later")]) == frozenset()
