"""Which KeePass files do the tests read? Written here with other libraries than the reader uses, wherever there are."""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from argon2.low_level import Type, hash_secret_raw
from Cryptodome.Cipher import AES, ChaCha20, Salsa20
from Cryptodome.Util.Padding import pad
from lxml import etree
from pykeepass.kdbx_parsing.common import aes_kdf
from pykeepass.kdbx_parsing.twofish import Twofish

from app.readers.vaults.kdbx import READER
from app.readers.vaults.reader import Keys, Skipped, Untrusted
from checks.model import Login
from checks.secret import Secret

SIGNATURE = bytes.fromhex("03d9a29a67fb4bb5")
_CIPHERS = {
    "aes": bytes.fromhex("31c1f2e6bf714350be5805216afc5aff"),
    "twofish": bytes.fromhex("ad68f29f576f4bb9a36ad47af965346c"),
    "chacha20": bytes.fromhex("d6038a2b8b6f4cb5a524339a31dbb59a"),
}
_KDFS = {
    "aes": bytes.fromhex("c9d9f39a628a4460bf740d08c18a4fea"),
    "aes-4": bytes.fromhex("7c02bb8279a74ac0927d114a00648238"),
    "argon2d": bytes.fromhex("ef636ddf8c29444b91f7a9a403e30a0c"),
    "argon2id": bytes.fromhex("9e298b1956db4773b23dfc3ec6f0a1e6"),
}
_STREAMS = {"none": 0, "arcfour": 1, "salsa20": 2, "chacha20": 3}
_SEED = bytes(range(32))
_INNER_KEY = bytes(range(100, 132))


@dataclass(frozen=True)
class Flavour:
    """How a file is written. `keyfile` is the 32 bytes that a key file stands for. Costs are as low as is allowed."""

    major: int = 4
    minor: int = 1
    cipher: str = "aes"
    kdf: str = "argon2d"
    inner: str = "chacha20"
    compressed: bool = True
    password: str | None = "open sesame"
    keyfile: bytes | None = None
    rounds: int = 7
    memory: int = 64 * 1024
    iterations: int = 1
    lanes: int = 2
    header_hash: bool = True


def kdbx(document: etree._Element, flavour: Flavour = Flavour()) -> bytes:
    """Return a KeePass file that holds `document`, whose protected values are still plain; it is changed."""
    header = _header(flavour)
    transformed = _transformed(flavour)
    key = hashlib.sha256(_SEED + transformed).digest()
    if flavour.major == 4:
        return _signed(header, flavour, key, transformed, _inner_header(flavour) + _xml(document, flavour))
    if flavour.header_hash:
        etree.SubElement(document[0], "HeaderHash").text = _encoded(hashlib.sha256(header).digest())
    xml = _packed(flavour, _xml(document, flavour))
    block = struct.pack("<I", 0) + hashlib.sha256(xml).digest() + struct.pack("<I", len(xml)) + xml
    return header + _encrypted(flavour, key, bytes(32) + block + struct.pack("<I32sI", 1, bytes(32), 0))


def raw_kdbx_4(content: bytes, flavour: Flavour = Flavour()) -> bytes:
    """Return a well-signed KDBX 4 around any content: inner header and document, compressed or not as it stands."""
    transformed = _transformed(flavour)
    key = hashlib.sha256(_SEED + transformed).digest()
    return _blocks(_header(flavour), _encrypted(flavour, key, content), transformed)


def inner_header(inner: str = "chacha20") -> bytes:
    """Return an inner header that names the stream cipher `inner`."""
    return _inner_header(Flavour(inner=inner))


def _signed(header: bytes, flavour: Flavour, key: bytes, transformed: bytes, content: bytes) -> bytes:
    return _blocks(header, _encrypted(flavour, key, _packed(flavour, content)), transformed)


def _blocks(header: bytes, encrypted: bytes, transformed: bytes) -> bytes:
    signing = hashlib.sha512(_SEED + transformed + b"\x01").digest()

    def sign(number: bytes, data: bytes) -> bytes:
        return hmac.new(hashlib.sha512(number + signing).digest(), data, hashlib.sha256).digest()

    def blocks() -> Iterator[bytes]:
        half = len(encrypted) // 2
        for index, data in enumerate((encrypted[:half], encrypted[half:], b"")):
            number, sized = struct.pack("<Q", index), struct.pack("<I", len(data)) + data
            yield sign(number, number + sized) + sized

    return header + hashlib.sha256(header).digest() + sign(b"\xff" * 8, header) + b"".join(blocks())


