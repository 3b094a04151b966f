"""Why can the store not be opened or written?

Each class is one cause and one sentence in `messages.toml`. `name` is the profile file's own name. What was
acknowledged before is still in the file, whichever of them is raised.
"""

from __future__ import annotations

from app.errors import SourceError, StoreError
from checks.model import MessageId


class WrongKey(StoreError):
    """The key is not the one that the file was made with."""

    message = MessageId("store.wrong_key")


class NoProfile(StoreError):
    """There is no file, and whoever asks only reads. Nothing was made."""

    message = MessageId("store.none")


class KeyLost(StoreError):
    """The file is there and the keychain holds no key for it. Nothing was written."""

    message = MessageId("store.key_lost")


class PassphraseNeeded(StoreError):
    """The profile is locked by a passphrase and none was given."""

    message = MessageId("store.passphrase_needed")


class PassphraseWrong(StoreError):
    """The passphrase does not unlock the profile."""

    message = MessageId("store.passphrase_wrong")


class EnvelopeDamaged(StoreError):
    """The file beside the profile that holds its locked key cannot be used."""

    message = MessageId("store.envelope_damaged")


class NotAStore(StoreError):
    """The file was not made by Bilan, or is not encrypted."""

    message = MessageId("store.not_a_store")


class StoreDamaged(StoreError):
    """The file has the right key and cannot be read: bytes were changed, or its end is missing."""

    message = MessageId("store.damaged")


class StoreFull(StoreError):
    """The disk has no room for what was to be written; none of it was."""

    message = MessageId("store.full")


class StoreReadOnly(StoreError):
    """The file or its folder cannot be written."""

    message = MessageId("store.read_only")


class StoreBusy(StoreError):
    """Another Bilan has been writing for longer than we wait; nothing was written."""

    message = MessageId("store.busy")


class StoreNewer(StoreError):
    """The file was made by a newer Bilan. `found` and `known` are store versions; the file is left as it is."""

    message = MessageId("store.newer")


class StoreOlder(StoreError):
    """The file was made by an older Bilan and is only to be read: it has to be opened once to be brought up to date."""

    message = MessageId("store.older")


class StoreUnreachable(StoreError):
    """The system could not read or write the file, for a reason that it does not tell more exactly."""

    message = MessageId("store.unreachable")


class StoreInUse(StoreError):
    """Another Bilan has the file open, so it cannot be replaced or erased. Nothing was changed."""

    message = MessageId("store.in_use")


class StoreIsCopy(StoreError):
    """The file is a copy that was saved of a store: it can be brought back, not worked in."""

    message = MessageId("store.is_copy")


class NotACopy(SourceError):
    """The file that was given is no copy of a store."""

    message = MessageId("copy.foreign")


class CopyDamaged(SourceError):
    """The copy is not as it was written: bytes were changed, or its end is missing."""

    message = MessageId("copy.damaged")


class CopyPassphraseWrong(SourceError):
    """The passphrase does not open the copy."""

    message = MessageId("copy.passphrase_wrong")


class CopyNewer(SourceError):
    """The copy was made by a newer Bilan."""

    message = MessageId("copy.newer")


class CopyUnreadable(SourceError):
    """The system does not give the file."""

    message = MessageId("copy.unreadable")
