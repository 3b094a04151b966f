"""Why can a vault file not be used?

Each class is one cause and one sentence in `messages.toml`. `name` is the file's own name; no class carries content,
except labels of columns that certainly are labels.
"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class FileMissing(SourceError):
    """The file is not, or no longer, there."""

    message = MessageId("source.missing")


class FileIsFolder(SourceError):
    """A folder was given where a file is needed."""

    message = MessageId("source.folder")


class FileNotAllowed(SourceError):
    """The system refuses to let us read the file."""

    message = MessageId("source.not_allowed")


class FileEmpty(SourceError):
    """The file has no bytes."""

    message = MessageId("source.empty")


class FileTooLarge(SourceError):
    """The file is above our cap; it is never read in part. `limit` is the cap in MiB."""

    message = MessageId("source.too_large")


class FormatUnknown(SourceError):
    """No reader recognises the content."""

    message = MessageId("source.format_unknown")


class ArchiveGiven(SourceError):
    """It is no vault, but what a platform gives to a person who asks for their data. `platform` is its own name."""

    message = MessageId("source.archive")


class FormatRefused(SourceError):
    """The content is recognised, and cannot be read here; the subclasses, here and in `foreign`, say what to do."""

    message = MessageId("source.format_refused")


class KeePassOneRefused(FormatRefused):
    """A KeePass 1 database (`.kdb`)."""

    message = MessageId("source.keepass_one")


class VersionUnsupported(FormatRefused):
    """A KeePass database of version 2.x or of an unknown version. `version` is the one found."""

    message = MessageId("source.version_unsupported")


class AccountRestricted(FormatRefused):
    """A Bitwarden export that only its own account can open."""

    message = MessageId("source.account_restricted")


class NotAVault(FormatRefused):
    """A file of another kind: a list of leaked passwords, a web page."""

    message = MessageId("source.not_a_vault")


class KeyNeeded(SourceError):
    """The vault is locked and nothing was given to open it."""

    message = MessageId("source.key_needed")


class KeyWrong(SourceError):
    """Password, key file or hardware key does not match; which of them cannot be told."""

    message = MessageId("source.key_wrong")


class KeyfileMissing(SourceError):
    """The key file is not there. `keyfile` is its own name."""

    message = MessageId("source.keyfile_missing")


class KeyfileDamaged(SourceError):
    """The key file is not what it says it is. `keyfile` is its own name."""

    message = MessageId("source.keyfile_damaged")


class FileCut(SourceError):
    """The file ends before its content does."""

    message = MessageId("source.cut")


class FileDamaged(SourceError):
    """The content contradicts itself."""

    message = MessageId("source.damaged")


class MarkupForbidden(SourceError):
    """An XML file with a DTD, through which a file could make its reader fetch or invent content."""

    message = MessageId("source.markup_forbidden")


class HeaderAltered(SourceError):
    """The header does not match its own checksum or signature."""

    message = MessageId("source.header_altered")


class CostTooHigh(SourceError):
    """The file asks for a key derivation above our limits: `mebibytes` of memory or `rounds` of work."""

    message = MessageId("source.cost_too_high")


class ColumnsUnusable(SourceError):
    """A CSV whose header cannot be used: a label stands twice, or no column holds passwords."""

    message = MessageId("source.columns_unusable")


class ColumnsUnclear(ColumnsUnusable):
    """A CSV with several columns that could each be the same thing. `labels` names them, in words of ours."""

    message = MessageId("source.columns_unclear")


class PasswordColumnMissing(ColumnsUnusable):
    """A CSV that lists logins, none of whose labels means a password. `labels` are those found."""

    message = MessageId("source.password_column_missing")


class GpgNotAllowed(SourceError):
    """A password store, and nobody agreed that gpg is started for it."""

    message = MessageId("source.gpg_not_allowed")


class GpgMissing(SourceError):
    """A password store, and no gpg on this computer."""

    message = MessageId("source.gpg_missing")


class GpgKeyMissing(SourceError):
    """A password store none of whose entries is encrypted for a key of this person."""

    message = MessageId("source.gpg_key_missing")


class GpgLocked(SourceError):
    """The key was not unlocked: its passphrase was wrong, or nobody could be asked for it."""

    message = MessageId("source.gpg_locked")


class GpgCancelled(SourceError):
    """The person did not give the passphrase."""

    message = MessageId("source.gpg_cancelled")


class GpgTimedOut(SourceError):
    """The passphrase did not come, or gpg does not answer. `limit` is how many seconds were waited."""

    message = MessageId("source.gpg_timed_out")
