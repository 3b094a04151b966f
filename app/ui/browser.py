"""How is a page opened in the person's own browser, once they clicked?"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_SECURE = "https"


def browse(address: str) -> bool:
    """Open `address` in the browser, and tell whether one took it. Anything but https is refused.

    A name in a vault is foreign text: it must never become a program to start or a file to open.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() == _SECURE and bool(url.host()) and QDesktopServices.openUrl(url)