def _header(flavour: Flavour) -> bytes:
    fields: list[tuple[int, bytes]] = [
        (2, _CIPHERS[flavour.cipher]),
        (3, struct.pack("<I", flavour.compressed)),
        (4, _SEED),
        (7, _iv(flavour)),
    ]
    if flavour.major == 4:
        fields += [(11, _kdf_dictionary(flavour)), (0, b"\r\n\r\n")]
    else:
        stream = struct.pack("<I", _STREAMS[flavour.inner])
        fields += [(5, _SEED), (6, struct.pack("<Q", flavour.rounds)), (8, _INNER_KEY), (9, bytes(32)), (10, stream)]
        fields += [(0, b"\r\n\r\n")]
    layout = "<BI" if flavour.major == 4 else "<BH"
    start = SIGNATURE + struct.pack("<HH", flavour.minor, flavour.major)
    return start + b"".join(struct.pack(layout, number, len(value)) + value for number, value in fields)


def _iv(flavour: Flavour) -> bytes:
    return bytes(range(12 if flavour.cipher == "chacha20" else 16))


def _kdf_dictionary(flavour: Flavour) -> bytes:
    values: list[tuple[int, bytes, bytes]] = [(0x42, b"$UUID", _KDFS[flavour.kdf]), (0x42, b"S", _SEED)]
    if flavour.kdf.startswith("aes"):
        values += [(0x05, b"R", struct.pack("<Q", flavour.rounds))]
    else:
        values += [
            (0x04, b"V", struct.pack("<I", 0x13)),
            (0x05, b"I", struct.pack("<Q", flavour.iterations)),
            (0x05, b"M", struct.pack("<Q", flavour.memory)),
            (0x04, b"P", struct.pack("<I", flavour.lanes)),
        ]
    items = (
        bytes([kind]) + struct.pack("<I", len(key)) + key + struct.pack("<I", len(value)) + value
        for kind, key, value in values
    )
    return b"\x00\x01" + b"".join(items) + b"\x00"


def _transformed(flavour: Flavour) -> bytes:
    password = b"" if flavour.password is None else hashlib.sha256(flavour.password.encode()).digest()
    composite = hashlib.sha256(password + (flavour.keyfile or b"")).digest()
    if flavour.major == 3 or flavour.kdf.startswith("aes"):
        key: bytes = aes_kdf(_SEED, flavour.rounds, composite)
        return key
    return hash_secret_raw(
        composite,
        _SEED,
        time_cost=flavour.iterations,
        memory_cost=flavour.memory // 1024,
        parallelism=flavour.lanes,
        hash_len=32,
        type=Type.ID if flavour.kdf == "argon2id" else Type.D,
    )


def _encrypted(flavour: Flavour, key: bytes, plain: bytes) -> bytes:
    match flavour.cipher:
        case "aes":
            return AES.new(key, AES.MODE_CBC, _iv(flavour)).encrypt(pad(plain, 16))
        case "twofish":
            sealed: bytes = Twofish.new(key, mode=Twofish.MODE_CBC, IV=_iv(flavour)).encrypt(pad(plain, 16))
            return sealed
        case _:
            return ChaCha20.new(key=key, nonce=_iv(flavour)).encrypt(plain)


def _packed(flavour: Flavour, content: bytes) -> bytes:
    return gzip.compress(content, mtime=0) if flavour.compressed else content


def _inner_header(flavour: Flavour) -> bytes:
    attachment = b"\x00an attachment that nobody reads"
    fields = (
        (1, struct.pack("<I", _STREAMS[flavour.inner])),
        (2, _INNER_KEY),
        (3, attachment),
        (3, attachment),
        (0, b""),
    )
    return b"".join(struct.pack("<BI", number, len(value)) + value for number, value in fields)


def _xml(document: etree._Element, flavour: Flavour) -> bytes:
    if flavour.inner == "salsa20":
        nonce = bytes.fromhex("e830094b97205d2a")
        encrypt = Salsa20.new(hashlib.sha256(_INNER_KEY).digest(), nonce).encrypt
    else:
        digest = hashlib.sha512(_INNER_KEY).digest()
        encrypt = ChaCha20.new(key=digest[:32], nonce=digest[32:44]).encrypt
    for element in document.iter("Value", "Binary"):
        if element.get("Protected") == "True":
            plain = base64.b64decode(element.text or "") if element.get("Bytes") else (element.text or "").encode()
            element.attrib.pop("Bytes", "")
            element.text = _encoded(encrypt(plain))
    return etree.tostring(document, encoding="utf-8", xml_declaration=True)


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


