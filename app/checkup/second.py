"""How does a vault process get a second one, to share its work with?"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress

from app.checkup import command


def started(role: command.Role) -> subprocess.Popen[bytes] | None:
    """Return a process that hardens itself and waits for deals; None where it cannot be had, or would gain nothing."""
    if (os.cpu_count() or 1) == 1:
        return None
    with suppress(OSError):
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command.vault_process(role),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=command.FLAGS,
        )
    return None


def end(process: subprocess.Popen[bytes]) -> None:
    """End it, whatever it is doing."""
    with suppress(OSError), process:  # what it was about to be told is lost
        process.kill()
