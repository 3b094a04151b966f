"""What can a person want of the window at once, from the tray?"""

from __future__ import annotations

from enum import Enum


class Errand(Enum):
    """Something to do with what they copied."""

    DRAFT = "draft"  # read it as a draft
    CLIPBOARD = "clipboard"  # check it, whatever it is