# --- Documents


def document(*children: etree._Element, **meta: str) -> etree._Element:
    """Return a document whose root group holds `children`; `meta` are texts of its Meta element."""
    root = etree.Element("KeePassFile")
    about = etree.SubElement(root, "Meta")
    for tag, text in meta.items():
        etree.SubElement(about, tag).text = text
    etree.SubElement(root, "Root").append(group("Root", *children))
    return root


def group(name: str, *children: etree._Element, uuid: str = "") -> etree._Element:
    """Return a group; `uuid` as base64."""
    element = etree.Element("Group")
    etree.SubElement(element, "UUID").text = uuid
    etree.SubElement(element, "Name").text = name
    element.extend(children)
    return element


def entry(
    *,
    uuid: str = "",
    created: str = "2020-01-02T03:04:05Z",
    modified: str = "2021-01-02T03:04:05Z",
    **fields: str,
) -> etree._Element:
    """Return an entry with the strings `fields` (spaces as `__`); its Password is protected. Times as they stand."""
    element = etree.Element("Entry")
    etree.SubElement(element, "UUID").text = uuid
    times = etree.SubElement(element, "Times")
    etree.SubElement(times, "CreationTime").text = created
    etree.SubElement(times, "LastModificationTime").text = modified
    for key, text in fields.items():
        string = etree.SubElement(element, "String")
        etree.SubElement(string, "Key").text = key.replace("__", " ")
        value = etree.SubElement(string, "Value")
        value.text = text
        if key == "Password":
            value.set("Protected", "True")
    etree.SubElement(element, "History")
    return element


def with_past(element: etree._Element, *states: etree._Element) -> etree._Element:
    """Put older states, oldest first, into an entry's history and return the entry."""
    element[-1].extend(states)
    return element


def with_raw_password(element: etree._Element, password: bytes) -> etree._Element:
    """Give an entry a protected password of any bytes and return the entry."""
    string = etree.SubElement(element, "String")
    etree.SubElement(string, "Key").text = "Password"
    etree.SubElement(string, "Value", Protected="True", Bytes="True").text = _encoded(password)
    return element


def seconds(at: datetime) -> str:
    """Return a time as KDBX 4 writes it."""
    return _encoded(struct.pack("<q", int((at - datetime(1, 1, 1, tzinfo=UTC)).total_seconds())))


# --- Whole files, and what is read from them

CHEAP = Flavour()
OLD = Flavour(major=3, inner="salsa20")
RIGHT = Keys(Secret("open sesame"))


def sample(flavour: Flavour = CHEAP) -> bytes:
    """Return a file of two entries."""
    return kdbx(document(entry(Title="Bank", UserName="ana", Password="pâ$$ € 秘"), entry(Password="second")), flavour)


def read(data: bytes, keys: Keys = RIGHT) -> list[Login | Skipped]:
    """Read a file under the name `v.kdbx`."""
    return list(READER.read(Untrusted("v.kdbx", data), keys))


def passwords(found: list[Login | Skipped]) -> list[str]:
    """Return the passwords of logins that must all have one."""
    told = []
    for login in found:
        assert isinstance(login, Login)
        assert login.password is not None
        with login.password.revealed() as text:
            told.append(text)
    return told


def with_costs_of(flavour: Flavour, data: bytes) -> bytes:
    """Write the costs of `flavour` over those in `data`, without paying for them."""
    for key, size, value in ((b"I", 8, flavour.iterations), (b"M", 8, flavour.memory), (b"P", 4, flavour.lanes)):
        mark = struct.pack("<I", 1) + key + struct.pack("<I", size)
        if (at := data.find(mark)) >= 0:
            data = data[: at + len(mark)] + value.to_bytes(size, "little") + data[at + len(mark) + size :]
    for mark in (struct.pack("<I", 1) + b"R" + struct.pack("<I", 8), struct.pack("<BH", 6, 8)):
        if (at := data.find(mark)) >= 0:
            data = data[: at + len(mark)] + struct.pack("<Q", flavour.rounds) + data[at + len(mark) + 8 :]
    return data


def resealed(data: bytes) -> bytes:
    """Make the plain checksum of a KDBX 4 header right again."""
    end = data.index(b"\x00\x04\x00\x00\x00\r\n\r\n") + 9
    return data[:end] + hashlib.sha256(data[:end]).digest() + data[end + 32 :]
