"""Where does a person leave a service, and where do they fetch their data before?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The https addresses of two pages of a service: the one that closes an account, the one that hands out its data.

    Both are "" where they are not known.
    """

    close: str = ""
    download: str = ""
