"""In which words are the parts of the page of accounts said, and the headings in them?"""

from __future__ import annotations

from datetime import date, datetime

from app.ui.pages.exposed import Part, Standing
from app.ui.pages.grouping import urgency_words
from app.values.kept_lists import NAMES, PUBLISHERS, About, ListKind
from app.values.list_age import is_due, is_old
from app.words import Words
from checks.model import Urgency

BREACH_LISTS = (ListKind.BREACHES, ListKind.FIREFOX_BREACHES)


def part_name(words: Words, part: Part) -> str:
    """Return the question that a part answers, as a heading."""
    match part:
        case Part.LEAKED:
            return words.text("What leaked")
        case Part.ADDRESSES:
            return words.text("Leaks of my addresses")
        case Part.CLOSING:
            return words.text("What is worth closing")
        case Part.PROTECTING:
            return words.text("What protects the rest")
        case Part.HOLDING:
            return words.text("Who holds my data")


def standing_name(words: Words, part: Part, standing: Standing) -> str:
    """Return the heading of a section within its part."""
    match standing:
        case Standing.FIRST:
            return urgency_words(words, Urgency.FIRST)
        case Standing.SOON:
            return urgency_words(words, Urgency.SOON)
        case Standing.WHEN_YOU_CAN:
            return urgency_words(words, Urgency.WHEN_YOU_CAN)
        case Standing.NOT_KNOWN:
            return _not_known(words, part)
        case Standing.TO_KNOW:
            return _to_know(words, part)
        case Standing.SENSITIVE:
            return words.text("Sensitive")


def list_sentence(words: Words, about: About, today: date) -> str:
    """Return which list it is, and how it stands on the local date `today`."""
    said = words.text("{name}: {state}.", name=NAMES[about.kind], state=list_state(words, about))
    return f"{said} {_old(words)}" if is_old(about, today) else said


def age_said(words: Words, about: About, now: datetime) -> str:
    """Return what the age of a list means at the aware instant `now`; "" if it is young."""
    if is_old(about, now.date()):
        return _old(words)
    if about.kind in PUBLISHERS and is_due(about, now):
        return words.text("Worth fetching again.")
    if about.origin is None and about.newest is None:
        return words.text("How old its content is cannot be told.")
    return ""


def list_state(words: Words, about: About) -> str:
    """Return how much is in a list, and how old it is."""
    n = about.entries
    if about.kind in BREACH_LISTS:
        said = words.count("{n} breach", "{n} breaches", n)
    elif about.kind in {ListKind.SHARED, ListKind.SHARED_ONCE}:
        said = words.count("{n} group of sites", "{n} groups of sites", n)
    else:
        said = words.count("{n} site", "{n} sites", n)
    if about.newest is not None:
        said = words.text("{count}, the last added on {day}", count=said, day=words.date(about.newest))
    day = words.date(about.at.astimezone().date())
    if about.origin is None:
        return words.text("{count}, loaded from a file on {day}", count=said, day=day)
    return words.text("{count}, fetched on {day}", count=said, day=day)


def read_on(words: Words, day: date) -> str:
    """Return when the vault was read that all this is from."""
    return words.text("the vault read on {day}", day=words.date(day))


def _old(words: Words) -> str:
    return words.text("It is old: that it does not name a site means nothing. Fetch or load a newer one.")


def _not_known(words: Words, part: Part) -> str:
    match part:
        case Part.LEAKED:
            return words.text("Not known whether changed since")
        case Part.CLOSING:
            return words.text("Not known whether still used")
        case Part.PROTECTING | Part.HOLDING | Part.ADDRESSES:
            return words.text("Not known")


def _to_know(words: Words, part: Part) -> str:
    match part:
        case Part.CLOSING:
            return words.text("There twice")
        case Part.PROTECTING:
            return words.text("On, or nothing to turn on")
        case Part.LEAKED | Part.HOLDING | Part.ADDRESSES:
            return words.text("Good to know")
