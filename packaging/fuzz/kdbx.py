"""Does any damage to a KeePass file or key file make its reader do anything but answer?

python packaging/fuzz/kdbx.py --minutes 15 [--seed 1] [--keep FOLDER]

Small files of every flavour are damaged in five layers: the bytes as they are; the header with its checksum made right;
the text of the document inside, and its elements, both signed and encrypted anew; a key file. An answer is logins or a
SourceError. Anything else is a crash, more than five seconds a hang: its input is kept. Prints counts as JSON; exit
status 1 after a crash or hang.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from time import monotonic

from lxml import etree

from app.errors import SourceError
from app.readers.vaults import kdbx_header
from app.readers.vaults.kdbx import READER
from app.readers.vaults.reader import Untrusted

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.app.readers.vaults.kdbx_samples import (
    RIGHT,
    Flavour,
    document,
    entry,
    group,
    inner_header,
    kdbx,
    raw_kdbx_4,
    with_past,
)

_LONGEST_SECONDS = 5
_INTERESTING = (b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"<", b">", b"&", b"</Entry>", b"<Group>")
_PLAIN = Flavour(kdf="aes", compressed=False)
Damaged = tuple[bytes, bytes | None]
"""A vault and, where it has one, its key file."""


def _document() -> etree._Element:
    fields = {"Title": "A", "UserName": "{REF:U@I:00}", "Password": "x", "URL": "https://a.example", "otp": "o"}
    own = with_past(entry(**fields), entry(modified="2019-01-01T00:00:00Z", Password="older"))
    return document(own, group("Backup", entry(**fields)), group("B", group("C", entry(**fields))))


def _files() -> list[bytes]:
    flavours = [
        Flavour(major=major, cipher=cipher, kdf=kdf, compressed=compressed, inner=inner)
        for major, inner in ((3, "salsa20"), (4, "chacha20"))
        for cipher in ("aes", "chacha20", "twofish")
        for kdf in ("aes", "argon2d")
        for compressed in (True, False)
    ]
    return [kdbx(_document(), flavour) for flavour in flavours]


def _damage(chance: random.Random, data: bytes) -> bytes:
    """Flip, overwrite, insert, repeat or cut, once to four times."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(changed) + 1), chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                new = chance.choice(_INTERESTING)
                changed[at : at + len(new)] = new
            case 2:
                changed[at:at] = chance.choice(_INTERESTING) * chance.choice((1, 1, 100))
            case 3:
                changed[at:at] = changed[min(at, other) : max(at, other)][:1000]
            case 4:
                del changed[at : at + chance.randint(1, 20)]
            case _ if chance.random() < 0.2:  # noqa: PLR2004 - cuts end most inputs early: fewer of them
                del changed[at:]
            case _:
                pass
    return bytes(changed)


def _outside(chance: random.Random, files: list[bytes]) -> Damaged:
    return _damage(chance, chance.choice(files)), None


def _header(chance: random.Random, files: list[bytes]) -> Damaged:
    data = chance.choice(files)
    end = data.index(b"\r\n\r\n") + 4
    head = _damage(chance, data[:end])
    return head + hashlib.sha256(head).digest() + data[end + 32 :], None


def _inside(chance: random.Random, files: list[bytes]) -> Damaged:
    del files  # written anew each time
    plain = _document()
    for element in plain.iter("Value"):
        element.text = base64.b64encode((element.text or "").encode()).decode()
    inner = inner_header(chance.choice(("salsa20", "chacha20")))
    content = inner + etree.tostring(plain)
    if chance.random() < 0.9:  # noqa: PLR2004 - mostly the document, at times its header
        return raw_kdbx_4(inner + _damage(chance, content[len(inner) :]), _PLAIN), None
    return raw_kdbx_4(_damage(chance, content), _PLAIN), None


