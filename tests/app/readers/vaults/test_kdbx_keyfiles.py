from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

import pytest

from app.readers.vaults import errors
from app.readers.vaults.kdbx import READER
from app.readers.vaults.reader import Keys, Untrusted
from tests.app.readers.vaults.kdbx_samples import Flavour, document, entry, kdbx

KEY = bytes(range(64, 96))
HASH = hashlib.sha256(KEY).hexdigest()[:8].upper()
PHOTO = os.urandom(100_000)


def xml(version: str, data: str, attributes: str = "") -> bytes:
    text = f"""<?xml version="1.0" encoding="utf-8"?>
    <KeyFile><Meta><Version>{version}</Version></Meta><Key><Data{attributes}>{data}</Data></Key></KeyFile>"""
    return text.encode()


def opens(tmp_path: Path, content: bytes, key: bytes) -> bool:
    path = tmp_path / "a.key"
    path.write_bytes(content)
    data = kdbx(document(entry()), Flavour(password=None, keyfile=key))
    return len(list(READER.read(Untrusted("v.kdbx", data), Keys(None, path)))) == 1


GROUPED = "\n".join(KEY.hex()[at : at + 16] for at in range(0, 64, 16))


@pytest.mark.parametrize(
    "content",
    [
        KEY,
        KEY.hex().encode(),
        KEY.hex().upper().encode(),
        xml("1.00", base64.b64encode(KEY).decode()),
        xml("1.0", f"\n {base64.b64encode(KEY).decode()} \n"),
        xml("2.0", KEY.hex(), f' Hash="{HASH}"'),
        xml("2.0", GROUPED, f' Hash="{HASH.lower()}"'),
        b"\xef\xbb\xbf" + xml("2.0", KEY.hex()),
    ],
)
def test_every_form_of_key_file_gives_its_key(tmp_path: Path, content: bytes) -> None:
    assert opens(tmp_path, content, KEY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"any text",
        b"x" * 64,
        KEY + b"\n",
        KEY.hex().encode() + b"\n",
        xml("3.00", base64.b64encode(KEY).decode()),
        b"<html></html>",
        b"<KeyFile>",
        PHOTO,
    ],
    ids=range(9),
)
def test_any_other_file_is_taken_by_its_hash(tmp_path: Path, content: bytes) -> None:
    assert opens(tmp_path, content, hashlib.sha256(content).digest())


@pytest.mark.parametrize(
    "content",
    [
        xml("1.00", "!!!!"),
        xml("1.00", "QUJ"),
        xml("1.00", ""),
        xml("2.0", "zz"),
        xml("2.0", KEY.hex(), ' Hash="00000000"'),
        xml("2.0", KEY.hex(), ' Hash="not hexadecimal"'),
        b"<KeyFile><Meta><Version>2.0</Version></Meta></KeyFile>",
    ],
)
def test_a_key_file_that_contradicts_itself_is_named_as_damaged(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(errors.KeyfileDamaged) as caught:
        opens(tmp_path, content, KEY)
    assert caught.value.params == {"name": "v.kdbx", "keyfile": "a.key"}


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    data = kdbx(document(entry()))
    with pytest.raises(errors.KeyfileMissing) as caught:
        list(READER.read(Untrusted("v.kdbx", data), Keys(None, tmp_path / "gone.key")))
    assert caught.value.params == {"name": "v.kdbx", "keyfile": "gone.key"}


def test_a_folder_as_key_file_is_refused(tmp_path: Path) -> None:
    data = kdbx(document(entry()))
    with pytest.raises(errors.FileIsFolder):
        list(READER.read(Untrusted("v.kdbx", data), Keys(None, tmp_path)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_as_key_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.key")
    data = kdbx(document(entry()))
    with pytest.raises(errors.KeyfileDamaged):
        list(READER.read(Untrusted("v.kdbx", data), Keys(None, tmp_path / "pipe.key")))
