from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.store import connection
from tests.app.store.values import MemoryKeychain, opened
from tests.app.store.writer import RUN_LENGTH

KEY = bytes(range(32))
KILLS = 200
KILLS_OF_ONE_PROFILE = 10
"""Then a new one is begun, so that creation is interrupted too."""
LONGEST_LIFE_S = 0.06
"""About ten times what opening takes, and many writes."""


@contextmanager
def nursery() -> Iterator[subprocess.Popen[str]]:
    """Run the process that forks writers."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "tests.app.store.writer"], stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdin is not None
        process.stdin.write(f"{KEY.hex()}\n")
        yield process
        process.stdin.close()


def killed(process: subprocess.Popen[str], profile: Path, name: str, life_s: float) -> list[str]:
    """Let a writer live for `life_s` seconds, kill it, and return the notes that it acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{profile} {name}\n")
    process.stdin.flush()
    lines: list[str] = []
    writer = None
    while writer is None:
        word, value = process.stdout.readline().split()
        writer = int(value) if word == "writer" else None
        lines.extend([value] if word == "kept" else [])
    time.sleep(life_s)
    os.kill(writer, signal.SIGKILL)
    while (line := process.stdout.readline()) != "dead\n":
        lines.append(line.removeprefix("kept ").strip())
    return lines


@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked")
def test_a_store_killed_at_any_instant_opens_whole_with_every_acknowledged_write(tmp_path: Path) -> None:
    chance = random.Random()  # noqa: S311 - an instant, not a secret
    acknowledged: list[str] = []
    total = 0
    longest_life_s = LONGEST_LIFE_S
    with nursery() as process:
        for kill in range(KILLS):
            profile = tmp_path / str(kill // KILLS_OF_ONE_PROFILE) / "anna.db"
            if kill % KILLS_OF_ONE_PROFILE == 0:
                acknowledged = []
            kept = killed(process, profile, str(kill), chance.uniform(0, longest_life_s))
            acknowledged += kept
            total += len(kept)
            if total <= kill:  # this computer is busy: let the writers get as far as elsewhere
                longest_life_s = min(2 * longest_life_s, 1)
            assert_whole(profile, acknowledged)
    assert total > KILLS  # else nothing was ever interrupted in the middle of its work


def assert_whole(profile: Path, acknowledged: list[str]) -> None:
    """Open the store as the next start would, and look at all of it."""
    store = opened(profile, MemoryKeychain(KEY))
    connection.inspect(store._opened)
    assert store._opened.execute("PRAGMA integrity_check") == [("ok",)]
    notes = Counter(observation.note for observation in store.observations())
    store.close()
    assert set(acknowledged) <= set(notes), "an acknowledged write is gone"
    for note, times in notes.items():
        assert times == (RUN_LENGTH if int(note.split(".")[1]) % 2 else 1), "half a run was kept"
