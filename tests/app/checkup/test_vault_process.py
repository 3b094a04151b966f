from __future__ import annotations

import subprocess
import sys

import pytest

from app.checkup import second

ELSEWHERE = (
    "checks.archives",
    "checks.photos",
    "checks.links.mail",
    "checks.links.inspect",
    "app.knowledge.link_rules",
)
OF_OTHER_FORMATS = ("app.readers.vaults.registry", "app.readers.vaults.password_store", "Cryptodome")


def loaded_by(module: str) -> set[str]:
    code = f"from app.checkup import {module}; import sys; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-I", "-B", "-c", code], text=True).split())


@pytest.mark.parametrize("module", ["auditing", "judging"])
def test_an_audit_waits_for_nothing_that_is_of_links_archives_or_photos(module: str) -> None:
    assert loaded_by(module).isdisjoint(ELSEWHERE)


def test_a_key_is_derived_before_any_other_format_is_loaded() -> None:
    loaded = loaded_by("auditing")
    assert "app.readers.vaults.kdbx" in loaded
    assert loaded.isdisjoint(OF_OTHER_FORMATS)


def test_what_only_inspects_addresses_loads_no_check_of_passwords() -> None:
    assert not any(name.startswith("checks.passwords") for name in loaded_by("visiting"))


@pytest.mark.parametrize("processors", [None, 1])
def test_a_computer_with_one_processor_starts_no_second_process(
    monkeypatch: pytest.MonkeyPatch, processors: int | None
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert second.started("judge") is None
