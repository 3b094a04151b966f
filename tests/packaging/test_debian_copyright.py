"""Is the licence of everything that ships told in the package of Debian?"""

from __future__ import annotations

from types import ModuleType

from app.knowledge import licences


def test_every_part_that_the_window_shows_is_told(debian: ModuleType) -> None:
    text = debian.copyright_file()
    assert [part.name for part in licences.parts() if part.name not in text] == []


def test_the_terms_are_given_in_full_where_debian_has_them_not(debian: ModuleType) -> None:
    text = debian.copyright_file()
    assert text.count("Permission is hereby granted, free of charge") > 10
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" not in text
    assert "/usr/share/common-licenses/MPL-2.0" in text
