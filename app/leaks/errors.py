"""Why can a list of leaked passwords not be used, or no index be built from it?

Each class is one cause and one sentence in `messages.toml`. `name` is the file's own name; `percent` tells about where
in the file, 0 to 100. A list that is refused has not been asked: nothing is known then, and nothing was "not found".
"""

from __future__ import annotations

from app.errors import SourceError
from checks.model import MessageId


class ListMissing(SourceError):
    """The file is not there."""

    message = MessageId("leaks.missing")


class ListNotAllowed(SourceError):
    """The system refuses to let us read the file."""

    message = MessageId("leaks.not_allowed")


class ListUnreadable(SourceError):
    """The system could not read the file, for a reason that it does not tell more exactly."""

    message = MessageId("leaks.unreadable")


class ListIsFolder(SourceError):
    """A folder of range files, of which only an index can be looked up."""

    message = MessageId("leaks.folder")


class ListEmpty(SourceError):
    """The file has no line."""

    message = MessageId("leaks.empty")


class ListPacked(SourceError):
    """The file is an archive or compressed: it would have to be searched as text."""

    message = MessageId("leaks.packed")


class ListOfNtlm(SourceError):
    """The hashes are those of Windows (32 digits), not SHA-1 (40 digits)."""

    message = MessageId("leaks.ntlm")


class ListForeign(SourceError):
    """The file does not begin with lines of a SHA-1 hash and, at most, a count."""

    message = MessageId("leaks.foreign")


class ListDamaged(SourceError):
    """A line in the midst of the list is none."""

    message = MessageId("leaks.damaged")


class ListUnsorted(SourceError):
    """A hash follows that should stand before: a search would miss what is there."""

    message = MessageId("leaks.unsorted")


class ListPartial(SourceError):
    """Hashes of a whole list lie evenly; these do not: the beginning, the end or a part between is missing."""

    message = MessageId("leaks.partial")


class KnownAbsent(SourceError):
    """The best-known leaked passwords are not among these hashes."""

    message = MessageId("leaks.known_absent")


class IndexDamaged(SourceError):
    """An index that contradicts its own checksums or length."""

    message = MessageId("leaks.index_damaged")


class IndexNewer(SourceError):
    """An index that a newer Bilan made."""

    message = MessageId("leaks.index_newer")


class IndexUnfinished(SourceError):
    """What the building of an index left when it was interrupted."""

    message = MessageId("leaks.index_unfinished")


class IndexGiven(SourceError):
    """An index was given where a list is needed to make one from."""

    message = MessageId("leaks.index_given")


class RangesMissing(SourceError):
    """A folder lacks `n` of its `of` range files; `first` is the name of the first one."""

    message = MessageId("leaks.ranges_missing")


class InTheWay(SourceError):
    """Under the name of the index stands something else, which is left as it is."""

    message = MessageId("leaks.in_the_way")


class IndexBusy(SourceError):
    """Another process builds the same index."""

    message = MessageId("leaks.index_busy")


class NoRoom(SourceError):
    """The disk has no room for the index, which needs `mebibytes`."""

    message = MessageId("leaks.no_room")


class IndexNotWritten(SourceError):
    """The system does not let us write the index, or its folder is not there."""

    message = MessageId("leaks.index_not_written")
