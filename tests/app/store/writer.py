"""Write to a store until killed: a line on standard input starts a writer, and each committed write is a line out.

Run as a process. It forks its writers, so that two hundred of them cost no two hundred starts of Python.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from tests.app.store.values import NOW, MemoryKeychain, observation, opened

RUN_LENGTH = 3


def main() -> None:
    """Fork a writer for each line `<profile> <name>`, and say when it is dead."""
    keychain = MemoryKeychain(bytes.fromhex(sys.stdin.readline()))
    for line in sys.stdin:
        profile, name = line.split()
        writer = os.fork()
        if writer == 0:
            _write(Path(profile), keychain, name)
        _say(f"writer {writer}")
        os.waitpid(writer, 0)
        _say("dead")


def _write(profile: Path, keychain: MemoryKeychain, name: str) -> None:
    store = opened(profile, keychain)
    for n in count():
        note = f"{name}.{n}"
        if n % 2:
            store.save_run(NOW, [observation(note=note)] * RUN_LENGTH, {"note": note})
        else:
            store.add_observation(observation(note=note))
        _say(f"kept {note}")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
