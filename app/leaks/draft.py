"""How does an index grow on the disk, so that a cut costs at most the last seconds, and half an index is never one?

The draft `NAME.part` has the layout of an index (`app.leaks.layout`), under another first word. In place of the header
it keeps what it is made from and, twice, how far it is: of the two the one is written while the other is whole. Only
what the disk has confirmed is written down as done.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from zlib import crc32

from app.files import publish
from app.leaks import errors, layout

_PLAN = struct.Struct(">12sHB?32s")
_STATE = struct.Struct(">QQQQQ")
_SUM = struct.Struct(">I")
_PLACES: Final = (1024, 2048)
_OWNER_ONLY: Final = 0o600
_LOCKED: Final = 1 << 40
"""The byte that stands for the file where a lock keeps others from reading: none that is there."""
_TAKEN: Final = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft is made from: the identity of its source, how many bits choose a bucket, whether it has counts."""

    identity: bytes
    bits: int
    counted: bool


@dataclass(frozen=True, slots=True)
class State:
    """How far a draft is: it holds all buckets before `bucket`, with `hashes` in blocks that end at `end`.

    The hashes of `bucket` begin in the piece of the source that begins at `source_at`, or behind it. `written` counts
    the states.
    """

    written: int
    bucket: int
    hashes: int
    end: int
    source_at: int


class Draft:
    """An index that is being built, by one process at a time."""

    def __init__(self, path: Path, plan: Plan) -> None:
        """Open the draft at `path`: one of the same source goes on where it was, any other begins anew.

        InTheWay if it is something else, IndexBusy if another process builds it, OSError if it cannot be written.
        """
        self._path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), _OWNER_ONLY)
        self._table: BinaryIO = os.fdopen(descriptor, "r+b")
        try:
            _lock(descriptor, path)
            head = _head(path)
            self._blocks: BinaryIO = path.open("r+b")
        except BaseException:
            self._table.close()
            raise
        was = _parsed(head)
        goes_on = was is not None and (was[0].identity, was[0].counted) == (plan.identity, plan.counted)
        self.plan, self.state = was if was is not None and goes_on else self._begun(plan)
        # One value, so that whenever an interruption comes, all of it is true or none.
        self._added = (self.state.bucket, self.state.hashes, self.state.end)
        self._blocks.truncate(self.state.end)
        self._blocks.seek(self.state.end)
        self._table.seek(layout.entry_at(self.state.bucket))

    @property
    def bits(self) -> int:
        """How many bits choose a bucket."""
        return self.plan.bits

    @property
    def bucket(self) -> int:
        """The number of the bucket that is added next."""
        return self._added[0]

    @property
    def hashes(self) -> int:
        """How many hashes were added."""
        return self._added[1]

    @property
    def full(self) -> bool:
        """Whether it has all its buckets."""
        return self.bucket == 1 << self.bits

    def add(self, remainders: bytes, classes: bytes) -> None:
        """Add the next bucket."""
        bucket, hashes, end = self._added
        block = layout.block(remainders, classes)
        self._table.write(layout.entry(end, layout.checksum(block, bucket)))
        self._blocks.write(block)
        self._added = (bucket + 1, hashes + len(remainders) // layout.REMAINDER, end + len(block))

    def keep(self, source_at: int) -> None:
        """See that all that was added is on the disk, then note that it is, and where the source goes on."""
        self._settle()
        self.state = State(self.state.written + 1, *self._added, source_at)
        self._note(self.state)
        self._table.seek(layout.entry_at(self.bucket))

    def finish(self, *, whole: bool) -> None:
        """Turn the draft, which has all its buckets, into an index, still under its own name."""
        _, hashes, end = self._added
        self._table.write(layout.entry(end, 0))
        self._settle()
        header = layout.Header(self.bits, hashes, end, counted=self.plan.counted, whole=whole)
        self._table.seek(0)
        self._table.write(header.packed())
        self._settle()

    def publish(self, target: Path) -> None:
        """Let the finished draft take the name `target`, before another process can begin with it anew."""
        if sys.platform == "win32":
            self.close()  # an open file cannot be renamed there
        publish(self._path, target)

    def close(self) -> None:
        """Let go of the file; what was not kept is written again next time."""
        for stream in (self._blocks, self._table):
            with suppress(OSError):  # what could not be written was never noted as done
                stream.close()

    def _begun(self, plan: Plan) -> tuple[Plan, State]:
        state = State(0, 0, 0, layout.entry_at((1 << plan.bits) + 1), 0)
        self._table.truncate(0)
        self._table.write(_packed(plan).ljust(layout.HEADER_ROOM, b"\0"))
        self._note(state)
        return plan, state

    def _note(self, state: State) -> None:
        fields = _STATE.pack(state.written, state.bucket, state.hashes, state.end, state.source_at)
        self._table.seek(_PLACES[state.written % 2])
        self._table.write(fields + _SUM.pack(crc32(fields)))
        self._settle()

    def _settle(self) -> None:
        self._blocks.flush()
        self._table.flush()
        os.fsync(self._table.fileno())


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        head = stream.read(layout.HEADER_ROOM)
    if head and not head.startswith((layout.DRAFT_MAGIC, layout.MAGIC)):
        raise errors.InTheWay(name=path.name)
    return head


def _packed(plan: Plan) -> bytes:
    fields = _PLAN.pack(layout.DRAFT_MAGIC, layout.VERSION, plan.bits, plan.counted, plan.identity)
    return fields + _SUM.pack(crc32(fields))


def _parsed(untrusted: bytes) -> tuple[Plan, State] | None:
    """Read the head of a draft; None if it is none of ours, or not whole."""
    fields = untrusted[: _PLAN.size]
    if not untrusted.startswith(layout.DRAFT_MAGIC) or not _is_proved(untrusted, _PLAN.size):
        return None
    _, version, bits, counted, identity = _PLAN.unpack(fields)
    noted = [untrusted[place:] for place in _PLACES if _is_proved(untrusted[place:], _STATE.size)]
    if version != layout.VERSION or not noted:
        return None
    states = (State(*_STATE.unpack(each[: _STATE.size])) for each in noted)
    return Plan(identity, bits, counted), max(states, key=lambda state: state.written)


def _is_proved(untrusted: bytes, size: int) -> bool:
    return untrusted[size : size + _SUM.size] == _SUM.pack(crc32(untrusted[:size]))


def _lock(descriptor: int, path: Path) -> None:
    """Keep other processes from building the same index, until the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - this system only

            os.lseek(descriptor, _LOCKED, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415 - POSIX only

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:  # else this file system knows no locks, and one has to do without
            raise errors.IndexBusy(name=path.name) from None
    if not os.path.samestat(os.fstat(descriptor), path.stat()):  # it was published in between
        raise errors.IndexBusy(name=path.name)
