"""The process that holds secrets: what happens in it?

Started for one audit (`audit`, `audit-with-gpg`), by such a process to share the judging with it (`judge`), to look
through archives (`archives`), or to look at a picture (`photos`). It shuts itself off before it reads anything, takes
its orders from standard input, answers on standard output, and ends.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

from app.checkup import command, guard

_COLLECT_AFTER: Final = (100_000, 20, 100)
"""Objects made, and collections, after which garbage is looked for: a vault is a million objects that all stay, and by
default a tenth of an audit was spent on looking through them."""


def main(role: str) -> None:
    """Harden this process, then do the work of `role` over standard input and output."""
    gpg = command.gpg() if role == "audit-with-gpg" else None
    gc.set_threshold(*_COLLECT_AFTER)
    helpers = [] if role in {"archives", "photos"} else [command.vault_process("judge")]
    guard.harden(*helpers, *([gpg] if gpg else []))
    # Only now: everything below may see secrets, and libraries of others are loaded with it.
    from app.checkup import wire  # noqa: PLC0415
    from app.errors import place  # noqa: PLC0415

    orders, answers = sys.stdin.buffer, sys.stdout.buffer

    def report(kind: type[BaseException], error: BaseException, _traceback: object) -> None:
        wire.send(answers, wire.Crashed(kind.__name__, place(error)))

    sys.excepthook = report
    if role == "judge":  # which reads no file, and is needed soon
        from app.checkup import judging  # noqa: PLC0415

        judging.serve(orders, answers)
    elif role == "archives":  # which judges no password, and needs nothing that does
        from app.checkup import looking_through  # noqa: PLC0415

        looking_through.serve(orders, answers)
    elif role == "photos":  # as above
        from app.checkup import looking_at_photos  # noqa: PLC0415

        looking_at_photos.serve(orders, answers)
    else:
        from app.checkup import auditing  # noqa: PLC0415

        auditing.serve(orders, answers)


if __name__ == "__main__":
    main(sys.argv[1])
