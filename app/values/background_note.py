"""What lies beside the profile so that Bilan can sit in the tray without opening the check-up?

Plain JSON: two switches, whether one sentence was said, the language. One that cannot be read is as good as none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from app import files
from app.values.background import Wish
from app.words import LANGUAGES

_LARGEST: Final = 4096


def read(profile: Path) -> Wish:
    """Return the wish beside `profile`; where there is none of ours, nothing is wished."""
    try:
        with _file(profile).open("rb") as stream:
            untrusted: dict[str, Any] = json.loads(stream.read(_LARGEST))
        language = next((known for known in LANGUAGES if known == untrusted["language"]), None)
        tray, watch, told = (untrusted[name] is True for name in ("tray", "watch", "told"))
        return Wish(tray=tray, watch=watch, told=told, language=language)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Wish()


def write(profile: Path, wish: Wish) -> None:
    """Let `wish` lie beside `profile`, and nothing where nothing is wished; OSError if it cannot."""
    if not (wish.tray or wish.watch):
        _file(profile).unlink(missing_ok=True)
        return
    document = {"tray": wish.tray, "watch": wish.watch, "told": wish.told, "language": wish.language}
    files.make_place(_file(profile))
    files.replace_file(_file(profile), json.dumps(document).encode())


def _file(profile: Path) -> Path:
    return profile.parent / f"{profile.name}.tray"
