"""What is an entry called that has an address and no title?"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit


def host(url: str) -> str:
    """Return the host that `url` names, without user, password or port; empty if it cannot be told.

    Only for showing. Exports write addresses with and without a scheme; who owns a link is decided elsewhere.
    """
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def are_addresses(cells: Iterable[str]) -> bool:
    """Tell whether a column that has no label is one of addresses, whatever else people write there.

    Its first cell that is not empty looks like an address (so it is no label), so do half of them, and one is whole.
    """
    filled = [cell for cell in cells if cell]
    alike = [cell for cell in filled if _looks_like_address(cell)]
    return alike[:1] == filled[:1] and 2 * len(alike) >= len(filled) and any("://" in cell for cell in alike)


def _looks_like_address(cell: str) -> bool:
    return "://" in cell or ("." in host(cell) and "@" not in cell and not any(map(str.isspace, cell)))
