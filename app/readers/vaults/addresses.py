"""Which addresses does an entry name, and what is it called when it has no title?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

_SCHEME: Final = r"[a-z][a-z0-9+.-]{0,30}://"
_HOST: Final = r"(?:[\w-]{1,63}\.){1,9}[a-z][\w-]{1,62}|\d{1,3}(?:\.\d{1,3}){3}"
_BETWEEN: Final = re.compile(rf"[,;\s]\s{{0,9}}(?={_SCHEME}|(?:{_HOST})(?:[/:,;\s]|$))", re.IGNORECASE)
"""Where one address ends and the next begins. Bounded everywhere, so that no cell takes long."""


def host(url: str) -> str:
    """Return the host that `url` names, without user, password or port; empty if it cannot be told.

    Only for showing. Exports write addresses with and without a scheme; who owns a link is decided elsewhere.
    """
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def several(cell: str) -> tuple[str, ...]:
    """Return the addresses of a cell: one, or some between commas, semicolons, blanks or line breaks.

    A comma within an address stays: what follows a separator must begin as an address does, with a scheme or a host.
    """
    return tuple(address for piece in _BETWEEN.split(cell) if (address := piece.strip()))


def are_addresses(cells: Iterable[str]) -> bool:
    """Tell whether a column that has no label is one of addresses, whatever else people write there.

    Its first cell that is not empty looks like an address (so it is no label), so do half of them, and one is whole.
    """
    filled = [cell for cell in cells if cell]
    alike = [cell for cell in filled if _looks_like_address(cell)]
    return alike[:1] == filled[:1] and 2 * len(alike) >= len(filled) and any("://" in cell for cell in alike)


def _looks_like_address(cell: str) -> bool:
    return "://" in cell or ("." in host(cell) and "@" not in cell and not any(map(str.isspace, cell)))
