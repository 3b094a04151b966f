"""Can a person walk through the first run in the installed program, from its entry in the menu to Home?

dbus-run-session -- /usr/bin/python3 packaging/linux/walk.py FOLDER

For deb_check.sh, which gives it a display, a home and a session bus; Debian: python3-pyatspi, gtk-launch, imagemagick.
It finds and presses what is on the screen as an assistive technology does (AT-SPI), by role and name. A picture of
each page is kept in FOLDER. Run by Debian's own Python, for its library: nothing of Bilan is imported.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pyatspi
from gi.repository import GLib

FOLDER: Final = Path(sys.argv[1])
_SAMPLE: Final = "/usr/lib/bilan/_internal/resources/sample/vault.json"
_GONE: Final = (GLib.GError, LookupError, AttributeError, ValueError)
"""What the library raises for something that left the screen while it was looked at."""

_PATIENCE: Final = 40
"""Seconds that a page may take to come."""


def main() -> None:
    """Walk, and say each step."""
    subprocess.run(["gtk-launch", "bilan"], check=True)
    _arrive("A calm look at what protects you", "1-welcome")
    _press("Start the check-up")
    _arrive("About you", "2-about-you")
    _press("Next")
    _arrive("Question 1 of 9", "3-question")
    _press("Open a vault")
    _arrive("Open a vault", "4-open-a-vault")
    _press("Choose files…")
    _choose(_SAMPLE)
    _press("Open")
    _arrive("What is to do", "5-result")
    _press("Go on with the questions")
    _arrive("Question 2 of 9", "6-next-question")
    _press("Save and close")
    _arrive("next steps", "7-home")
    print("walked: welcome, about you, question, vault, result, next question, home")


def _choose(file: str) -> None:
    """Give the dialog of Qt the name of a file, and accept it."""
    _seen("Choose files", "dialog")
    subprocess.run(["xdotool", "type", "--delay", "20", file], check=True)
    subprocess.run(["xdotool", "key", "Return"], check=True)
    while _seen("Choose files", "dialog", patience=0.1):
        time.sleep(0.2)


def _arrive(name: str, picture: str) -> None:
    if not _seen(name):
        _lost(f"The page never came: {name}")
    time.sleep(1)  # until it has come to rest, for the picture
    _picture(picture)
    print(f"reached: {name}", flush=True)


def _press(name: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        for each in _showing(name):
            if each.name == name and any(role in each.getRoleName() for role in ("button", "link")):
                try:
                    each.queryAction().doAction(0)
                except _GONE:  # it has gone with its window, and is only remembered
                    continue
                return
        time.sleep(0.2)
    _lost(f"There is no button: {name}")


def _seen(name: str, role: str = "", patience: float = _PATIENCE) -> bool:
    until = time.monotonic() + patience
    while True:
        if any(role in each.getRoleName() for each in _showing(name)):
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.2)


def _showing(name: str) -> Iterator[Any]:
    for each in _all():
        try:
            each.clearCache()
            if name in each.name and each.getState().contains(pyatspi.STATE_SHOWING):
                yield each
        except _GONE:
            continue


def _all() -> Iterator[Any]:
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == "Bilan":
            yield from _below(application)


def _below(node: Any) -> Iterator[Any]:  # noqa: ANN401 - the library has no annotations
    yield node
    try:
        children = list(node)
    except _GONE:
        return
    for child in children:
        if child is not None:
            yield from _below(child)


def _lost(why: str) -> NoReturn:
    _picture("lost")
    print("\n".join(sorted({f"{each.getRoleName()}: {each.name}" for each in _all() if each.name})))
    raise SystemExit(why)


def _picture(name: str) -> None:
    subprocess.run(["import", "-window", "root", str(FOLDER / f"{name}.png")], check=True)


if __name__ == "__main__":
    main()
