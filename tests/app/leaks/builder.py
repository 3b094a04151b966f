"""Build an index in small steps, each told as a line on standard output, so that a test can kill it between any two.

python -m tests.app.leaks.builder LIST INDEX STEPS

After so many steps (-1: never) it goes one step further, and waits to be killed: a test that is late must not find it
done.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.leaks import index, source
from app.leaks.index import Indexing

STEP = 1 << 14


def main() -> None:
    """Note what is done after every second piece of 16 KiB."""
    source._PIECE = STEP  # type: ignore[misc]  # Final elsewhere, small here
    index._KEPT_EVERY, index._TOLD_EVERY = 2, 1  # type: ignore[misc]  # Final elsewhere, small here
    for step, event in enumerate(index.build(Path(sys.argv[1]), Path(sys.argv[2]), threading.Event())):
        if step == int(sys.argv[3]):
            sys.stdin.read()
        print(event.share if isinstance(event, Indexing) else "done", flush=True)  # noqa: T201 - to the test


if __name__ == "__main__":
    main()
