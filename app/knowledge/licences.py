"""Under which licences is what ships with Bilan? `packaging/licences.py` gathers what is read here."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app import paths
from app.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is shipped: `within` is what brings it along, `licence` an SPDX expression or nearly one."""

    name: str
    version: str
    within: str
    licence: str
    texts: tuple[str, ...]


def parts() -> tuple[Part, ...]:
    """Return all, by name; ResourceError if this installation is not whole."""
    try:
        told = json.loads((paths.resources() / "licences" / "index.json").read_text("utf-8"))
        return tuple(Part(**each | {"texts": tuple(each["texts"])}) for each in told)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(detail="licences") from error


def text(part: Part) -> str:
    """Return the texts of its licences, one after the other; ResourceError as above."""
    return "\n\n".join(each.strip("\n") for each in texts(part))


def texts(part: Part) -> tuple[str, ...]:
    """Return each of the texts of its licences; ResourceError as above."""
    folder = paths.resources() / "licences"
    try:
        return tuple((folder / name).read_text("utf-8") for name in part.texts)
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(detail="licences") from error
