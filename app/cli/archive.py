"""`bilan archive`: what do a person's own data archives tell of their habits, and of what platforms know?"""

from __future__ import annotations

import argparse
import threading

from app.checkup.archive_events import ArchiveEvent, ArchiveReviewed, LookedThrough
from app.checkup.events import SourceFailed
from app.cli import archive_document
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.compose import House
from app.errors import StoreError
from app.services import archives
from app.wording import archive_words
from checks.archives.review import Review
from checks.archives.said import Said

_MEBIBYTE = 1024 * 1024


def run(options: argparse.Namespace, house: House, terminal: Terminal) -> Exit:
    """Review the archives of `options`, those of one platform together; nothing of them is kept.

    What cannot be used costs the others nothing.
    """
    told: list[ArchiveReviewed | SourceFailed] = []
    for event in house.archives.look_through(tuple(options.paths), _said(house, terminal))(threading.Event()):
        _show(event, terminal)
        if isinstance(event, ArchiveReviewed | SourceFailed):
            told.append(event)
    terminal.done()
    terminal.document(archive_document.archives(told))
    for each in told:
        if isinstance(each, SourceFailed):
            terminal.problem(terminal.words.message(each.message, each.params))
            continue
        for line in archive_words.lines(each.names, each.review, terminal.words):
            terminal.line(line)
    if any(isinstance(each, ArchiveReviewed) for each in told):
        for line in archive_words.afterwards(terminal.words):
            terminal.line(line)
    return max(map(_exit, told), default=Exit.NOTHING_TO_DO)


def _said(house: House, terminal: Terminal) -> Said:
    """Return what the person said before; where that takes a question, say that it is not heeded."""
    try:
        return archives.said_in(house.profile)
    except StoreError:
        terminal.problem(
            terminal.words.text(
                "Your check-up cannot be read without asking you: what you called fine is told again, and your private "
                "words are not looked for."
            )
        )
        return Said()


def _show(event: ArchiveEvent, terminal: Terminal) -> None:
    if isinstance(event, LookedThrough):
        done, of = event.read // _MEBIBYTE, event.of // _MEBIBYTE
        terminal.progress(terminal.words.text("{done} of {of} MB read", done=done, of=max(done, of)))


def _exit(told: ArchiveReviewed | SourceFailed) -> Exit:
    if isinstance(told, SourceFailed) or any(file.damaged for file in told.review.files):
        return Exit.INPUT_UNREADABLE
    return Exit.SOMETHING_TO_DO if _is_something_to_do(told.review) else Exit.NOTHING_TO_DO


def _is_something_to_do(review: Review) -> bool:
    """Tell whether there is a text to look at again, a habit that shows, or something that a setting reduces."""
    return bool(review.findings) or any(h.affected for h in review.habits) or any(review.footprint.counts.values())
