"""Build an index in small steps, each told as a line on standard output, so that a test can kill it between any two.

python -m tests.app.leaks.builder LIST INDEX
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
    source._PIECE = STEP  # type: ignore[misc]  # smaller, so that a small list has many pieces
    index._KEPT_EVERY, index._TOLD_EVERY = 2, 1  # type: ignore[misc]
    for event in index.build(Path(sys.argv[1]), Path(sys.argv[2]), threading.Event()):
        print(event.share if isinstance(event, Indexing) else "done", flush=True)  # noqa: T201 - to the test


if __name__ == "__main__":
    main()
