"""Who looks at pictures, and saves clean copies of them?

Nothing of a picture is kept, and nothing is written but the copy that was asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from app.checkup.errors import FileRefused
from app.checkup.events import SourceFailed
from app.paths import own_name
from app.values.photos import CopyNotWritten, CopyRefused, Seen, made
from checks.photos.judging import judged

T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]


class Photographs:
    """What the page of pictures, and `bilan photo`, ask for."""

    def look_at(self, path: Path) -> Job[Seen]:
        """Say what the picture at `path` tells, read in a process of its own; FileRefused if it cannot be read."""
        return lambda stop: _seen(path, stop)

    def save_clean(self, seen: Seen, to: Path) -> Job[Seen]:
        """Save a clean copy of a picture to `to`, a new file, and look at that in the same way as at the picture.

        CopyRefused, CopyNotWritten or PhotoChanged if it was not saved. A copy that was not looked at in the end,
        because it cannot be read or that was stopped, is deleted: nobody knows what it tells.
        """

        def job(stop: threading.Event) -> Iterator[Seen]:
            _write(seen, to)
            copies: list[Seen] = []
            try:
                copies += _seen(to, stop)
            finally:
                if not copies:
                    to.unlink(missing_ok=True)
            yield from copies

        return job


def _seen(path: Path, stop: threading.Event) -> Iterator[Seen]:
    from app.checkup import runner  # noqa: PLC0415 - `bilan status` must answer at once

    for told in runner.look_at_photo(path, stop):
        if isinstance(told, SourceFailed):
            raise FileRefused(told)
        yield Seen(path, judged(told.photo), told)


def _write(seen: Seen, to: Path) -> None:
    name = own_name(to)
    try:
        data = made(seen.path.read_bytes(), own_name(seen.path), seen.looked_at.plan)
        file = to.open("xb")
        try:
            with file:
                file.write(data)
        except OSError:  # some disks tell only at the end that they are full
            to.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise CopyRefused(name=name) from None
    except OSError:
        raise CopyNotWritten(name=name) from None
