"""How is it said what could not be erased, and what was kept on purpose?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.words import Words


def left(kinds: Iterable[str], serves: Iterable[str], words: Words) -> Iterator[str]:
    """Return one sentence for each thing that is still there: the values of `app.values.erased.Left`, with what to do.

    The key of the keychain `serves` other check-ups, whose files are named.
    """
    said = {
        "files": words.text(
            "Files of your check-up could not all be deleted. Close other programs that use them, then erase again."
        ),
        "log": words.text("The log could not be deleted. Allow writing to its folder, then erase again."),
        "schedule": words.text("The reminder is still in this computer’s schedule. Erase again to try once more."),
        "login": words.text("The start at login could not be taken away. Erase again to try once more."),
        "store-key": words.text(
            "The key of your check-up could not be deleted. Unlock this computer’s keychain, then erase again."
        ),
        "service-key": words.text(
            "Your key to Have I Been Pwned could not be deleted. Unlock this computer’s keychain, then erase again."
        ),
    }
    yield from (said[each] for each in kinds)
    for name in serves:
        yield words.text("The key in the keychain was kept: it also opens {name}.", name=name)
