"""How does a command print that is run where there may be no screen?"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

from app.ui import leaflet


def pdf(title: str, html: str) -> bytes:
    """Do as `leaflet.pdf` in a process that has no window. Only on Linux may there be no screen to draw for."""
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    application = QGuiApplication.instance() or QGuiApplication(["bilan", *platform])
    made = leaflet.pdf(title, html)
    del application  # it had to live until here
    return made
