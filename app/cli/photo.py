"""`bilan photo`: what do these pictures tell besides what one sees, and what is left in a clean copy?"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator

from app.cli import photo_document
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.errors import SourceError
from app.services.photographs import Photographs
from app.values.photos import Seen
from app.wording import photo_words
from app.words import Words
from checks.photos.judging import Judged, Level


def run(options: argparse.Namespace, terminal: Terminal) -> Exit:
    """Look at each file of `options`; one that cannot be used costs the others nothing.

    With `--clean` what counts is what is left in the copy.
    """
    exits = [Exit.NOTHING_TO_DO]
    for path in options.files:
        try:
            seen = next(Photographs().look_at(path)(threading.Event()))
            copy = None
            if options.clean is not None:
                copy = next(Photographs().save_clean(seen, options.clean)(threading.Event()))
        except SourceError as error:
            terminal.problem(terminal.words.message(error.message, error.params))
            exits.append(Exit.INPUT_UNREADABLE)
        else:
            terminal.record(photo_document.photo(seen, copy))
            for line in _prose(seen, copy, terminal.words):
                terminal.line(line)
            exits.append(_exit((copy or seen).judged))
    return max(exits)


def _exit(seen: Judged) -> Exit:
    if not seen.is_whole:
        return Exit.INPUT_UNREADABLE
    return Exit.SOMETHING_TO_DO if seen.level is Level.TELLS else Exit.NOTHING_TO_DO


def _prose(seen: Seen, copy: Seen | None, words: Words) -> Iterator[str]:
    level = photo_words.level(seen.judged, words)
    yield words.text("{level}: {name}", level=level.title, name=seen.judged.photo.name)
    for found in seen.judged.revealed:
        said = photo_words.revealed(found, words)
        yield words.text("  - {title}. {why}", title=said.title, why=said.why)
        for value in photo_words.values(found, words):
            yield f"      {value}"
    if copy is not None:
        yield words.text("  Saved: {name}", name=copy.judged.photo.name)
        yield f"  {photo_words.copy_note(seen.judged, words)}"
        yield f"  {photo_words.remains(copy.judged, words)}"
    elif seen.judged.level is Level.TELLS:
        yield words.text("  What to do: save a clean copy with --clean, and share that.")
    yield ""
