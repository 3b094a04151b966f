"""Small archives of nobody, made by the tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from app.checkup.archive_events import ArchiveReviewed
from app.checkup.events import SourceFailed
from app.checkup.looking_through import reviewed
from checks.archives.model import Look, Spotted, Wrote
from checks.archives.review import Review
from checks.archives.said import Said

ME = "https://www.linkedin.com/in/ada-orme"
BO = "https://www.linkedin.com/in/bo-lind"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER\r\n"
)
CONNECTIONS = (
    'Notes:\n"When exporting, some, of the addresses\nare missing"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
)
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def zipped(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip that holds `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def archive(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write such a zip to `path`."""
    path.write_bytes(zipped(files))
    return path


def message(conversation: str, sender: str, to: str, at: str, text: str = "Hello") -> str:
    """Return a row of messages.csv; a person is their address."""
    names = {ME: "Ada Orme", BO: "Bo Lind"}
    quoted = '"' + text.replace('"', '""') + '"'
    who = f"{names.get(sender, 'Someone')},{sender},{names.get(to, 'Someone')},{to}"
    return f"{conversation},,{who},{at} UTC,,{quoted},INBOX\r\n"


def unread(_wrote: Wrote) -> tuple[Spotted, ...]:
    """Find nothing in a text."""
    return ()


def review(*paths: Path, look: Look = unread) -> Review:
    """Return the one review that `paths` come to."""
    [told] = [each.review for each in reviewed(paths, look, Said()) if isinstance(each, ArchiveReviewed)]
    return told


def refused(*paths: Path) -> SourceFailed:
    """Return why `paths` cannot be used."""
    [told] = [each for each in reviewed(paths, unread, Said()) if isinstance(each, SourceFailed)]
    return told


def counts_of(path: Path, files: Mapping[str, str | bytes]) -> Mapping[str, int | None]:
    """Return the counts of an archive that holds `files`."""
    return review(archive(path / "export.zip", files)).counts


def document(value: object) -> str:
    """Return JSON as Meta writes it."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(char if ord(char) < 0x80 else "".join(f"\\u00{b:02x}" for b in char.encode()) for char in text)
