"""How is something said in the person's language?

English is the source. A sentence that code needs is written where it is needed, `words.text("...")`; a sentence that
checks, readers or errors name by id stands in `resources/catalogue/messages.toml`, `words.message(id, params)`. Both
pass through gettext. Numbers and dates in sentences pass through Babel.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from app import paths
from app.errors import ResourceError
from checks.ids import MessageId, Param

if TYPE_CHECKING:
    from datetime import date  # a start that says no date should not load them

Language = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")
_DOMAIN = "bilan"


class Words:
    """The sentences of one language."""

    def __init__(self, language: Language) -> None:
        """Load `language`; ResourceError if its translation is not part of this installation."""
        self.language: Final = language
        try:
            self._translation: gettext.NullTranslations = (
                gettext.NullTranslations()
                if language == "en"
                else gettext.translation(_DOMAIN, paths.resources() / "locale", [language])
            )
        except OSError as error:
            raise ResourceError(detail=f"locale/{language}") from error

    def text(self, english: str, **params: Param) -> str:
        """Return `english` in this language, its `{name}` places filled from `params`."""
        return self._fill(self._translation.gettext(english), params)

    def count(self, one: str, many: str, n: int, **params: Param) -> str:
        """Return the form of the sentence for `n` things; `{n}` is `n` itself."""
        return self._fill(self._translation.ngettext(one, many, n), {"n": n, **params})

    def message(self, message: MessageId, params: Mapping[str, Param]) -> str:
        """Return the sentence `message`; KeyError for an id that `messages.toml` does not have (a bug of ours).

        A sentence with a plural counts by `params["n"]`. Of a breach, `happened` and `public` are ISO dates and `taken`
        is what the list says was taken, "; " between: they are told in this language.
        """
        entry = self._messages[message]
        params = {name: self.told(name, value) for name, value in params.items()}
        if isinstance(entry, str):
            return self.text(entry, **params)
        one, many = entry["one"], entry["many"]
        n = params.get("n", 0)
        return self.count(one, many, n if isinstance(n, int) else 0, **{k: v for k, v in params.items() if k != "n"})

    def month(self, day: date) -> str:
        """Return the month of `day`, as in November 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - see `date`

        return format_date(day, "MMMM y", locale=self.language)

    def date(self, day: date) -> str:
        """Return `day` in full, as in 24 November 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - what a start can do without is loaded later

        first = self.language == "fr" and day.day == 1  # the only ordinal of French dates, which CLDR has not
        return format_date(day, "d'er' MMMM y" if first else "d MMMM y", locale=self.language)

    def weekday(self, number: int) -> str:
        """Return the name of a weekday, 0 for Monday, as it stands inside a sentence."""
        from babel.dates import get_day_names  # noqa: PLC0415 - see `date`

        return str(get_day_names("wide", locale=self.language)[number])

    def time(self, hour: int, minute: int) -> str:
        """Return a time of the day, as in 18:00."""
        from datetime import time  # noqa: PLC0415 - see `date`

        from babel.dates import format_time  # noqa: PLC0415 - see `date`

        # U+202F before "PM" is right, and drawn as a box by some fonts.
        return format_time(time(hour, minute), format="short", locale=self.language).replace("\u202f", "\u00a0")

    def number(self, n: float) -> str:
        """Return a number as it is written in this language."""
        if isinstance(n, int) and abs(n) < _NEEDS_GROUPING:
            return str(n)
        from babel.numbers import format_decimal  # noqa: PLC0415 - see `date`

        return format_decimal(n, format="#,##0.#", locale=self.language)

    def told(self, name: str, value: Param) -> Param:
        """Return the parameter `name` of a message as it is told in this language, see `message`."""
        match name, value:
            case "happened", str(day):
                return self._about(day)
            case "public", str(day):
                return self.date(_day(day))
            case "taken", str(kinds):
                return ", ".join(map(self._taken, kinds.split("; ")))
            case _:
                return value

    def _about(self, happened: str) -> str:
        """Return when something happened: a list that only knows the month or the year gives its first day."""
        day = _day(happened)
        if day.day != 1:
            return self.date(day)
        from babel.dates import format_date  # noqa: PLC0415 - see `date`

        return format_date(day, "y" if day.month == 1 else "MMMM y", locale=self.language)

    def _taken(self, kind: str) -> str:
        slug = "_".join(re.findall("[a-z0-9]+", kind.lower()))
        entry = self._messages.get(MessageId(f"taken.{slug}"))
        return self.text(entry) if isinstance(entry, str) else kind

    def _fill(self, sentence: str, params: Mapping[str, Param]) -> str:
        if not params:
            return sentence
        return sentence.format_map({k: self.number(v) if isinstance(v, int) else v for k, v in params.items()})

    @property
    def _messages(self) -> Mapping[str, str | Mapping[str, str]]:
        return _all_messages()


def prepare() -> None:
    """Load beforehand what the first number, date and message would have to wait for, in every language."""
    from datetime import date  # noqa: PLC0415 - see `Words.date`

    from babel.dates import format_date  # noqa: PLC0415 - see `Words.date`
    from babel.numbers import format_decimal  # noqa: PLC0415 - see `Words.date`

    for language in LANGUAGES:
        format_decimal(1, locale=language)
        format_date(date.min, locale=language)
    _all_messages()


@cache
def _all_messages() -> Mapping[str, str | Mapping[str, str]]:
    import tomllib  # noqa: PLC0415 - see `Words.date`

    with (paths.resources() / "catalogue" / "messages.toml").open("rb") as file:
        return tomllib.load(file)


_NEEDS_GROUPING = 1000


def system_language() -> Language:
    """Return the language of the person's session (POSIX: LC_ALL, LC_MESSAGES, LANG); English unless it is French."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def _day(written: str) -> date:
    from datetime import date  # noqa: PLC0415 - a start that says no date should not load them

    return date.fromisoformat(written)
