"""Which picture do window systems show for Bilan?"""

from __future__ import annotations

from PySide6.QtGui import QIcon

from app.ui.icons import icon


def window_icon() -> QIcon:
    """Return the logo in the sizes that window systems ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(icon("logo", size))
    return made
