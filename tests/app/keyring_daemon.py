"""How do tests get a real Secret Service, without touching the one of whoever runs them?"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

# No service folder: nothing can be started by name, so that no prompt of a desktop waits for an answer.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
_PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")


def missing_programs() -> list[str]:
    """Return the programs that this machine lacks for a Secret Service of its own."""
    return [program for program in _PROGRAMS if shutil.which(program) is None]


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run a message bus with an unlocked keyring whose files lie in `folder`; give the address of the bus."""
    environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "XDG_DATA_HOME": str(folder)}
    with ExitStack() as stack:
        address = stack.enter_context(_bus(folder, environment))
        stack.enter_context(_keyring({**environment, "DBUS_SESSION_BUS_ADDRESS": address}))
        yield address


@contextmanager
def _bus(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    config = folder / "bus.conf"
    config.write_text(_BUS.format(folder=folder), "utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.kill()


@contextmanager
def _keyring(environment: dict[str, str]) -> Iterator[None]:
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as daemon:
        try:
            assert daemon.stdin is not None
            assert daemon.stdout is not None
            daemon.stdin.write(b"a passphrase for tests")
            daemon.stdin.close()
            daemon.stdout.readline()  # its first line says that it listens
            yield
        finally:
            daemon.kill()
