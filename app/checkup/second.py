"""How does a vault process get a second one, to share its work with?"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from typing import Final

from app.checkup import command

_WORTH_SHARING: Final = 600
"""Logins below which a second process costs more than it brings (some 300 ms to start)."""


class Second:
    """The second process of an audit, if it has one, or gets one. To be closed in the end."""

    def __init__(self, process: subprocess.Popen[bytes] | None = None) -> None:
        """Take it if it was started already."""
        self.process = process

    def expect(self, logins: int) -> None:
        """Start it if that is worth it for so many logins: the earlier it is known, the better."""
        if self.process is None and logins >= _WORTH_SHARING:
            self.process = started("judge")

    def close(self) -> None:
        """End it, whatever it is doing."""
        if self.process is not None:
            end(self.process)


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
