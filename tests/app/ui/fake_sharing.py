"""What does a window need of pictures, made up?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.knowledge import family
from app.readers.photos.errors import NotAPhoto
from app.readers.photos.reading import read
from app.readers.vaults.reader import Untrusted
from app.ui.services import Job
from app.values.photos import LookedAt, Seen, made
from checks.photos.judging import judged
from tests.app.readers.photos import samples


@cache
def garden() -> bytes:
    """Return a picture with much in it, its film, and a preview of another shape."""
    inner = samples.encoded("JPEG", samples.scene(160, 120))
    large = samples.encoded("JPEG", samples.scene(720, 405), quality=90)
    return samples.jpeg(block=samples.exif(inner=inner, turned=1), behind=samples.FILM, plain=large)


def seen(path: Path, data: bytes) -> Seen:
    """Return what a picture at `path` tells."""
    told: LookedAt = read(Untrusted(path.name, data))
    return Seen(path, judged(told.photo), told)


class FakeSharing:
    """Fulfils `app.ui.sharing_services.Sharing`: `.heic` and `.jpg` tell much, `.png` nothing, others are none."""

    def __init__(self, job: Callable[..., Job[Any]]) -> None:
        self._job = job
        self.saved: list[Path] = []
        self.card = family.load()
        self.kept: Mapping[str, str] = {}

    def look_at(self, path: Path) -> Job[Seen]:
        def looked_at() -> Seen:
            if path.suffix not in _FILES:
                raise NotAPhoto(name=path.name)
            return seen(path, _FILES[path.suffix]())

        return self._job(f"look at {path.name}", looked_at)

    def save_clean(self, given: Seen, to: Path) -> Job[Seen]:
        def saved() -> Seen:
            self.saved.append(to)
            return seen(to, made(_FILES[given.path.suffix](), to.name, given.looked_at.plan))

        return self._job(f"save {to.name}", saved)

    def agreement(self) -> Job[Mapping[str, str]]:
        return self._job("agreement", lambda: self.kept)

    def keep_agreement(self, answers: Mapping[str, str]) -> Job[Mapping[str, str]]:
        def kept() -> Mapping[str, str]:
            self.kept = answers
            return answers

        return self._job("keep agreement", kept)


_FILES: dict[str, Callable[[], bytes]] = {
    ".jpg": garden,
    ".heic": samples.heic,
    ".png": lambda: samples.encoded("PNG", samples.scene(320, 240)),
}
