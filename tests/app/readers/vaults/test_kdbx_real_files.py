from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.errors import SourceError
from app.readers.vaults import errors
from app.readers.vaults.kdbx import READER
from app.readers.vaults.kdbx_entry import PASSWORD_HEALTH
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import Login
from checks.secret import Secret

EXPORTS = Path(__file__).parents[5] / "shared" / "data" / "exports"
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the collected files of others are not on this computer")


@dataclass(frozen=True)
class Expected:
    """What a collected file must give: logins, entries in the recycle bin, one-time codes; or an error."""

    file: str
    password: str | None = None
    keyfile: str | None = None
    logins: int = 0
    in_bin: int = 0
    codes: int = 0
    error: type[SourceError] | None = None


XC, RS, PY, BC = "keepassxc/", "keepass-rs/", "pykeepass/", "buttercup-importer/test-archive-"
EXPECTED = [
    Expected(RS + "test_db_few_rounds.kdbx", "demopass", logins=1),
    Expected(RS + "test_db_kdbx3_with_chacha20_protected_fields.kdbx", "password", logins=1),
    Expected(RS + "test_db_kdbx41_with_password_aes.kdbx", "demopass", logins=4),
    Expected(RS + "test_db_kdbx4_with_keyfile.kdbx", None, "test_key.key", logins=1),
    Expected(RS + "test_db_kdbx4_with_keyfile_v2.kdbx", "demopass", "test_db_kdbx4_with_keyfile_v2.keyx", logins=1),
    Expected(RS + "test_db_kdbx4_with_password_argon2.kdbx", "demopass", logins=2),
    Expected(RS + "test_db_kdbx4_with_password_argon2_twofish.kdbx", "demopass", logins=1),
    Expected(RS + "test_db_kdbx4_with_password_argon2id_chacha20.kdbx", "demopass", logins=1),
    Expected(RS + "test_db_kdbx4_with_totp_entry.kdbx", "test", logins=1, codes=1),
    Expected(RS + "test_db_with_challenge_response_key.kdbx", "demopass", error=errors.KeyWrong),
    Expected(RS + "test_db_with_keyfile.kdbx", None, "test_key.key", logins=1),
    Expected(RS + "broken_random_data.kdbx", error=errors.FormatUnknown),
    Expected(XC + "BrokenHeaderHash.kdbx", "", error=errors.HeaderAltered),
    Expected(XC + "CompositeKey.kdb", "mypassword", "FileKeyHex.key", error=errors.KeePassOneRefused),
    Expected(XC + "FileKeyHex.kdb", None, "FileKeyHex.key", error=errors.KeePassOneRefused),
    Expected(XC + "FileKeyHex.kdbx", None, "FileKeyHex.key", error=errors.VersionUnsupported),
    Expected(XC + "FileKeyXmlBrokenBase64.kdbx", None, "FileKeyXmlBrokenBase64.key", error=errors.KeyfileDamaged),
    Expected(XC + "FileKeyXmlV2.kdbx", None, "FileKeyXmlV2.keyx"),
    Expected(XC + "FileKeyXmlV2HashFail.kdbx", None, "FileKeyXmlV2HashFail.keyx", error=errors.KeyfileDamaged),
    Expected(XC + "Format200.kdbx", "a", error=errors.VersionUnsupported),
    Expected(XC + "Format300.kdbx", "a", logins=1),
    Expected(XC + "KeyFileProtected.kdbx", "a", "KeyFileProtected.key", logins=2),
    Expected(XC + "NewDatabase.kdbx", "a", logins=2, codes=1),
    Expected(XC + "NewDatabase.kdbx", error=errors.KeyNeeded),
    Expected(XC + "NewDatabaseBrowser.kdbx", "a", logins=2, codes=1),
    Expected(XC + "NonAscii.kdbx", "Δöض", logins=1),
    Expected(XC + "ProtectedStrings.kdbx", "masterpw", logins=1),
    Expected(XC + "RecycleBinDisabled.kdbx", "123", logins=5),
    Expected(XC + "RecycleBinWithData.kdbx", "123", logins=5, in_bin=6),
    Expected(XC + "SyncDatabase.kdbx", "a", logins=4, codes=1),
    Expected(XC + "Twofish.kdb", "masterpw", error=errors.KeePassOneRefused),
    Expected(XC + "basic.kdb", "masterpw", error=errors.KeePassOneRefused),
    Expected(PY + "extra_content.kdbx", "password"),
    Expected(PY + "test3.kdbx", "password", "test3.key", logins=15, codes=1),
    Expected(PY + "test3.kdbx", "password", "test_invalidversion.key", error=errors.KeyWrong),
    Expected(PY + "test3_transformed.kdbx", "password", "test3.key", logins=13),
    Expected(PY + "test4_aes_uncompressed.kdbx", "password", logins=1),
    Expected(PY + "test4_hex.kdbx", "password", "test4_hex.key", logins=3),
    Expected(PY + "test4_keyx.kdbx", "password", "test4_keyx.keyx", logins=1),
    Expected(BC + "kdbx3.kdbx", "not known", error=errors.KeyWrong),
    Expected(BC + "keyfile-kdbx4.kdbx", "not known", "test-archive-keyfile-kdbx4.key", error=errors.KeyWrong),
]


def read(expected: Expected) -> list[Login | Skipped]:
    path = EXPORTS / expected.file
    password = None if expected.password is None else Secret(expected.password)
    keyfile = path.with_name(expected.keyfile) if expected.keyfile else None
    return list(READER.read(Untrusted(path.name, path.read_bytes()), Keys(password, keyfile)))


@pytest.mark.parametrize("expected", EXPECTED, ids=[expected.file for expected in EXPECTED])
def test_a_collected_file_gives_what_its_readme_says(expected: Expected) -> None:
    if expected.error:
        with pytest.raises(expected.error):
            read(expected)
        return
    found = read(expected)
    logins = [part for part in found if isinstance(part, Login)]
    in_bin = [part.count for part in found if isinstance(part, Skipped) and part.reason == "skipped.recycle_bin"]
    assert (len(logins), sum(in_bin), sum(login.has_totp for login in logins)) == (
        expected.logins,
        expected.in_bin,
        expected.codes,
    )
    assert not any(part.damaged for part in found if isinstance(part, Skipped))


def test_no_collected_file_is_forgotten() -> None:
    collected = {str(path.relative_to(EXPORTS)) for path in EXPORTS.rglob("*.kdb*") if path.suffix in {".kdb", ".kdbx"}}
    assert collected == {expected.file for expected in EXPECTED}


def test_the_entry_that_its_owner_excluded_stays_excluded() -> None:
    (expected,) = (expected for expected in EXPECTED if "kdbx41" in expected.file)
    excluded = [
        login.title for login in read(expected) if isinstance(login, Login) and login.excluded == PASSWORD_HEALTH
    ]
    assert excluded == ["entry with no quality check"]


def test_a_password_outside_latin_opens_and_reads() -> None:
    (expected,) = (expected for expected in EXPECTED if "NonAscii" in expected.file)
    (login,) = read(expected)
    assert isinstance(login, Login)
    assert login.title == "秘密"
