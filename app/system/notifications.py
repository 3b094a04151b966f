"""How is a notification shown, without a window of ours?

Linux: the session bus, org.freedesktop.Notifications (Desktop Notifications Specification 1.2). macOS and Windows: the
system's own script host. A text that is shown may be read by others, and stays in the list of notifications.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

_SECONDS = 5
_LOW = 0
_NAME: Final = "org.freedesktop.Notifications"
_APPLICATION: Final = "org.bilan.Bilan"
"""The AppUserModelID of the entry in the start menu (bilan.iss): Windows shows nothing of one that it does not know."""


def show(title: str, text: str, *, quiet: bool = False) -> bool:
    """Show a notification; False if nothing here shows any. A `quiet` one is of low urgency."""
    if sys.platform == "darwin":
        return _started(apple_script(title, text))
    if sys.platform == "win32":
        return _started(power_shell(title, text))
    return _over_the_bus(title, text, quiet=quiet)


def apple_script(title: str, text: str) -> Sequence[str]:
    """Return the command that shows a notification on macOS; the words are arguments, never part of a script."""
    script = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run"
    return "osascript", "-e", script, title, text


def power_shell(title: str, text: str) -> Sequence[str]:
    """Return the command that shows a toast on Windows. Both words are escaped for XML, then quoted for the script."""
    body = f"<text>{escape(title)}</text><text>{escape(text)}</text>"
    toast = f'<toast><visual><binding template="ToastGeneric">{body}</binding></visual></toast>'.replace("'", "''")
    script = (
        "$w=[Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime];"
        "$d=[Windows.Data.Xml.Dom.XmlDocument,Windows.Data.Xml.Dom.XmlDocument,ContentType=WindowsRuntime]::new();"
        f"$d.LoadXml('{toast}');"
        f"$w::CreateToastNotifier('{_APPLICATION}').Show([Windows.UI.Notifications.ToastNotification]::new($d))"
    )
    return "powershell", "-NoProfile", "-NonInteractive", "-Command", script


def _started(command: Sequence[str]) -> bool:
    found = shutil.which(command[0])
    if found is None:
        return False
    try:
        subprocess.run([found, *command[1:]], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - as above
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _over_the_bus(title: str, text: str, *, quiet: bool) -> bool:
    """Call `Notify`. A timer of systemd has no display, but the address of the bus or the runtime folder."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={runtime}/bus" if runtime else "")
    if not address or (address.endswith("/bus") and not Path(runtime, "bus").exists() and runtime in address):
        return False
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415 - `keyring` brings it
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - as above

    # Some services read markup in the text, so what could be a tag is escaped.
    cells: tuple[object, ...] = (
        "Bilan",
        0,
        "bilan",
        title,
        escape(text, quote=False),
        [],
        {"desktop-entry": ("s", "bilan")} | ({"urgency": ("y", _LOW)} if quiet else {}),
        -1,
    )
    where = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
    try:
        with open_dbus_connection(address) as bus:
            reply = bus.send_and_get_reply(new_method_call(where, "Notify", "susssasa{sv}i", cells), timeout=_SECONDS)
    except (OSError, DBusErrorResponse, ValueError, EOFError):  # no bus, nobody there, too slow, or not D-Bus at all
        return False
    return bool(reply.header.message_type.name == "method_return")
