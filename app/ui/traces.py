"""What would Qt write of its own accord, and how is it kept from that?

Its own file dialog, which desktops without one of theirs show, notes in `QtProject.conf` which folders a person chose
from: where their vault lies, and their archives. That is no file of ours, which erasing would find.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QSettings


def leave_none() -> None:
    """Let what Qt notes lie nowhere; call it before anything of Qt is made."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
