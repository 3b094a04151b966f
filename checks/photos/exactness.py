"""How exact are coordinates, as they are written down?"""

from __future__ import annotations

from enum import Enum
from typing import Final

METRES_PER_DEGREE: Final = 111_320.0
"""Of latitude; of longitude at the equator, where it is largest."""


class Exactness(Enum):
    """The smallest thing that a place points out."""

    BUILDING = "building"
    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    REGION = "region"


_UP_TO: Final = (
    (25.0, Exactness.BUILDING),
    (250.0, Exactness.STREET),
    (3_000.0, Exactness.NEIGHBOURHOOD),
    (30_000.0, Exactness.TOWN),
)
"""Metres, our choice: a house with its garden, the length of a street, a walk, the width of a city."""


def exactness(metres: float) -> Exactness:
    """Return what coordinates that may be off by `metres` point out."""
    return next((named for most, named in _UP_TO if metres <= most), Exactness.REGION)


def written_metres(smallest_degrees: float, told_error: float | None = None) -> float:
    """Return the metres by which coordinates may be off.

    `smallest_degrees` is the step of their last written digit, `told_error` what the device itself says, in metres.
    The larger counts: neither digits nor a claim make a place more exact than the other allows.
    """
    return max(smallest_degrees * METRES_PER_DEGREE, told_error or 0.0)
