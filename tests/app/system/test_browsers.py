from __future__ import annotations

from pathlib import Path

import pytest

from app.system.browsers import Home, profiles
from app.values.browsing import BrowserProfile, Family


def found(system: str, home: Path, **variables: str) -> list[tuple[str, Family, str]]:
    every = profiles(Home(system, home, variables))
    return [(each.label, each.family, str(each.database.relative_to(home))) for each in every]


def put(home: Path, *files: str) -> None:
    for file in files:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).touch()


def test_the_profiles_of_linux_are_found_also_in_snap_and_flatpak(tmp_path: Path) -> None:
    put(
        tmp_path,
        ".config/google-chrome/Default/History",
        ".config/google-chrome/Profile 1/History",
        ".config/google-chrome/Crashpad/metadata",
        ".mozilla/firefox/ab12cd.default-release/places.sqlite",
        "snap/firefox/common/.mozilla/firefox/ef34.default/places.sqlite",
        ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default/History",
    )
    assert found("Linux", tmp_path) == [
        (
            "Brave, Default",
            Family.CHROMIUM,
            ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default/History",
        ),
        ("Chrome, Default", Family.CHROMIUM, ".config/google-chrome/Default/History"),
        ("Chrome, Profile 1", Family.CHROMIUM, ".config/google-chrome/Profile 1/History"),
        ("Firefox, default", Family.FIREFOX, "snap/firefox/common/.mozilla/firefox/ef34.default/places.sqlite"),
        ("Firefox, default-release", Family.FIREFOX, ".mozilla/firefox/ab12cd.default-release/places.sqlite"),
    ]


def test_the_profiles_of_macos_are_found_with_safari(tmp_path: Path) -> None:
    put(
        tmp_path,
        "Library/Safari/History.db",
        "Library/Application Support/Arc/User Data/Default/History",
        "Library/Application Support/Firefox/Profiles/x.default/places.sqlite",
    )
    assert [label for label, _, _ in found("Darwin", tmp_path)] == ["Arc, Default", "Firefox, default", "Safari"]


def test_the_profiles_of_windows_are_found_by_its_variables(tmp_path: Path) -> None:
    put(
        tmp_path,
        "Local/Microsoft/Edge/User Data/Default/History",
        "Roaming/Mozilla/Firefox/Profiles/x.default/places.sqlite",
        "Roaming/Opera Software/Opera Stable/History",
    )
    variables = {"LOCALAPPDATA": str(tmp_path / "Local"), "APPDATA": str(tmp_path / "Roaming")}
    labels = [label for label, _, _ in found("Windows", tmp_path, **variables)]
    assert labels == ["Edge, Default", "Firefox, default", "Opera"]
    assert found("Windows", tmp_path) == []


def test_the_profiles_of_a_browser_are_numbered_in_the_order_of_their_names(tmp_path: Path) -> None:
    put(tmp_path, *(f".config/google-chrome/{name}/History" for name in ("Profile 1", "Default")))
    put(tmp_path, ".config/vivaldi/Default/History")
    told = [(each.label, each.number, each.of) for each in profiles(Home("Linux", tmp_path, {}))]
    assert told == [("Chrome, Default", 1, 2), ("Chrome, Profile 1", 2, 2), ("Vivaldi, Default", 1, 1)]


def test_a_computer_without_browsers_has_no_profile(tmp_path: Path) -> None:
    assert [found(system, tmp_path) for system in ("Linux", "Darwin", "Windows")] == [[], [], []]


def test_a_history_that_macos_hides_is_offered_so_that_one_is_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    safari = tmp_path / "Library" / "Safari" / "History.db"
    there = Path.is_file

    def hidden(path: Path) -> bool:
        if path == safari:
            raise PermissionError
        return there(path)

    monkeypatch.setattr(Path, "is_file", hidden)
    assert profiles(Home("Darwin", tmp_path, {})) == (BrowserProfile("Safari", "", Family.SAFARI, safari),)
