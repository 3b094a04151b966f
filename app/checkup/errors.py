"""Why can an audit not go on?"""

from __future__ import annotations

from app.errors import CheckupError
from checks.model import MessageId


class VaultProcessLost(CheckupError):
    """The vault process ended before its work did. `place` is a module and line of ours, or how it was ended."""

    message = MessageId("checkup.vault_process_lost")
