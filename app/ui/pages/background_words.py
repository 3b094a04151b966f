"""How does it stand with tray, login and clipboard, in words?"""

from __future__ import annotations

from app.ui.clipboard_watch import Sight
from app.values.background import AtLogin, LoginWay, Wish
from app.words import Words


def in_short(words: Words, wish: Wish, *, tray: bool) -> str:
    """Return one line for Settings."""
    stays = wish.tray and tray
    if stays and wish.watch:
        return words.text("Stays in the tray, and reads what you copy.")
    if stays:
        return words.text("Stays in the tray when its window is closed.")
    if wish.watch:
        return words.text("Reads what you copy while its window is open.")
    return words.text("Off: Bilan ends when its window is closed.")


def login_said(words: Words, state: AtLogin) -> str:
    """Return whether Bilan is started at login, and what to do where it was to be and is not."""
    match state:
        case AtLogin.NO:
            return words.text("Off. Bilan starts when you start it.")
        case AtLogin.YES:
            return words.text("On from your next login.")
        case AtLogin.SWITCHED_OFF:
            return words.text("Not started: your desktop has switched its entry off. Switch it off and on again here.")
        case AtLogin.MOVED:
            return words.text("Not started: Bilan is not where it was. Switch it off and on again here.")


def login_written(words: Words, way: LoginWay) -> str:
    """Return what is written on this computer, and where, before the person agrees."""
    match way:
        case LoginWay.AUTOSTART:
            return words.text("one small file in your own autostart folder (bilan-tray.desktop).")
        case LoginWay.LAUNCH_AGENT:
            return words.text("one small file in your own LaunchAgents folder (org.bilan.tray.plist).")
        case LoginWay.RUN_KEY:
            return words.text("one value in your own part of the registry (Run, Bilan).")


def sight_said(words: Words, sight: Sight) -> str:
    """Return what cannot be seen of what is copied."""
    match sight:
        case Sight.ALL:
            return words.text(
                "Not read: what a password manager marks, pictures, and texts of over 200,000 characters: you are told"
                " so the first time. Of links, the first 20 in a text. A manager that marks nothing cannot be told"
                " apart. While your check-up is locked, your private words are not looked for."
            )
        case Sight.IN_FRONT:
            return words.text(
                "On this kind of screen, programs learn what was copied only when a window of theirs comes to the"
                " front. Bilan therefore misses most of it: use “Check what I copied” as well. Not read: what a"
                " password manager marks, pictures, and texts of over 200,000 characters."
            )
