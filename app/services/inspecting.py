"""Who inspects links, messages, QR codes, archives, and what a browser remembers?

What is known of fraud is loaded by the first job that needs it. Of the person only the sites are known that `sites`
names when the job runs.
"""

from __future__ import annotations

import os
import platform
import threading
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app import paths
from app.checkup.errors import FileRefused
from app.checkup.events import SourceFailed
from app.values.pictures import CopiedPicture

if TYPE_CHECKING:
    from app.checkup.archive_events import ArchiveEvent
    from app.checkup.events import Progress
    from app.values.browsing import BrowserProfile
    from checks.archives.said import Said
    from checks.links.mail_rules import MailInspection
    from checks.links.model import Inspection
    from checks.links.payload import SeenCode
    from checks.links.visited import Looked

# What inspects is imported by the jobs: `bilan status` must answer at once.
T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]
Inspect = Callable[[str], "Inspection"]
"""Says at once what is to be said of a text that may be an address."""
Sites = Callable[[], Collection[str]]


def inspector(sites: Sites) -> Job[Inspect]:
    """Load what the link inspector knows, and return it."""

    def job(_stop: threading.Event) -> Iterator[Inspect]:
        from app.knowledge import link_rules  # noqa: PLC0415 - for the reason above
        from checks.links.inspect import inspected  # noqa: PLC0415 - as above

        yield partial(inspected, known=link_rules.knowledge(), known_sites=sites())

    return job


def inspect_mail(path: Path, sites: Sites) -> Job[MailInspection]:
    """Read the saved e-mail at `path` in a process of its own and judge it here; FileRefused if it cannot be used."""

    def job(stop: threading.Event) -> Iterator[MailInspection]:
        from app.checkup import runner  # noqa: PLC0415 - as above
        from app.knowledge import link_rules  # noqa: PLC0415 - as above
        from checks.links.mail_rules import inspected_mail  # noqa: PLC0415 - as above

        for told in runner.read_mail(path, stop):
            if isinstance(told, SourceFailed):
                raise FileRefused(told)
            yield inspected_mail(told, link_rules.knowledge(), sites())

    return job


def review_archives(paths: tuple[Path, ...], said: Said) -> Job[ArchiveEvent]:
    """Review the person's own archives at `paths` in a process of its own; nothing of them is kept."""

    def job(stop: threading.Event) -> Iterator[ArchiveEvent]:
        from app.checkup import runner  # noqa: PLC0415 - as above

        yield from runner.review_archives(paths, stop, said)

    return job


def inspect_picture(picture: Path | CopiedPicture, sites: Sites) -> Job[tuple[SeenCode, ...]]:
    """Read the QR codes of `picture` in a process of its own and judge them here; FileRefused if there are none."""

    def job(stop: threading.Event) -> Iterator[tuple[SeenCode, ...]]:
        from app.checkup import look_messages, runner  # noqa: PLC0415 - as above
        from app.knowledge import link_rules  # noqa: PLC0415 - as above
        from checks.links.payload import seen  # noqa: PLC0415 - as above

        if isinstance(picture, CopiedPicture):
            order: look_messages.LookAtCopied | look_messages.LookAtPicture = look_messages.LookAtCopied(
                picture.name, picture.data
            )
        else:
            order = look_messages.LookAtPicture(picture)
        for told in runner.read_codes(order, stop):
            if isinstance(told, SourceFailed):
                raise FileRefused(told)
            yield tuple(seen(payload, link_rules.knowledge(), sites()) for payload in told)

    return job


def browsers() -> Job[tuple[BrowserProfile, ...]]:
    """Find the profiles of browsers on this computer that have a history; nothing of it is read."""

    def job(_stop: threading.Event) -> Iterator[tuple[BrowserProfile, ...]]:
        from app.system import browsers  # noqa: PLC0415 - as above

        yield browsers.profiles(browsers.Home(platform.system(), Path.home(), os.environ))

    return job


def forget_copies(folder: Path | None = None) -> None:
    """Delete the copies of histories that stayed when the program was killed."""
    from app.system import copies  # noqa: PLC0415 - as above

    copies.sweep(folder or paths.copies())


def look_at_history(profile: BrowserProfile, folder: Path | None = None) -> Job[Progress | Looked]:
    """Copy the history of `profile` into `folder`, inspect it in a process of its own, and delete the copy.

    The last value is what it comes to; without it, it was stopped. SourceError if it cannot be read as a whole.
    """

    def job(stop: threading.Event) -> Iterator[Progress | Looked]:
        from app.checkup import look_messages, runner  # noqa: PLC0415 - as above
        from app.system import copies  # noqa: PLC0415 - as above
        from app.system.errors import DatabaseNotAllowed, SafariNotAllowed  # noqa: PLC0415 - as above
        from app.values.browsing import Family  # noqa: PLC0415 - as above

        place = folder or paths.copies()
        forget_copies(place)
        try:
            with copies.copied(profile.database, profile.label, place) as database:
                for told in runner.look_at_history(
                    look_messages.LookAtHistory(profile.label, database, profile.family), stop
                ):
                    if isinstance(told, SourceFailed):
                        raise FileRefused(told)
                    yield told
        except DatabaseNotAllowed as error:
            if profile.family is Family.SAFARI:
                raise SafariNotAllowed(**error.params) from None
            raise

    return job
