"""Can foreign files be read here, each kind by one that is known?

In the vault process, as those of a person: what a bundle left out of it is noticed. The vault in `resources/sample` has
what most managers use (Argon2id, Twofish, ChaCha20), the picture is a QR code.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app import paths
from app.checkup import runner
from app.checkup.archive_events import ArchiveReviewed
from app.checkup.events import AuditRequest, Source, SourceFailed, SourceOpened
from app.checkup.look_messages import LookAtPicture
from app.errors import ResourceError
from checks.secret import Secret

_TABLE: Final = "name,url,username,password\nOrme,https://orme.example/,anna,self-test\n"
_KEEPER: Final = '{"encrypted": false, "folders": [], "items": []}'
_MAIL: Final = "From: Anna <anna@orme.example>\nSubject: Hello\n\nSee https://orme.example/\n"
_CHAT: Final = "12/03/24, 18:05 - Anna: Hello\n12/03/24, 18:06 - Hugo: See you at noon\n"


def vaults() -> None:
    """Open a table of a browser, a document of a manager, and an encrypted vault."""
    with tempfile.TemporaryDirectory() as folder:
        table, document = Path(folder, "logins.csv"), Path(folder, "bitwarden.json")
        table.write_text(_TABLE, "utf-8")
        document.write_text(_KEEPER, "utf-8")
        vault = Source(paths.resources() / "sample" / "self-test.kdbx", Secret("self-test"))
        request = AuditRequest((Source(table), Source(document), vault))
        events = list(runner.audit(request, threading.Event(), datetime.now(UTC).date()))
    read = {event.name: event.logins for event in events if isinstance(event, SourceOpened)}
    _expect(read, {"logins.csv": 1, "bitwarden.json": 0, "self-test.kdbx": 1}, events)


def messages() -> None:
    """Take a saved e-mail apart."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "message.eml")
        file.write_text(_MAIL, "utf-8")
        told = list(runner.read_mail(file, threading.Event()))
    _expect([isinstance(each, SourceFailed) for each in told], [False], told)


def pictures() -> None:
    """Read a QR code."""
    order = LookAtPicture(paths.resources() / "sample" / "self-test.png")
    told = list(runner.read_codes(order, threading.Event()))
    _expect([isinstance(each, SourceFailed) for each in told], [False], told)


def photographs() -> None:
    """Look what a picture tells besides what one sees."""
    told = list(runner.look_at_photo(paths.resources() / "sample" / "self-test.png", threading.Event()))
    _expect([isinstance(each, SourceFailed) for each in told], [False], told)


def archives() -> None:
    """Look through a chat."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "WhatsApp Chat with Hugo.txt")
        file.write_text(_CHAT, "utf-8")
        told = list(runner.review_archives((file,), threading.Event()))
    _expect(sum(isinstance(each, ArchiveReviewed) for each in told), 1, told)


def _expect(found: object, expected: object, told: Sequence[object]) -> None:
    if found != expected:
        failed = [each.error for each in told if isinstance(each, SourceFailed)]
        raise ResourceError(detail=", ".join(failed) or "sample")
