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


class ServiceKeyUnavailable(StoreError):
    """The person's own key to a service could not be kept in this computer's keychain, read from it, or deleted."""

    message = MessageId("keychain.service_key")


class FileNotDeleted(SourceError):
    """A file that the person wanted to be rid of could not be deleted."""

    message = MessageId("source.not_deleted")


class DatabaseMissing(SourceError):
    """A database of another program is not there any more."""

    message = MessageId("source.history_missing")


class DatabaseNotAllowed(SourceError):
    """The system does not let us read the database of another program."""

    message = MessageId("source.history_not_allowed")


class SafariNotAllowed(DatabaseNotAllowed):
    """macOS keeps the history of Safari from other programs, until the person gives them Full Disk Access."""

    message = MessageId("source.safari_not_allowed")


class DatabaseBusy(SourceError):
    """The other program writes to its database all the time, or keeps it for itself."""

    message = MessageId("source.history_busy")


class DatabaseTooLarge(SourceError):
    """The database is above our cap: `limit`, in MiB."""

    message = MessageId("source.history_too_large")


class DatabaseNotCopied(SourceError):
    """There is no room for a copy, or the disk failed."""

    message = MessageId("source.history_not_copied")


class LoginRefused(ScheduleError):
    """What goes on without the window, or the entry that starts it at login, could not be changed."""

    message = MessageId("schedule.login_refused")


class ScheduleRefused(ScheduleError):
    """The schedule of the system did not take, or give back, the entry that starts the reminder."""

    message = MessageId("schedule.refused")
