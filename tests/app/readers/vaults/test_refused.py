from __future__ import annotations

import io
import json
import zipfile

import pytest

from app.errors import SourceError
from app.readers.vaults import errors, registry
from app.readers.vaults.reader import Untrusted


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
    "content",
    [
        "-----BEGIN PGP MESSAGE-----\n\nhQEMAy7l\n",
        "b~>buttercup/abmVsBJ4aeO1",
        'ld({"12CC60BD1B8F":{}});',
        "loadFolders({});",
        'var profile={"uuid":"E4F7"};',
        b"OPCLDAT\x02\x01\x00\x10",
        b"PK\x03\x04\x14\x00\x01\x00\x08\x00 and an encrypted member",
    ],
)
def test_what_another_program_encrypted_is_named_as_such(content: str | bytes) -> None:
    assert _cause(content) is errors.EncryptedElsewhere


@pytest.mark.parametrize(
    "content",
    [
        _zip("export.attributes", "export.data"),
        _zip("credentials.csv"),
        _zip("Proton Pass/data.json"),
        '<?xml version="1.0"?>\n<KeePassFile><Meta/></KeePassFile>',
        "<!DOCTYPE KEEPASSX_DATABASE>\n<database/>",
        "<html><head><title>Clipperz data</title>",
        '\ufeff{"keyID":"726D","typeName":"webforms.WebForm"}\n***5642bee8***\n',
        '{"uuid":"726D","typeName":"webforms.WebForm"}\n***5642bee8***\n',
        "[keyring]\ndisplay-name=x\n",
        "[connection]\nid=Box\ntype=wifi\n",
        'keychain: "/Users/user/login.keychain"\n',
        "---\n\n# A comment # with # signs\n\nhandler: passpie\n",
        "credentials:\n- comment: ''\n",
        json.dumps({"version": "1.21", "encrypted": False, "vaults": {}}),
        json.dumps({"shared_folders": [], "records": []}),
        json.dumps({"AUTHENTIFIANT": []}),
        json.dumps([{"id": "1", "fullname": "a/b"}]),
    ],
)
def test_a_format_without_a_reader_is_refused(content: str | bytes) -> None:
    assert _cause(content) is errors.FormatRefused


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"version": 1, "header": {}, "db": {"entries": []}}),
        json.dumps({"version": 1, "header": {}, "db": "encrypted"}),
        json.dumps([{"secret": "JBSW", "type": "TOTP"}]),
        json.dumps({"tokenOrder": [], "tokens": []}),
        json.dumps({"services": [], "schemaVersion": 4}),
        "<!DOCTYPE html><html></html>",
        '<?xml version="1.0"?><KeyFile><Meta/></KeyFile>',
        "000000005AD76BD555C1D6D771DE417A4B87E4B4:4\r\n",
    ],
)
def test_what_holds_no_passwords_is_not_a_vault(content: str) -> None:
    assert _cause(content) is errors.NotAVault


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
