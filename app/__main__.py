"""How does Bilan start? With the window, a command, or the terminal check-up where there is no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `bilan` with these command line arguments (those of the process by default); return its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    from app.cli import arguments as command_line  # noqa: PLC0415 - each start imports only what it needs
    from app.words import Words, system_language  # noqa: PLC0415

    words = Words(command_line.language(arguments) or system_language())
    options = command_line.parsed(arguments, words)
    if options.command is None and _has_screen():
        return _window(options.profile)
    from app.cli import main as cli  # noqa: PLC0415

    return cli.run(options, words)


def _window(profile: Path | None) -> int:
    from app import log, paths  # noqa: PLC0415 - Qt costs what no command should pay
    from app.compose import House  # noqa: PLC0415
    from app.ui import application  # noqa: PLC0415

    log.write_to(paths.log_file())
    return application.run(House(profile or paths.default_profile(), lambda: datetime.now().astimezone()))


def _has_screen() -> bool:
    """Tell whether a window could be shown. Only X11 and Wayland can be missing; other systems always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
