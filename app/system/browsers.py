"""Which browsers on this computer keep a history, and where?

Only names and whether a file is there are looked at. Where each keeps its profiles is its makers' documentation;
the folders of Snap and Flatpak are those systems' own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from app.values.browsing import BrowserProfile, Family


@dataclass(frozen=True, slots=True)
class Home:
    """The person's own folders: `system` is that of `platform.system()`, the variables are those of Windows."""

    system: str
    folder: Path
    variables: Mapping[str, str]


def profiles(home: Home) -> tuple[BrowserProfile, ...]:
    """Return every profile with a history, ordered by browser and name; nothing of a history is read."""
    found: dict[Path, BrowserProfile] = {}
    for browser, family, folder in _places(home):
        for profile in _in_folder(browser, family, folder):
            found.setdefault(profile.database, profile)
    ordered = sorted(found.values(), key=lambda each: (each.browser, each.name))
    return tuple(_numbered(ordered))


def _numbered(ordered: list[BrowserProfile]) -> Iterator[BrowserProfile]:
    for _, group in groupby(ordered, key=lambda each: each.browser):
        of_one = list(group)
        for number, profile in enumerate(of_one, 1):
            yield replace(profile, number=number, of=len(of_one))


def _places(home: Home) -> Iterator[tuple[str, Family, Path]]:
    match home.system:
        case "Darwin":
            support = home.folder / "Library" / "Application Support"
            yield from _under(support, _MACOS)
            yield "Safari", Family.SAFARI, home.folder / "Library" / "Safari"
            containers = home.folder / "Library" / "Containers" / "com.apple.Safari" / "Data" / "Library" / "Safari"
            yield "Safari", Family.SAFARI, containers / "Profiles"
        case "Windows":
            local, roaming = (home.variables.get(name) for name in ("LOCALAPPDATA", "APPDATA"))
            yield from _under(Path(local), _WINDOWS_LOCAL) if local else ()
            yield from _under(Path(roaming), _WINDOWS_ROAMING) if roaming else ()
        case _:
            yield from _under(home.folder, _LINUX)


def _under(folder: Path, places: Mapping[str, tuple[str, Family]]) -> Iterator[tuple[str, Family, Path]]:
    for place, (browser, family) in places.items():
        yield browser, family, folder / place


def _in_folder(browser: str, family: Family, folder: Path) -> Iterator[BrowserProfile]:
    file = _FILES[family]
    for place in (folder, *_folders(folder)):
        if _is_there(place / file):
            name = "" if place == folder else _name(place.name, family)
            yield BrowserProfile(browser, name, family, place / file)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(place for place in folder.iterdir() if place.is_dir())
    except OSError:  # not installed, or not for us to list
        return []


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # macOS does not let others see what Safari keeps: it is there, and reading it says why not
        return True


def _name(folder: str, family: Family) -> str:
    """Return how the person knows a profile: Firefox puts signs of chance before its name."""
    before, dot, name = folder.partition(".")
    return name if family is Family.FIREFOX and dot and before and name else folder


_FILES: Final = {Family.CHROMIUM: "History", Family.FIREFOX: "places.sqlite", Family.SAFARI: "History.db"}
_CHROMIUM_LINUX: Final = {
    "google-chrome": "Chrome",
    "google-chrome-beta": "Chrome Beta",
    "chromium": "Chromium",
    "BraveSoftware/Brave-Browser": "Brave",
    "microsoft-edge": "Edge",
    "vivaldi": "Vivaldi",
    "opera": "Opera",
}
_FLATPAKS: Final = {
    "com.google.Chrome": "google-chrome",
    "org.chromium.Chromium": "chromium",
    "com.brave.Browser": "BraveSoftware/Brave-Browser",
    "com.microsoft.Edge": "microsoft-edge",
    "com.vivaldi.Vivaldi": "vivaldi",
    "com.opera.Opera": "opera",
}
_LINUX: Final = {
    **{f".config/{place}": (name, Family.CHROMIUM) for place, name in _CHROMIUM_LINUX.items()},
    **{
        f".var/app/{package}/config/{place}": (_CHROMIUM_LINUX[place], Family.CHROMIUM)
        for package, place in _FLATPAKS.items()
    },
    "snap/chromium/common/chromium": ("Chromium", Family.CHROMIUM),
    ".mozilla/firefox": ("Firefox", Family.FIREFOX),
    ".config/mozilla/firefox": ("Firefox", Family.FIREFOX),
    "snap/firefox/common/.mozilla/firefox": ("Firefox", Family.FIREFOX),
    ".var/app/org.mozilla.firefox/.mozilla/firefox": ("Firefox", Family.FIREFOX),
    ".var/app/org.mozilla.firefox/config/mozilla/firefox": ("Firefox", Family.FIREFOX),
    ".librewolf": ("LibreWolf", Family.FIREFOX),
    ".var/app/io.gitlab.librewolf-community/.librewolf": ("LibreWolf", Family.FIREFOX),
}
_MACOS: Final = {
    "Google/Chrome": ("Chrome", Family.CHROMIUM),
    "Chromium": ("Chromium", Family.CHROMIUM),
    "BraveSoftware/Brave-Browser": ("Brave", Family.CHROMIUM),
    "Microsoft Edge": ("Edge", Family.CHROMIUM),
    "Vivaldi": ("Vivaldi", Family.CHROMIUM),
    "com.operasoftware.Opera": ("Opera", Family.CHROMIUM),
    "Arc/User Data": ("Arc", Family.CHROMIUM),
    "Firefox/Profiles": ("Firefox", Family.FIREFOX),
    "librewolf/Profiles": ("LibreWolf", Family.FIREFOX),
}
_WINDOWS_LOCAL: Final = {
    "Google/Chrome/User Data": ("Chrome", Family.CHROMIUM),
    "Chromium/User Data": ("Chromium", Family.CHROMIUM),
    "BraveSoftware/Brave-Browser/User Data": ("Brave", Family.CHROMIUM),
    "Microsoft/Edge/User Data": ("Edge", Family.CHROMIUM),
    "Vivaldi/User Data": ("Vivaldi", Family.CHROMIUM),
}
_WINDOWS_ROAMING: Final = {
    "Opera Software/Opera Stable": ("Opera", Family.CHROMIUM),
    "Mozilla/Firefox/Profiles": ("Firefox", Family.FIREFOX),
    "librewolf/Profiles": ("LibreWolf", Family.FIREFOX),
}
