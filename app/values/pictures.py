"""What is a picture that has no file?"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CopiedPicture:
    """A picture that the person copied, encoded as PNG. `name` is what it is called where there is no file name."""

    name: str
    data: bytes = field(repr=False)
