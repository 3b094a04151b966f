from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jeepney import MessageType, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection

from app.system import notifications

TEXT = "1 letter <b>was</b> not answered & 2 items are due"


@contextmanager
def a_service() -> Iterator[list[Any]]:
    """Run what shows notifications on a desktop, and give what it was asked to show."""
    shown: list[Any] = []
    with open_dbus_connection() as bus:
        bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))

        def serve() -> None:
            while not shown:
                message = bus.receive(timeout=20)
                if message.header.message_type is MessageType.method_call:
                    shown.append(message.body)
                    bus.send(new_method_return(message, "u", (1,)))

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield shown
        serving.join(20)


@pytest.mark.usefixtures("secret_service")
def test_a_desktop_is_asked_to_show_the_words_and_no_markup() -> None:
    with a_service() as shown:
        assert notifications.show("Time for a look", TEXT)
    [(name, _, icon, title, text, actions, hints, expires)] = shown
    assert (name, icon, title, actions, expires) == ("Bilan", "bilan", "Time for a look", [], -1)
    assert text == "1 letter &lt;b&gt;was&lt;/b&gt; not answered &amp; 2 items are due"
    assert hints == {"desktop-entry": ("s", "bilan")}


@pytest.mark.usefixtures("secret_service")
def test_a_bus_on_which_nobody_shows_notifications_is_told_from_one_that_does() -> None:
    assert not notifications.show("Time for a look", TEXT)


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "nonsense"])
def test_without_a_bus_nothing_is_shown_and_nothing_breaks(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not notifications.show("Time for a look", TEXT)


def test_on_macos_the_words_are_arguments_and_never_part_of_the_script() -> None:
    *script, title, text = notifications.apple_script('" & quit', TEXT)
    assert (title, text) == ('" & quit', TEXT)
    assert not any("quit" in part for part in script)


def test_on_windows_the_words_can_neither_end_the_text_nor_the_script() -> None:
    script = notifications.power_shell("C'est l'heure'); Remove-Item x; ('", TEXT)[-1]
    quoted = script.partition("LoadXml('")[2].partition("');$w::")[0]
    assert "'" not in quoted.replace("''", "").replace("&#x27;", "")
    toast = ET.fromstring(quoted.replace("''", "'"))  # noqa: S314 - we wrote it
    assert [element.text for element in toast.iter("text")] == ["C'est l'heure'); Remove-Item x; ('", TEXT]
