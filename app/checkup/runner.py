"""How does the rest of the program follow an audit without ever seeing a secret of it?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import IO

from app.checkup import command, wire
from app.checkup.errors import VaultProcessLost
from app.checkup.events import AuditDone, AuditRequest, Event

_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "HOME", "TMPDIR", "TEMP")
"""What a vault process needs of our environment: nothing that could carry a secret or code."""


def audit(request: AuditRequest, stop: threading.Event, today: date) -> Iterator[Event]:
    """Run an audit in a process of its own and yield what it tells.

    Setting `stop` kills the process at once and ends the iterator without `AuditDone`. VaultProcessLost if it ends by
    itself before its work does.
    """
    with _vault_process() as process, _killed_on(stop, process):
        if process.stdin is None or process.stdout is None:
            raise VaultProcessLost(place="pipe")
        try:
            wire.send(process.stdin, wire.Start(request, today))
            while (message := wire.receive(process.stdout)) is not None:
                if stop.is_set():
                    return
                if isinstance(message, wire.Crashed):
                    raise VaultProcessLost(place=f"{message.error} {message.place}")
                if isinstance(message, wire.Start | wire.Deal | wire.Judged):
                    raise VaultProcessLost(place=type(message).__name__)
                yield message
                if isinstance(message, AuditDone):
                    return
        except (OSError, wire.WireBroken) as error:
            if not stop.is_set():
                raise VaultProcessLost(place=type(error).__name__) from None
        if not stop.is_set():
            raise VaultProcessLost(place=f"exit {process.wait()}")


@contextmanager
def _vault_process() -> Iterator[subprocess.Popen[bytes]]:
    """Start a vault process and see to it that it is gone afterwards, however this ends."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command.vault_process("audit"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        start_new_session=True,  # so that it and its helper can be killed together, and Ctrl+C is ours to handle
    )
    try:
        yield process
    finally:
        _kill(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)
        process.wait()


@contextmanager
def _killed_on(stop: threading.Event, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill `process` when `stop` is set, from a thread, because the reading thread waits on the pipe."""
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            if stop.wait(_OFTEN):
                _kill(process)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


_OFTEN = 0.05
"""Seconds after which the watcher looks whether the audit is over; a stop wakes it at once."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()  # its helper ends when its pipe does
        return
    with suppress(ProcessLookupError):  # the whole group is gone already
        os.killpg(process.pid, signal.SIGKILL)


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):  # something was still buffered for a process that is gone
        pipe.close()
