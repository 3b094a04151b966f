"""Why can this computer not do what was asked of it?"""

from __future__ import annotations

from app.errors import ScheduleError, SourceError, StoreError
from checks.model import MessageId


class KeychainMissing(StoreError):
    """This computer has no keychain that we accept: a passphrase takes its place."""

    message = MessageId("keychain.missing")


class KeychainLocked(StoreError):
    """The keychain is locked and was not unlocked."""

    message = MessageId("keychain.locked")


class KeychainRefused(StoreError):
    """The keychain answered, but did not keep or give back what it was given."""

    message = MessageId("keychain.refused")


class FileNotDeleted(SourceError):
    """A file that the person wanted to be rid of could not be deleted."""

    message = MessageId("source.not_deleted")


class ScheduleRefused(ScheduleError):
    """The schedule of the system did not take, or give back, the entry that starts the reminder."""

    message = MessageId("schedule.refused")
