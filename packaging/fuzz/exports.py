"""Does any damaged export crash a reader? `python packaging/fuzz/exports.py MINUTES [FOLDER ...]`.

Small exports made here, and the files of the folders, are damaged at random and read as the vault process reads them.
Anything but logins or a `SourceError` is a fault: its bytes are written to `fault-NUMBER` in the current folder, and
the status is 1. KeePass databases have a script of their own.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.errors import SourceError
from app.readers.vaults import registry
from app.readers.vaults.reader import Keys, Untrusted
from checks.secret import Secret

_SLOW: Final = 2.0
"""Seconds after which a reading is worth being told."""
_READERS: Final = tuple(reader for reader in registry.READERS if reader.format != "kdbx")
_ITEM: Final = {
    "type": 1,
    "name": "Bank",
    "folderId": "1",
    "creationDate": "2019-02-03T04:05:06.000Z",
    "passwordHistory": [{"password": "old", "lastUsedDate": "2023-05-06T07:08:09.000Z"}],
    "login": {"uris": [{"uri": "https://bank.example"}], "username": "alice", "password": "1", "fido2Credentials": []},
}
_FIREFOX: Final = b"url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,timePasswordChanged"
_TABLES: Final = tuple(
    table.encode() for table in Path(__file__).with_name("tables.txt").read_text("utf-8").split("\n\n")
)
"""One small table of each exporter."""
_SEEDS: Final = (
    *_TABLES,
    b'name,url,username,password,note\r\nBank,https://bank.example,alice,"a ""quoted"", one",\r\nB,b.example,u,2,n\r\n',
    _FIREFOX + b'\n"https://bank.example","alice","1",,"","{1}","1612345678900","1","1612345678900"\n',
    "hostname;username;password\nété.example;alice;1\n".encode("cp1252"),
    "name\turl\tusername\tpassword\nB\tb.example\tu\tpässwörd\n".encode("utf-16"),
    json.dumps({"encrypted": False, "folders": [{"id": "1", "name": "Work"}], "items": [_ITEM, {"type": 5}]}).encode(),
    json.dumps(
        {
            "encrypted": True,
            "passwordProtected": True,
            "salt": "c2FsdA==",
            "kdfType": 0,
            "kdfIterations": 5000,
            "encKeyValidation_DO_NOT_EDIT": "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|AAAA",
            "data": "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|AAAA",
        }
    ).encode(),
)
_DOCUMENTS: Final = tuple(seed for seed in _SEEDS if seed.startswith(b"{"))
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
    ),
    *(b"chrome://FirefoxAccounts", b"http://[", b"PK\x03\x04", b"<KeePassFile", b"[" * 200, b'{"a":' * 120),
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
        case 0 | 1 | 2:
            return damaged(chance.choice(seeds), seeds, chance)
        case 3 | 4 | 5:
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
