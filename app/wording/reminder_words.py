"""What does a reminder say?

Whoever stands beside the screen reads it too: it tells how many things there are to look at, and no name of any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from app.words import Words
from checks.matters import Matter, Reason
from checks.reminding import WEEK, Remind


def title(words: Words) -> str:
    """Return the one line that is seen first."""
    return words.text("Time for a look at your check-up")


def general(words: Words) -> str:
    """Return what is said while the check-up is locked."""
    return words.text("Open Bilan to see what is due. It cannot look by itself while your check-up is locked.")


def digest(remind: Remind, words: Words) -> str:
    """Return what is said of all that there is to look at."""
    lines = [*summary(remind.matters, words)]
    if remind.slower:
        lines.append(slower(remind.every // WEEK, words))
    return "\n".join(lines)


def slower(weeks: int, words: Words) -> str:
    """Return what is said once the rhythm became half as quick."""
    return words.count(
        "You did not open the last two reminders, so they now come every {n} week at most.",
        "You did not open the last two reminders, so they now come every {n} weeks at most.",
        weeks,
    )


def summary(matters: Iterable[Matter], words: Words) -> Iterator[str]:
    """Yield one line a reason."""
    counts: Counter[Reason] = Counter()
    for matter in matters:
        counts[matter.reason] += matter.number if matter.reason is Reason.NEW_LEAK else 1
    for reason in Reason:
        if counts[reason]:
            yield _SAID[reason](words, counts[reason])


def _regressed(words: Words, n: int) -> str:
    return words.count("{n} item is not confirmed any more", "{n} items are not confirmed any more", n)


def _leaks(words: Words, n: int) -> str:
    return words.count(
        "{n} leak became known since your passwords were looked at",
        "{n} leaks became known since your passwords were looked at",
        n,
    )


def _requests(words: Words, n: int) -> str:
    return words.count("{n} letter was not answered in time", "{n} letters were not answered in time", n)


def _exports(words: Words, n: int) -> str:
    return words.count(
        "{n} copy of your data that you asked for should be ready",
        "{n} copies of your data that you asked for should be ready",
        n,
    )


def _due(words: Words, n: int) -> str:
    return words.count("{n} item is due to be looked at again", "{n} items are due to be looked at again", n)


_SAID: dict[Reason, Callable[[Words, int], str]] = {
    Reason.REGRESSED: _regressed,
    Reason.NEW_LEAK: _leaks,
    Reason.REQUEST: _requests,
    Reason.EXPORT: _exports,
    Reason.DUE: _due,
}
