"""What does one field of an entry hold, if it can be believed?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NoReturn

from app.lists import errors
from checks.passwords import site

_LONGEST: Final = 300
"""Characters of a name, a title or a kind of data; the longest true one has about 50."""
_MOST: Final = 300
"""Members of a list within an entry; the longest true one has about 30."""
_LONGEST_ADDRESS: Final = 2048
_FIRST: Final = date(1980, 1, 1)
"""Nothing that is listed happened before (the oldest breach of Have I Been Pwned is of 2007)."""
_SLACK: Final = timedelta(days=1)
"""It may already be tomorrow where the list is made."""
_PLAIN_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NO_HOST: Final = re.compile(r"[\s/\\:@?#\[\]%]")
_ADDRESS: Final = re.compile(r"https://[^\s\"'<>\\^`{|}]+")
# A title is shown: it must not turn a line around nor steer what shows it.
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its number, counted from 1, and its foreign fields; `name` says whose list it is."""

    name: str
    number: int
    untrusted: Mapping[str, object]

    def text(self, field: str) -> str:
        """Return the text of `field`, of at least one character."""
        value = self.untrusted.get(field)
        text = _STEERING.sub("", value).strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
        if not text:
            self.refuse(field)
        return text

    def texts(self, field: str) -> tuple[str, ...]:
        """Return the texts that `field` lists."""
        value = self.untrusted.get(field)
        if not isinstance(value, list) or len(value) > _MOST:
            self.refuse(field)
        for text in value:
            if not isinstance(text, str) or len(text) > _LONGEST:
                self.refuse(field)
        return tuple(_STEERING.sub("", text) for text in value)

    def number_of(self, field: str) -> int:
        """Return the whole number of `field`, at least 0."""
        value = self.untrusted.get(field)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 53:
            self.refuse(field)
        return value

    def flag(self, field: str, *, absent: bool) -> bool:
        """Return the truth of `field`; `absent` where an older list does not know it yet."""
        value = self.untrusted.get(field, absent)
        if not isinstance(value, bool):
            self.refuse(field)
        return value

    def day(self, field: str, today: date) -> date:
        """Return the date of `field`, in UTC if it is an instant; InFuture if it is after `today`."""
        value = self.untrusted.get(field)
        try:
            day = _day(value) if isinstance(value, str) else None
        except (ValueError, OverflowError):
            day = None
        if day is None or day < _FIRST:
            self.refuse(field)
        if day > today + _SLACK:
            raise errors.InFuture(name=self.name, entry=self.number)
        return day

    def host(self, field: str) -> str:
        """Return the host of `field`, in ASCII and lower case; "" where the list names none."""
        value = self.untrusted.get(field)
        if not isinstance(value, str):
            self.refuse(field)
        return self.as_host(value, field) if value else ""

    def as_host(self, untrusted_host: str, field: str) -> str:
        """Return `untrusted_host`, which stands in `field`, in ASCII and lower case."""
        host = untrusted_host.lower()
        if _PLAIN_HOST.fullmatch(host):
            return host
        found = "" if len(host) > _LONGEST or _NO_HOST.search(host) else site.host(host)
        if not _PLAIN_HOST.fullmatch(found):
            self.refuse(field)
        return found

    def address(self, field: str) -> str:
        """Return the https address of `field`; "" for anything else: a link that is not there misleads nobody."""
        value = self.untrusted.get(field)
        if not isinstance(value, str) or len(value) > _LONGEST_ADDRESS or _STEERING.search(value):
            return ""
        return value if _ADDRESS.fullmatch(value) else ""

    def refuse(self, field: str) -> NoReturn:
        """Refuse the whole list because of `field`: half a list would make what it lacks look fine."""
        raise errors.FieldUnusable(name=self.name, entry=self.number, field=field)


def _day(text: str) -> date:
    if "T" not in text:
        return date.fromisoformat(text)
    at = datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).date()
