"""Do the readers give what is known of exports that others made?

These files are not part of the program and lie beside it, where someone put them; without them these tests are skipped.
"""

from __future__ import annotations

import pytest

from app.errors import SourceError
from app.readers.vaults import file, folder, foreign
from tests.app.readers.vaults import exports, given
from tests.app.readers.vaults.given import EXPORTS, READ, REFUSED

_OTHERS = {".kdbx", ".kdb"}
"""Suffixes of what the KeePass reader's own test looks at."""

pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="no exports of others beside the program")


@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_read_gives_what_is_known_of_it(name: str) -> None:
    kept, known = given.read(name), READ[name]

    assert kept.format == known.format
    assert len(kept.logins) == known.logins
    assert kept.passwords.count(None) == known.bare
    assert {reason: n for reason, n in kept.counted.items() if n} == known.left_out
    assert kept.damaged_rows == []


@pytest.mark.parametrize(("cause", "name"), [(cause, name) for cause, names in REFUSED.items() for name in names])
def test_a_file_that_is_refused_is_refused_for_its_own_reason(cause: type[SourceError], name: str) -> None:
    with pytest.raises(SourceError) as caught:
        exports.read(file.load(EXPORTS / name).data)

    assert caught.type is cause


def test_the_folder_of_opvault_is_refused_by_its_name() -> None:
    with pytest.raises(foreign.OpVaultRefused):
        folder.refuse(EXPORTS / "keepassxc" / "keepassxc.opvault")


def test_no_other_file_is_taken_for_something_that_can_be_read() -> None:
    for path in sorted(EXPORTS.rglob("*")):
        name = path.relative_to(EXPORTS).as_posix()
        if path.is_file() and path.suffix not in _OTHERS and name not in READ:
            with pytest.raises(SourceError):
                exports.read(file.load(path).data)
