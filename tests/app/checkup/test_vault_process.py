from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.checkup import auditing, command, judgement, preparing, wire
from app.checkup.audit_messages import ANSWERS, Start, Told
from app.checkup.events import AuditDone, AuditRequest, Source
from app.values.ranges import RangeAnswer
from tests.app.checkup import samples

ELSEWHERE = (
    "checks.archives",
    "checks.photos",
    "checks.links.mail",
    "checks.links.inspect",
    "app.knowledge.link_rules",
)
OF_OTHER_FORMATS = ("app.readers.vaults.registry", "app.readers.vaults.password_store", "Cryptodome")
AFTER_THE_KEY = ("lxml", "cryptography", "app.checkup.judgement", "checks.registry", "subprocess")


def loaded_by(module: str) -> set[str]:
    code = f"from app.checkup import {module}; import sys; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-I", "-B", "-c", code], text=True).split())


def test_an_audit_waits_for_nothing_that_is_of_links_archives_or_photos() -> None:
    assert (loaded_by("auditing") | loaded_by("judgement")).isdisjoint(ELSEWHERE)


def test_a_key_is_derived_before_anything_is_loaded_that_it_does_not_need() -> None:
    loaded = loaded_by("auditing")
    assert "app.readers.vaults.kdbx" in loaded
    assert loaded.isdisjoint({*OF_OTHER_FORMATS, *AFTER_THE_KEY})


def test_what_only_inspects_addresses_loads_no_check_of_passwords() -> None:
    assert not any(name.startswith("checks.passwords") for name in loaded_by("visiting"))


def test_a_process_that_has_told_all_ends_by_itself_without_an_abort(tmp_path: Path) -> None:
    """A thread of it waits for orders to the end: an orderly end of Python gives up over that, loudly."""
    order = Start(AuditRequest((Source(samples.reused(tmp_path / "vault.json")),)), date(2026, 11, 24))
    pipe = subprocess.PIPE
    with subprocess.Popen(command.vault_process("audit"), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        wire.send(process.stdin, order)
        last = None
        while (told := wire.receive(process.stdout, ANSWERS)) is not None:
            last = told
        assert isinstance(last, AuditDone)
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("role", "copies"),
    [
        ("audit", True),
        ("audit-with-gpg", True),
        ("look", True),
        ("links", False),
        ("archives", False),
        ("photos", False),
    ],
)
def test_only_what_shares_its_work_may_copy_itself(role: str, copies: bool) -> None:  # noqa: FBT001 - a case of the test
    code = (
        "import os, sys\n"
        "from app.checkup import guard, vault_process\n"
        "guard.harden = lambda *_, copies=False: (print(copies, flush=True), os._exit(0))\n"
        "vault_process.main(sys.argv[1])\n"
    )
    assert subprocess.check_output([sys.executable, "-I", "-B", "-c", code, role], text=True) == f"{copies}\n"


def test_nothing_is_judged_before_all_is_loaded_that_was_begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A copy that is made while a thread loads would wait for that thread's locks for ever."""
    steps: list[str] = []
    monkeypatch.setattr(preparing, "beside_a_key", lambda _request: lambda: steps.append("loaded"))

    def told(*_: object, complete: bool) -> Iterator[Told]:
        steps.append(f"judged {complete}")
        return iter(())

    monkeypatch.setattr(judgement, "told", told)
    order = Start(AuditRequest((Source(samples.reused(tmp_path / "vault.json")),)), date(2026, 11, 24))
    list(auditing.audit(order, lambda: RangeAnswer("", None)))
    assert steps == ["loaded", "judged True"]
