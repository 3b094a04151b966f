from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from app.checkup import command, wire
from app.checkup.audit_messages import ANSWERS, Start
from app.checkup.events import AuditDone, AuditRequest, Source
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
