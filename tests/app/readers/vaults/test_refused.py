from __future__ import annotations

import io
import json
import zipfile

import pytest

from app.errors import SourceError
from app.readers.vaults import errors, foreign, registry
from app.readers.vaults.reader import Untrusted
from app.words import Words


def _cause(content: str | bytes) -> type[SourceError]:
    with pytest.raises(SourceError) as caught:
        registry.reader_for(Untrusted("export", content.encode() if isinstance(content, str) else content))
    assert caught.value.params["name"] == "export"
    return caught.type


def _zip(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(member, "x" * 100)
    return content.getvalue()


@pytest.mark.parametrize(
    ("cause", "content"),
    [
        (foreign.PgpRefused, "-----BEGIN PGP MESSAGE-----\n\nhQEMAy7l\n"),
        (foreign.PgpRefused, b"\x85\x02\x0c\x03\x2e\xe5\xcd\xce"),
        (foreign.PgpRefused, b"\x84\x5e\x03\x7a\xdf\xfd\xf1\x9a"),
        (foreign.PgpRefused, b"\xc1\x5e\x03\x7a\xdf\xfd\xf1\x9a"),
        (foreign.PgpRefused, b"\xc1\xc0\x5e\x03\x7a\xdf\xfd\xf1"),
        (foreign.PgpRefused, b"\x8c\x0d\x04\x09\x03\x02"),
        (foreign.PgpRefused, b"\xc3\x0d\x04\x09\x03\x02"),
        (foreign.PgpRefused, _zip("Proton Pass/data.pgp")),
        (foreign.ButtercupRefused, "b~>buttercup/abmVsBJ4aeO1"),
        (foreign.OpVaultRefused, 'ld({"12CC60BD1B8F":{}});'),
        (foreign.OpVaultRefused, "loadFolders({});"),
        (foreign.OpVaultRefused, 'var profile={"uuid":"E4F7"};'),
        (foreign.OpVaultRefused, b"OPCLDAT\x02\x01\x00\x10"),
        (foreign.ZipLocked, b"PK\x03\x04\x14\x00\x01\x00\x08\x00 and an encrypted member"),
        (foreign.KeePassXOneRefused, "<!DOCTYPE KEEPASSX_DATABASE>\n<database/>"),
        (foreign.KeePassXOneRefused, "<database>\n <group>\n  <title>Emails</title></group></database>"),
        (foreign.FigaroRefused, '<?xml version="1.0"?>\n<FPM full_version="00.75.00"/>'),
        (foreign.PasswordSafeRefused, '<?xml version="1.0"?>\n<passwordsafe\ndelimiter="x"/>'),
        (foreign.PasswordSafeRefused, b"PWS3" + bytes(range(200, 255))),
        (foreign.RevelationRefused, '<?xml version="1.0"?>\n<revelationdata version="0.4.14"/>'),
        (foreign.ClipperzRefused, "<html><head><title>Clipperz data</title>"),
        (foreign.OnePifRefused, '\ufeff{"keyID":"726D","typeName":"webforms.WebForm"}\n***5642bee8***\n'),
        (foreign.OnePifRefused, '{"uuid":"726D","typeName":"webforms.WebForm"}\n***5642bee8***\n'),
        (foreign.GnomeKeyringRefused, "[keyring]\ndisplay-name=x\n"),
        (foreign.GnomeKeyringRefused, b"GnomeKeyring\n\r\0\n\0\0"),
        (foreign.AppleKeychainRefused, 'keychain: "/Users/user/login.keychain"\n'),
        (foreign.AppleKeychainRefused, b"kych\0\1\0\0\0\0"),
        (foreign.PasspieRefused, "---\n\n# A comment # with # signs\n\nhandler: passpie\n"),
        (foreign.PasspieRefused, "credentials:\n- comment: ''\n"),
        (foreign.LastPassCommandRefused, json.dumps([{"id": "1", "fullname": "a/b"}])),
        (foreign.CredentialExchangeRefused, json.dumps({"version": {}, "exporterRpId": "x.example", "accounts": []})),
        (foreign.OneTimeCodes, json.dumps({"version": 1, "header": {}, "db": {"entries": []}})),
        (foreign.OneTimeCodes, json.dumps({"version": 1, "header": {}, "db": "encrypted"})),
        (foreign.OneTimeCodes, json.dumps([{"secret": "JBSW", "type": "TOTP"}])),
        (foreign.OneTimeCodes, json.dumps({"tokenOrder": [], "tokens": []})),
        (foreign.OneTimeCodes, json.dumps({"services": [], "schemaVersion": 4})),
        (errors.NotAVault, "<!DOCTYPE html><html></html>"),
        (errors.NotAVault, '<?xml version="1.0"?><KeyFile><Meta/></KeyFile>'),
        (errors.NotAVault, "000000005AD76BD555C1D6D771DE417A4B87E4B4:4\r\n"),
    ],
)
def test_a_format_without_a_reader_is_refused_by_its_name(cause: type[SourceError], content: str | bytes) -> None:
    assert _cause(content) is cause


def test_each_of_these_formats_has_a_sentence_of_its_own() -> None:
    causes = [
        value for value in vars(foreign).values() if isinstance(value, type) and value.__module__ == foreign.__name__
    ]
    said = {Words("en").message(cause.message, {"name": "x"}) for cause in causes if issubclass(cause, SourceError)}
    assert len(said) == len(causes) == 16
    assert all(sentence.endswith(".") for sentence in said)


@pytest.mark.parametrize("content", ['{"items": [', '{"a": 1, "a": 2}', '[{"a": NaN}]', "{}}"])
def test_a_damaged_document_is_damaged(content: str) -> None:
    assert _cause(content) is errors.FileDamaged


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("name,url,username", "url, username, name"),
        ("hostname;username", "hostname, username"),
        ("Adresse web\tUtilisateur\tGUID", "adresse web, utilisateur"),
    ],
)
def test_a_table_of_logins_without_passwords_names_the_labels_that_it_has(header: str, labels: str) -> None:
    with pytest.raises(errors.PasswordColumnMissing) as caught:
        registry.reader_for(Untrusted("export", f"{header}\na,b,c\n".encode()))

    assert caught.value.params == {"name": "export", "labels": labels}


def test_labels_that_are_not_known_are_named_once_they_certainly_are_labels() -> None:
    with pytest.raises(errors.PasswordColumnMissing) as caught:
        registry.reader_for(Untrusted("export", b"url,username,Sesame\nhttps://bank.example,alice,hunter2\n"))

    assert caught.value.params["labels"] == "url, username, sesame"


def test_a_first_row_that_sounds_like_labels_is_not_shown() -> None:
    with pytest.raises(errors.PasswordColumnMissing) as caught:
        registry.reader_for(Untrusted("export", b"Website,Email,alice,hunter2\nBank,Post,alice,hunter3\n"))

    assert "hunter2" not in repr(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4,
        b"\x00",
        b"   \r\n\r\n",
        b"PK\x03\x04",
        _zip("word/document.xml"),
        "<svg/>",
        "a note",
        "a,b,c\n1,2,3\n",
        "[]",
        "{}",
    ],
)
def test_anything_else_is_unknown(content: str | bytes) -> None:
    assert _cause(content) is errors.FormatUnknown


def test_many_comments_take_no_time_to_refuse() -> None:
    # Each `#` could begin a comment: an expression that tries every division would never end.
    assert _cause("# " * 20_000) is errors.FormatUnknown
