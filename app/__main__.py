"""How does Bilan start? With the window, a command, or the terminal check-up where there is no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from app.ui.services import Services
    from app.values.background import Wish
    from app.words import Words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `bilan` with these command line arguments (those of the process by default); return its exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # while modules were still being loaded: each command sees to its own work
        return _INTERRUPTED


_INTERRUPTED = 130


def _run(arguments: Sequence[str]) -> int:
    from app.words import Words, system_language  # noqa: PLC0415 - each start imports only what it needs

    if _has_screen() and _are_files(arguments):
        return _window(Words(system_language()), None, *map(Path, arguments))
    from app.cli import arguments as command_line  # noqa: PLC0415 - a double click has none

    words = Words(command_line.language(arguments) or system_language())
    options = command_line.parsed(arguments, words)
    if options.command in {None, "tray"} and _has_screen():
        return _window(words, options.profile, hidden=options.command == "tray")
    if options.command == "remind":
        from app.cli import remind  # noqa: PLC0415 - a scheduler runs it each day: it does without what `cli` loads

        return remind.run(options, words)
    from app.cli import main as cli  # noqa: PLC0415

    return cli.run(options, words, _printed)


def _printed(title: str, html: str) -> bytes:
    """Make a PDF without a window, for a command that is run where no screen may be."""
    from app.ui import without_window  # noqa: PLC0415 - Qt costs what no other command should pay

    return without_window.pdf(title, html)


def _are_files(arguments: Sequence[str]) -> bool:
    """Tell whether a desktop starts Bilan: it names files by their whole paths, or nothing, and never anything else."""
    return all(os.path.isabs(each) and os.path.isfile(each) for each in arguments)  # noqa: PTH113, PTH117 - no Path is made for a command


def _window(words: Words, profile: Path | None, *files: Path, hidden: bool = False) -> int:
    from app import paths  # noqa: PLC0415 - as in `_run`
    from app.ui import application  # noqa: PLC0415 - Qt costs what no command should pay
    from app.ui.instance import Handed, asked_for  # noqa: PLC0415 - as above
    from app.words import Words  # noqa: PLC0415 - as above

    _be_known_to_the_task_bar()
    handed = asked_for(files) if files else Handed(profile)
    profile = handed.profile
    wish = _wish(profile) if hidden else None
    return application.run(
        Words(wish.language) if wish is not None and wish.language else words,
        partial(_services, profile),
        handed,
        paths.meeting_folder(),
        look_on=partial(_look_on, profile),
        approve=_approve,
        hidden=wish,
    )


def _wish(profile: Path | None) -> Wish:
    from app import paths  # noqa: PLC0415 - as in `_run`
    from app.values import background_note  # noqa: PLC0415 - what waits in the tray needs it, and no window

    return background_note.read(profile or paths.default_profile())


def _look_on(profile: Path | None) -> date | None:
    from app import paths  # noqa: PLC0415 - as in `_run`
    from app.values import reminder_note  # noqa: PLC0415 - as in `_wish`

    return reminder_note.look_on(profile or paths.default_profile())


def _be_known_to_the_task_bar() -> None:
    """Windows gathers windows and notifications under the name that the installer gave to the entry in its menu."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on this system only

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_APP_USER_MODEL)


_APP_USER_MODEL = "org.bilan.Bilan"


def _services(profile: Path | None) -> Services:
    from datetime import datetime  # noqa: PLC0415 - loaded once the window is on the screen

    from app import log, paths  # noqa: PLC0415 - as above
    from app.compose import House  # noqa: PLC0415 - as above

    log.write_to(paths.log_file())
    return House(profile or paths.default_profile(), lambda: datetime.now().astimezone())


def _approve(services: Services) -> None:
    from app.services.audits import refuse_strangers  # noqa: PLC0415 - as above

    refuse_strangers(services.catalogue)


def _has_screen() -> bool:
    """Tell whether a window could be shown. Only X11 and Wayland can be missing; other systems always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
