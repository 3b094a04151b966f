"""The process that holds secrets: what happens in it?

Started for one audit (the roles that begin with `audit`), to look at mail, a picture or a history (`look`), to look at
copied links (`links`), to look through archives (`archives`), or to look at a photo (`photos`). It shuts itself off
before it reads anything, takes its orders from standard input, answers on standard output, and ends. Each role loads
only what it needs.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import IO, Final

from app.checkup import command, guard

_COLLECT_AFTER: Final = (2_000_000, 20, 100)
"""Objects made, and collections, after which garbage is looked for. A vault of 100,000 logins is some four million that
all stay: looking through each hundred thousand of them took a twentieth of its audit and found nothing. A hostile file
that makes garbage in circles costs some 400 MB before it is looked for."""


def collect_rarely() -> None:
    """Look for garbage as rarely as a process does that lives for one order."""
    gc.set_threshold(*_COLLECT_AFTER)


_BEHIND: Final = 5
"""Steps of niceness. Two such processes compute on two cores, and the window wants its turn at once, for a moment."""


_SHARING: Final = frozenset({"audit", "audit-with-gpg", "look"})
"""Which roles may make a copy of their process, to share the work with."""


def main(role: str) -> None:
    """Harden this process, then do the work of `role` over standard input and output."""
    if sys.platform != "win32":  # where it is started behind already
        os.nice(_BEHIND)
    gpg = command.gpg() if role == "audit-with-gpg" else None
    collect_rarely()
    guard.harden(*([gpg] if gpg else []), copies=role in _SHARING)
    # Only now: everything below may see secrets, and libraries of others are loaded with it.
    from app.checkup import wire  # noqa: PLC0415
    from app.errors import place  # noqa: PLC0415

    orders, answers = sys.stdin.buffer, sys.stdout.buffer

    def report(kind: type[BaseException], error: BaseException, _traceback: object) -> None:
        try:
            wire.send(answers, wire.Crashed(kind.__name__, place(error)))
        finally:
            os._exit(1)  # in an orderly end, Python aborts while a thread waits for orders, and a system reports that

    sys.excepthook = report
    _serve(role, orders, answers)
    os._exit(0)  # all is told, and an orderly end would end as above


def _serve(role: str, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Load what `role` needs, and nothing of what only others do: it is waited for."""
    match role:
        case "look":
            from app.checkup import looking  # noqa: PLC0415

            looking.serve(orders, answers)
        case "links":
            from app.checkup import looking_at_links  # noqa: PLC0415

            looking_at_links.serve(orders, answers)
        case "archives":
            from app.checkup import looking_through  # noqa: PLC0415

            looking_through.serve(orders, answers)
        case "photos":
            from app.checkup import looking_at_photos  # noqa: PLC0415

            looking_at_photos.serve(orders, answers)
        case _:
            from app.checkup import auditing  # noqa: PLC0415

            auditing.serve(orders, answers)


if __name__ == "__main__":
    main(sys.argv[1])
