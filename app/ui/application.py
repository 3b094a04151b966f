"""How does Bilan start on a screen: with its window, or waiting in the tray?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.ui import traces
from app.ui.file_opening import Application
from app.ui.instance import Handed, Instance
from app.ui.presence import Presence
from app.ui.start import Start
from app.ui.theme import STYLE, Theme
from app.values.background import Wish
from app.values.look import Look
from app.words import Words

if TYPE_CHECKING:  # they bring all that the pages need, which is loaded once the window is on the screen
    from datetime import date

    from app.ui.services import Services

_NAME: Final = "Bilan"
_DESKTOP_FILE: Final = "bilan"


def run(
    words: Words,
    build: Callable[[], Services],
    handed: Handed,
    meeting: Path,
    *,
    look_on: Callable[[], date | None],
    approve: Callable[[Services], None],
    hidden: Wish | None = None,
) -> int:
    """Open the window, stay until Bilan is quit, and return the exit status. A window that is open is raised instead.

    `handed` is what is opened in it; starts of one person meet in the folder `meeting`. The window is on the screen
    before `build` makes the services and the pages are loaded: both take longer than it. With `hidden`, Bilan waits in
    the tray until its window is wanted; if it is there already, nothing is done. `look_on` is told in the tray's menu,
    and `approve` raises what forbids a window.
    """
    traces.leave_none()
    app = Application([_DESKTOP_FILE, *STYLE])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(_NAME)
    app.setDesktopFileName(_DESKTOP_FILE)
    instance = Instance(meeting)
    if not instance.is_first() and (hidden is not None or instance.hand_over(handed)):
        return 0
    theme = Theme()
    theme.apply(app, Look.SYSTEM)
    presence = Presence(app, partial(Start, app, theme), words, build, look_on=look_on, approve=approve)
    instance.handed.connect(presence.take)
    app.handed.connect(presence.take)
    if hidden is None:
        presence.painted.connect(instance.listen)
        presence.take(Handed(files=handed.files))  # its profile is what `build` opens
    else:
        instance.listen()
        presence.stay(hidden)
    status = app.exec()
    instance.leave()
    return status
