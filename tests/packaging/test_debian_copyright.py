"""Is the licence of everything that ships told?"""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def shipped() -> set[str]:
    """Return the names of the lock, but those that no system of ours installs."""
    lock = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))


def test_every_part_has_its_licence_and_no_other_is_named(licences: ModuleType) -> None:
    brought = {"ICU", "OpenSSL", "PyInstaller", "Python", "Qt"}
    assert set(licences.parts()) == shipped() | brought


def test_a_licence_is_the_one_that_the_part_itself_names(licences: ModuleType) -> None:
    for name in shipped():
        told = metadata(name).json.get("license_expression")
        assert told in {None, licences.parts()[name]}, name


def test_the_terms_are_given_in_full_where_debian_has_them_not(licences: ModuleType) -> None:
    import keyring  # noqa: PLC0415 - to find where packages lie

    text = licences.copyright_file(Path(keyring.__file__).parents[1])
    assert "License: MPL-2.0" in text
    assert text.count("Permission is hereby granted, free of charge") > 10
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" not in text
    assert all(f"{name}" in text for name in licences.parts())
