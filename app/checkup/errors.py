"""Why can an audit not go on?"""

from __future__ import annotations

from app.checkup.events import SourceFailed
from app.errors import CheckupError, SourceError
from checks.model import MessageId


class VaultProcessLost(CheckupError):
    """The vault process ended before its work did. `place` is a module and line of ours, or how it was ended."""

    message = MessageId("checkup.vault_process_lost")


class FileRefused(SourceError):
    """A file was looked at in the vault process and cannot be used, for the reason that came back as `failed`."""

    def __init__(self, failed: SourceFailed) -> None:
        """Speak with the sentence of the error in the vault process."""
        self.message = failed.message
        super().__init__(**failed.params)
