"""Does any damaged export crash a reader? `python packaging/fuzz/exports.py MINUTES [FOLDER ...]`.

Small exports made here, and the files of the folders, are damaged at random and read as the vault process reads them.
Anything but logins or a `SourceError` is a fault: its bytes are written to `fault-NUMBER` in the current folder, and
the status is 1. KeePass databases have a script of their own.
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from app.errors import SourceError
from app.readers.vaults import kdbx, registry
from app.readers.vaults.reader import Keys, Untrusted
from checks.secret import Secret

_SLOW: Final = 2.0
"""Seconds after which a reading is worth being told."""
_READERS: Final = tuple(reader for reader in registry.READERS if reader is not kdbx.READER)
_NAMED: Final[dict[str, object]] = json.loads(Path(__file__).with_name("documents.json").read_text("utf-8"))
"""One small document of each exporter."""
_TABLES: Final = tuple(
    table.encode() for table in Path(__file__).with_name("tables.txt").read_text("utf-8").split("\n\n")
)
"""One small table of each exporter."""
_KEEPASS: Final = (
    "<?xml version='1.0'?>\n<KeePassFile><Meta><RecycleBinUUID>AQEBAQEBAQEBAQEBAQEBAQ==</RecycleBinUUID>"
    "</Meta><Root><Group><UUID>AgICAgICAgICAgICAgICAg==</UUID><Name>é</Name><Entry><UUID>AwMDAwMDAwMDAwMDAwMDAw==</UUID>"
    "<Times><CreationTime>2020-01-01T00:00:00Z</CreationTime><LastModificationTime>9C481Q4AAAA=</LastModificationTime>"
    "</Times><String><Key>Password</Key><Value ProtectInMemory='True'>&lt;1&gt;</Value></String><String><Key>URL</Key>"
    "<Value>{REF:A@I:03030303030303030303030303030303}</Value></String><History><Entry><String><Key>Password</Key>"
    "<Value>0</Value></String></Entry></History></Entry></Group><DeletedObjects><DeletedObject/></DeletedObjects></Root>"
    "</KeePassFile>"
)
_CREDENTIALS: Final = tuple(table for table in _TABLES if table.startswith(b"username,username2,"))
_ZIPPED: Final = (("export.data", _NAMED["1password"]), ("Proton Pass/data.json", _NAMED["proton"]))
"""Members of archives, and the documents that they hold."""
_DOCUMENTS: Final = tuple(json.dumps(document).encode() for document in _NAMED.values())
_SEEDS: Final = (
    *_TABLES,
    *_DOCUMENTS,
    _KEEPASS.encode(),
    b"[connection]\nid=B\ntype=wifi\n\n[wifi]\nssid=66;195;169;\n\n[wifi-security]\npsk=\\s1\\;\n[802-1x]\nidentity=u\n",
    b'name,url,username,password,note\r\nBank,https://bank.example,alice,"a ""quoted"", one",\r\nB,b.example,u,2,n\r\n',
    "hostname;username;password\nété.example;alice;1\n".encode("cp1252"),
    "name\turl\tusername\tpassword\nB\tb.example\tu\tpässwörd\n".encode("utf-16"),
)
_ODD: Final[tuple[object, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    5,
    10**30,
    1e300,
    "",
    "\ud800",
    "2.||",
    "0001-01-01T00:00:00+14:00",
    [],
    {},
    [[]],
)
_ODDITY: Final = 0.05
_OFTEN: Final = 0.5
_PIECES: Final = (
    *(
        b'"',
        b'""',
        b",",
        b";",
        b"\t",
        b"\r",
        b"\n",
        b"\r\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"\xed\xa0\x80",
    ),
    *(b"{", b"}", b"[", b"]", b":", b"null", b"true", b"NaN", b"1e999", b"-1", b"9" * 400, b'"\\ud800"', b"\\u0000"),
    *(b'"login":', b'"type":', b'"items":', b'"encrypted":true', b'"uris":', b'"password":', b'"kdfType":1'),
    *(
        b"http://sn",
        b"NoteType:",
        b"\\",
        b'\\"',
        b"&lt;",
        b"{REF:P@I:",
        b"group,1,A,1",
        b"password",
        b"(password)",
        b"9: ",
        b"chrome://FirefoxAccounts",
        b"TFC:Keeper",
        b"Password$",
        b"'",
        b"http://[",
        b"PK\x03\x04",
        b"<KeePassFile",
        b"<Group>",
        b"</Entry>",
        b"&a;",
        b"[" * 200,
        b'{"a":' * 120,
    ),
)


@dataclass(slots=True)
class Tally:
    """What a run saw so far."""

    runs: int = 0
    faults: int = 0
    slowest: float = 0.0
    answers: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    """Fuzz for the given minutes and tell what was seen; 1 if there was a fault."""
    minutes, *folders = arguments
    seeds = (*_SEEDS, *_given(folders))
    tally = Tally()
    end = time.monotonic() + 60 * float(minutes)
    while time.monotonic() < end:
        try_one(seeds, tally)
    print(f"{tally.runs} readings of {len(seeds)} seeds, {tally.faults} faults, slowest {tally.slowest:.2f} s")
    print(*(f"{count:>9} {answer}" for answer, count in tally.answers.most_common()), sep="\n")
    return 1 if tally.faults else 0


def try_one(seeds: tuple[bytes, ...], tally: Tally) -> None:
    """Damage one seed, read it, and note the answer. The run's own number makes its chance, so it can be repeated."""
    chance = random.Random(tally.runs)  # noqa: S311 - nothing is kept secret with it
    data = _input(seeds, chance)
    start = time.perf_counter()
    try:
        answer = _answer(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this script looks for
        answer = f"FAULT {type(error).__name__}"
        tally.faults += 1
        Path(f"fault-{tally.runs}").write_bytes(data)
    took = time.perf_counter() - start
    if took > _SLOW:
        print(f"run {tally.runs}: {took:.1f} s, {answer}")
    tally.slowest = max(tally.slowest, took)
    tally.answers[answer] += 1
    tally.runs += 1


def _input(seeds: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Return something to read, most often near what is read: foreign files are refused at their first bytes."""
    match chance.randrange(10):
        case 0 | 1:
            return damaged(chance.choice(seeds), seeds, chance)
        case 2:
            return moved(_KEEPASS, chance)
        case 3:
            return zipped(chance)
        case 4 | 5:
            return json.dumps(reshaped(json.loads(chance.choice(_DOCUMENTS)), chance)).encode()
        case _:
            return damaged(chance.choice(_SEEDS), seeds, chance)


def reshaped(value: object, chance: random.Random) -> object:
    """Return a document whose parts are now and then of another type, so that it stays a document."""
    if chance.random() < _ODDITY:
        return chance.choice(_ODD)
    match value:
        case dict():
            return {key: reshaped(child, chance) for key, child in value.items() if chance.random() > _ODDITY}
        case list():
            return [reshaped(child, chance) for child in value * chance.randint(1, 3)]
        case _:
            return value


def zipped(chance: random.Random) -> bytes:
    """Return an archive whose member is a reshaped document or a damaged table; half of them are damaged themselves."""
    name, document = chance.choice(_ZIPPED)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        if chance.random() < _OFTEN:
            archive.writestr("credentials.csv", damaged(chance.choice(_CREDENTIALS), _SEEDS, chance))
            archive.writestr("securenotes.csv", b"title,note\na,b\n")
        else:
            archive.writestr(name, json.dumps(reshaped(document, chance)))
    data = content.getvalue()
    return damaged(data, _SEEDS, chance) if chance.random() < _OFTEN else data


def moved(document: str, chance: random.Random) -> bytes:
    """Return an XML document some of whose elements were copied, removed, emptied or renamed: it stays well-formed."""
    root = etree.fromstring(document.encode())
    for _ in range(chance.randint(1, 6)):
        one, other = (chance.choice(list(root.iter())) for _ in range(2))
        match chance.randrange(4):
            case 0:
                other.append(deepcopy(one))
            case 1 if (parent := one.getparent()) is not None:
                parent.remove(one)
            case 2:
                one.text = chance.choice(("", "AAAA", "False", "0000-00-00", "{REF:P@I:}", "\ud7ff"))
            case _:
                one.tag = other.tag
    return etree.tostring(root)


def damaged(seed: bytes, seeds: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Return the seed with one to eight changes: bytes replaced, removed, repeated, put in, or taken from another."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(data))
        end = start + chance.choice((0, 1, 2, 4, 16, 64))
        match chance.randrange(5):
            case 0:
                data[start:end] = chance.randbytes(chance.randint(0, 4))
            case 1:
                data[start:start] = data[start:end] * chance.randint(1, 50)
            case 2:
                other = chance.choice(seeds)
                at = chance.randrange(len(other))
                data[start:end] = other[at : at + 64]
            case 3:
                del data[start : chance.choice((end, len(data)))]
            case _:
                data[start:end] = chance.choice(_PIECES)
    return bytes(data)


def _answer(data: bytes) -> str:
    """Read as the vault process does; then with each reader, whether or not it recognises the bytes."""
    untrusted = Untrusted("export", data)
    try:
        reader = registry.reader_for(untrusted)
    except SourceError as error:
        answer = type(error).__name__
    else:
        answer = f"read as {reader.format}"
    for reader in _READERS:
        try:
            reader.needs_key(untrusted)
            list(reader.read(untrusted, Keys(Secret("a"))))
        except SourceError as error:
            if answer == f"read as {reader.format}":
                answer = f"{answer}: {type(error).__name__}"
    return answer


def _given(folders: list[str]) -> Iterator[bytes]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and path.suffix not in {".kdbx", ".kdb", ".1pux"} and path.stat().st_size:
                yield path.read_bytes()[:20_000]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
