"""Is this an archive of Google?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.readers.archives.member import Member

_ACTIVITY: Final = re.compile(r"(?:my ?activity|mon ?activité|archive_browser)\.(?:json|html)", re.IGNORECASE)


def recognised(members: Sequence[Member]) -> bool:
    """Tell by its folder or by the name of its main file, in English or French."""
    return any(
        "Takeout" in member.path.split("/")[:-1] or _ACTIVITY.fullmatch(member.base) is not None for member in members
    )