def _elements(chance: random.Random, files: list[bytes]) -> Damaged:
    """Move, copy, empty or rewrite whole elements, so that the document stays well-formed."""
    del files  # written anew each time
    plain = _document()
    for _ in range(chance.randint(1, 6)):
        one, other = (chance.choice(list(plain.iter())) for _ in range(2))
        match chance.randrange(4):
            case 0:
                other.append(deepcopy(one))
            case 1 if (parent := one.getparent()) is not None:
                parent.remove(one)
            case 2:
                one.text = chance.choice(_TEXTS)
            case _:
                one.tag = other.tag
    return kdbx(plain, replace(_PLAIN, inner=chance.choice(("salsa20", "chacha20")))), None


_TEXTS = (
    "",
    "x" * 70_000,
    "{REF:P@I:}",
    "{REF:U@I:00}" * 9,
    "AAAAAAAAAAA=",
    "0000-00-00",
    "False",
    "\ud7ff",
    "Password",
)


def _keyfile(chance: random.Random, files: list[bytes]) -> Damaged:
    del files  # one small vault will do
    key = bytes(range(32))
    xml = "<KeyFile><Meta><Version>{}</Version></Meta><Key><Data{}>{}</Data></Key></KeyFile>"
    shown = f' Hash="{hashlib.sha256(key).hexdigest()[:8]}"'
    forms = (
        key,
        key.hex().encode(),
        xml.format("1.0", "", base64.b64encode(key).decode()).encode(),
        xml.format("2.0", shown, key.hex()).encode(),
    )
    return kdbx(document(entry()), replace(_PLAIN, keyfile=key)), _damage(chance, chance.choice(forms))


_LAYERS: tuple[Callable[[random.Random, list[bytes]], Damaged], ...] = (
    _outside,
    _header,
    _inside,
    _elements,
    _elements,
    _keyfile,
)


def _answer(damaged: Damaged, keyfile: Path) -> str:
    """Return how the reader answered. At the edge of the reader, what it translated is told as well."""
    data, key = damaged
    if key is not None:
        keyfile.write_bytes(key)
    untrusted = Untrusted("fuzz.kdbx", data)
    READER.recognises(untrusted)
    READER.needs_key(untrusted)
    try:
        found = list(READER.read(untrusted, replace(RIGHT, keyfile=keyfile if key is not None else None)))
    except SourceError as error:
        cause = error.__context__
        return f"{type(error).__name__} < {_place(cause)}" if cause else type(error).__name__
    return "logins" if found else "nothing"


def _place(cause: BaseException) -> str:
    """Name a translated cause, and where nobody but the reader's last edge expected it: its place."""
    frames = list(traceback.walk_tb(cause.__traceback__))
    if frames[0][0].f_code.co_name != READER.read.__name__:
        return type(cause).__name__
    frame, line = frames[-1]
    return f"{type(cause).__name__} AT THE EDGE, from {Path(frame.f_code.co_filename).name}:{line}"


def main() -> None:
    """Damage files until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path())
    given = parser.parse_args()
    # Affordable costs only: those between our limits and these would be derived for half a minute each.
    kdbx_header._MOST_MEMORY = kdbx_header._MOST_WORK = 1 << 20  # type: ignore[misc]  # noqa: SLF001 - see above
    kdbx_header._MOST_AES_ROUNDS = 10_000  # type: ignore[misc]  # noqa: SLF001 - as above
    chance = random.Random(given.seed)  # noqa: S311 - damage must be repeatable
    files, answers, bad = _files(), Counter[str](), 0
    end = monotonic() + given.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while (started := monotonic()) < end:
            damaged = chance.choice(_LAYERS)(chance, files)
            try:
                answer = _answer(damaged, Path(folder) / "fuzz.key")
            except Exception as error:  # noqa: BLE001 - every crash is what this looks for
                answer = f"CRASH {type(error).__name__}"
            if monotonic() - started > _LONGEST_SECONDS:
                answer = "HANG"
            answers[answer] += 1
            if answer.startswith(("CRASH", "HANG")):
                bad += 1
                (given.keep / f"fuzz-kdbx-{bad}.bin").write_bytes(damaged[0] + (damaged[1] or b""))
    print(json.dumps({"executions": answers.total(), "bad": bad, "answers": dict(answers.most_common())}, indent=1))
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
