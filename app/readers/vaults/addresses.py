"""What is an entry called that has an address and no title?"""

from __future__ import annotations

from urllib.parse import urlsplit


def host(url: str) -> str:
    """Return the host that `url` names, without user, password or port; empty if it cannot be told.

    Only for showing. Exports write addresses with and without a scheme; who owns a link is decided elsewhere.
    """
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def looks_like_address(cell: str) -> bool:
    """Tell whether a cell is an address rather than a name or a label: for recognising columns that have no header."""
    return "://" in cell or ("." in host(cell) and "@" not in cell and not any(map(str.isspace, cell)))
