"""Why can a public list not be taken over?

Each class is one cause and one sentence in `messages.toml`. `name` is the file's own name, or who publishes the list.
Nothing of a list that is refused is used, and the one that was here before stays.
"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class FileMissing(SourceError):
    """The file is not there."""

    message = MessageId("source.missing")


class FileIsFolder(SourceError):
    """A folder was given."""

    message = MessageId("source.folder")


class FileNotAllowed(SourceError):
    """The system does not let us read the file."""

    message = MessageId("source.not_allowed")


class ListTooLarge(SourceError):
    """It has more than `limit` MiB, which no list of these has."""

    message = MessageId("lists.too_large")


class NotAList(SourceError):
    """It is JSON, but none of the lists that are known (or far larger than those), or it is no ordinary file."""

    message = MessageId("lists.unknown")


class NotWhole(SourceError):
    """It is not JSON as RFC 8259 has it: cut, changed, in another encoding, or a page of another kind."""

    message = MessageId("lists.not_whole")


class ListEmpty(SourceError):
    """It has no entry."""

    message = MessageId("lists.empty")


class FieldUnusable(SourceError):
    """The field `field` of the entry number `entry`, counted from 1, is missing or makes no sense."""

    message = MessageId("lists.field")


class EntryTwice(SourceError):
    """The entry number `entry`, counted from 1, has the name of an earlier one."""

    message = MessageId("lists.twice")


class InFuture(SourceError):
    """The entry number `entry`, counted from 1, is dated after today."""

    message = MessageId("lists.future")


class ListPartial(SourceError):
    """It has only `entries` entries, fewer than any whole list of its kind, which have at least `least`."""

    message = MessageId("lists.partial")


class ListShrunken(SourceError):
    """It has only `entries` entries, markedly fewer than the `kept` ones of the list that is here."""

    message = MessageId("lists.shrunken")


class ListOlder(SourceError):
    """Its newest entry is older than that of the list that is here."""

    message = MessageId("lists.older")
