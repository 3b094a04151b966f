"""How does what was given, a file or a folder, become logins in the vault process?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.checkup import command
from app.checkup.events import (
    AuditRequest,
    Event,
    Examined,
    Progress,
    SkippedPart,
    Source,
    SourceFailed,
    SourceOpened,
    Stage,
)
from app.errors import SourceError, place
from app.paths import own_name
from app.readers.vaults import file, folder, kdbx
from app.readers.vaults.errors import ArchiveGiven, GpgNotAllowed
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login, MessageId

_READ_AT_A_TIME = 1000
_DECRYPTED_AT_A_TIME = 10
"""Logins of a password store after which its progress is told: each takes gpg some 50 ms."""


def examined(path: Path) -> Examined | SourceFailed:
    """Tell what is at `path`, or why it cannot be used, without a key."""
    try:
        if folder.is_folder(path):
            _refuse_other_folders(path)
            from app.readers.vaults import password_store  # noqa: PLC0415 - see `_reader_for`

            return Examined(own_name(path), password_store.FORMAT, locked=False, gpg=True)
        untrusted = file.load(path)
        reader = _reader_for(untrusted)
        return Examined(untrusted.name, reader.format, reader.needs_key(untrusted))
    except SourceError as error:
        return _failure(_archive_given(path) or error, own_name(path))


def _archive_given(path: Path) -> SourceError | None:
    """Say whose archive is at `path`, if that is why it cannot be used; its size is no matter."""
    from app.readers.archives import registry as archives  # noqa: PLC0415 - as above
    from app.readers.archives import shelf  # noqa: PLC0415 - as above
    from app.readers.archives.guarded import Budget  # noqa: PLC0415 - as above
    from app.wording.archive_words import platform_name  # noqa: PLC0415 - no vault needs what recognises archives

    name = own_name(path)
    with ExitStack() as kept, suppress(SourceError):
        reader = archives.reader_for(list(shelf.members(path, Budget(), kept)), name)
        return ArchiveGiven(name=name, platform=platform_name(reader.network.value))
    return None


def names(request: AuditRequest) -> Iterator[str]:
    """Yield the files' own names, numbered where two are alike, so that a finding says which file it means."""
    seen: dict[str, int] = {}
    for source in request.sources:
        name = own_name(source.path)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def read(source: Source, name: str, logins: list[Login]) -> Iterator[Event]:
    """Add the logins of `source`, called `name`, to `logins`; tell how far that is, and at the end what came of it."""
    found: list[Login] = []
    skipped: list[SkippedPart] = []
    try:
        opened = _opened(source, name)
        for part in opened.parts:
            if isinstance(part, Skipped):
                skipped.append(SkippedPart(part.reason, part.params, part.count, part.damaged))
                continue
            found.append(_of_its_kind(part))
            if len(found) % opened.at_a_time == 0:
                yield Progress(Stage.READING, len(found), 0)
    except SourceError as error:
        yield _failure(error, name)
    except Exception as error:  # noqa: BLE001 - one of the three edges: a reader's bug must not cost the other files
        yield SourceFailed(name, "ReaderBug", MessageId("source.reader_bug"), {"name": name, "place": place(error)})
    else:
        logins += found
        yield SourceOpened(name, opened.format, len(found), tuple(skipped), opened.plain)


def prepare() -> None:
    """Load what reads on once a key is derived."""
    from app.readers.vaults import kdbx_body, keepass_document  # noqa: F401, PLC0415 - for this effect
    from checks.passwords import kinds  # noqa: F401, PLC0415 - as above


def _of_its_kind(login: Login) -> Login:
    from checks.passwords import kinds  # noqa: PLC0415 - see `_reader_for`

    kind = kinds.recognised(login)
    return login if kind is login.kind else replace(login, kind=kind)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file or folder about to be read, and after how many logins its progress is worth telling.

    `plain` if anyone can read it.
    """

    format: FormatId
    parts: Iterator[Login | Skipped]
    at_a_time: int
    plain: bool


def _opened(source: Source, name: str) -> _Opened:
    if folder.is_folder(source.path):
        return _opened_folder(source, name)
    untrusted = file.load(source.path, name)
    reader = _reader_for(untrusted)
    parts = reader.read(untrusted, Keys(source.password, source.keyfile))
    return _Opened(reader.format, parts, _READ_AT_A_TIME, plain=not reader.needs_key(untrusted))


def _reader_for(untrusted: Untrusted) -> Reader:
    """Return the reader of this content; a SourceError as `registry.reader_for` raises it."""
    if kdbx.READER.recognises(untrusted):
        return kdbx.READER  # the registry's first too; a key is to be derived, and no other format need be loaded
    from app.readers.vaults import registry  # noqa: PLC0415 - for the reason above

    return registry.reader_for(untrusted)


def _opened_folder(source: Source, name: str) -> _Opened:
    _refuse_other_folders(source.path)
    if not source.gpg:
        raise GpgNotAllowed(name=name)
    from app.readers.vaults import password_store  # noqa: PLC0415 - see `_reader_for`

    parts = password_store.read(source.path, name, command.gpg())
    return _Opened(password_store.FORMAT, parts, _DECRYPTED_AT_A_TIME, plain=False)


def _refuse_other_folders(path: Path) -> None:
    if not folder.is_password_store(path):
        folder.refuse(path)


def _failure(error: SourceError, name: str) -> SourceFailed:
    # The error's own name stays: it may be the key file that is a folder.
    return SourceFailed(name, type(error).__name__, error.message, error.params)
