"""What may go on while the window is closed, as the person agreed?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.words import Language


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for; a first start asks for nothing.

    `tray`: Bilan stays in the tray when its window is closed. `watch`: what is copied is looked at. `told`: they were
    told once that closing the window does not end Bilan. `language` is the one that was spoken then.
    """

    tray: bool = False
    watch: bool = False
    told: bool = False
    language: Language | None = None


class AtLogin(Enum):
    """Does this computer start Bilan in the tray when the person logs in?"""

    NO = "no"
    YES = "yes"
    SWITCHED_OFF = "switched-off"  # the entry is there, and the desktop was told to leave it alone
    MOVED = "moved"  # it starts a program that is not there any more


class LoginWay(Enum):
    """Where the entry lies that does it."""

    AUTOSTART = "autostart"
    LAUNCH_AGENT = "launch-agent"
    RUN_KEY = "run-key"


@dataclass(frozen=True, slots=True)
class Login:
    """How it stands on this computer."""

    state: AtLogin
    way: LoginWay
