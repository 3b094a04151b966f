"""What is said of the counts that are kept of a look at a browser's history?"""

from __future__ import annotations

from collections.abc import Sequence

from app.words import Words
from checks.looked_through import HistoryLook


def last_look(looks: Sequence[HistoryLook], words: Words) -> str:
    """Return what is known of the history of one profile from `looks`, the latest first; "" if there are none."""
    if not looks:
        return ""
    last, *before = looks
    said = words.text("Last looked through on {day}: {counts}.", day=_day(last, words), counts=_counts(last, words))
    return " ".join([said, *(_change(last.danger, each.danger, words) for each in before[:1])])


def look_before(danger: int, before: HistoryLook, words: Words) -> str:
    """Return what was counted `before`, and how it compares with the `danger` of now."""
    day, counts = _day(before, words), _counts(before, words)
    said = words.text("The time before, on {day}: {counts}.", day=day, counts=counts)
    return f"{said} {_change(danger, before.danger, words)}"


def beside_a_question(look: HistoryLook, words: Words) -> str:
    """Return what `look` may add where a person is asked whether they know who owns an address."""
    return words.count(
        "Your history of {browser}, looked through on {day}: “do not open” for {danger} of {n} address. A level is no"
        " proof: some honest addresses look so too.",
        "Your history of {browser}, looked through on {day}: “do not open” for {danger} of {n} addresses. A level is no"
        " proof: some honest addresses look so too.",
        look.addresses,
        browser=look.browser,
        day=_day(look, words),
        danger=look.danger,
    )


def _counts(look: HistoryLook, words: Words) -> str:
    return words.count(
        "{n} address, {danger} “do not open”, {check} “check first”",
        "{n} addresses, {danger} “do not open”, {check} “check first”",
        look.addresses,
        danger=look.danger,
        check=look.to_check,
    )


def _change(now: int, before: int, words: Words) -> str:
    if now > before:
        return words.count(
            "{n} more “do not open” than the time before.",
            "{n} more “do not open” than the time before.",
            now - before,
        )
    if now < before:
        return words.count(
            "{n} fewer “do not open” than the time before.",
            "{n} fewer “do not open” than the time before.",
            before - now,
        )
    return words.text("As many “do not open” as the time before.")


def _day(look: HistoryLook, words: Words) -> str:
    return words.date(look.at.astimezone().date())
