"""How is it said what could not be erased, and what was kept on purpose?"""

from __future__ import annotations

from collections.abc import Iterator

from app.values.erased import Erased, Left
from app.words import Words


def left(erased: Erased, words: Words) -> Iterator[str]:
    """Return one sentence for each thing that is still there, with what to do about it."""
    said = {
        Left.FILES: words.text(
            "Files of your check-up could not all be deleted. Close other programs that use them, then erase again."
        ),
        Left.LOG: words.text("The log could not be deleted. Allow writing to its folder, then erase again."),
        Left.SCHEDULE: words.text("The reminder is still in this computer’s schedule. Erase again to try once more."),
        Left.LOGIN: words.text("The start at login could not be taken away. Erase again to try once more."),
        Left.STORE_KEY: words.text(
            "The key of your check-up could not be deleted. Unlock this computer’s keychain, then erase again."
        ),
        Left.SERVICE_KEY: words.text(
            "Your key to Have I Been Pwned could not be deleted. Unlock this computer’s keychain, then erase again."
        ),
    }
    yield from (said[each] for each in erased.left)
    for name in erased.key_serves:
        yield words.text("The key in the keychain was kept: it also opens {name}.", name=name)
