"""With which commands does a vault process start, and what may it start itself?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Literal

Role = Literal["audit", "audit-with-gpg", "look", "links", "archives", "photos"]
"""`audit-with-gpg` is an audit for which the person agreed that gpg opens their password store."""

_MOST_TEXT: Final = 1024 * 1024
"""Bytes that gpg may make of one entry: a compressed one could become a thousand times as much (our choice)."""

_RUN: Final = "import sys; from app.checkup.vault_process import main; main(sys.argv[1])"
"""The same as `-m`, which takes some 5 ms to find a module by its name."""


def vault_process(role: Role) -> list[str]:
    """Return the command of a process that holds secrets; it takes everything else from its standard input.

    Isolated mode: no environment variable and no folder of the person's can put code in front of ours. A bundle has a
    program of its own for it, which is always isolated, beside the one that runs.
    """
    if getattr(sys, "frozen", False):
        here = Path(sys.executable)
        return [str(here.with_name("bilan-vault").with_suffix(here.suffix)), role]
    return [sys.executable, "-I", "-B", "-c", _RUN, role]


def gpg() -> list[str] | None:
    """Return the command that decrypts standard input to standard output; None where gpg is not installed.

    No configuration of the person's can send the text elsewhere (`--no-options`), and no signature is checked, because
    that could ask a key server.
    """
    import shutil  # noqa: PLC0415 - it loads what unpacks, and only an audit with gpg asks

    program = shutil.which("gpg") or shutil.which("gpg2")
    if program is None or not Path(program).is_absolute():
        return None
    options = ["--no-options", "--batch", "--skip-verify", "--status-fd", "2", "--max-output", str(_MOST_TEXT)]
    return [program, *options, "--output", "-", "--decrypt"]
