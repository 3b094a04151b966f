"""Who inspects links, messages and archives?

What is known of fraud is loaded by the first job that needs it. Of the person only the sites are known that `sites`
names when the job runs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.checkup.errors import FileRefused
from app.checkup.events import SourceFailed

if TYPE_CHECKING:
    from app.checkup.archive_events import ArchiveEvent
    from checks.links.mail_rules import MailInspection
    from checks.links.model import Inspection

# What inspects is imported by the jobs: `bilan status` must answer at once.
T = TypeVar("T")
Job = Callable[[threading.Event], Iterator[T]]
Inspect = Callable[[str], "Inspection"]
"""Says at once what is to be said of a text that may be an address."""
Sites = Callable[[], Collection[str]]


def inspector(sites: Sites) -> Job[Inspect]:
    """Load what the link inspector knows, and return it."""

    def job(_stop: threading.Event) -> Iterator[Inspect]:
        from app import link_rules  # noqa: PLC0415 - for the reason above
        from checks.links.inspect import inspected  # noqa: PLC0415 - as above

        yield partial(inspected, known=link_rules.knowledge(), known_sites=sites())

    return job


def inspect_mail(path: Path, sites: Sites) -> Job[MailInspection]:
    """Read the saved e-mail at `path` in a process of its own and judge it here; FileRefused if it cannot be used."""

    def job(stop: threading.Event) -> Iterator[MailInspection]:
        from app import link_rules  # noqa: PLC0415 - as above
        from app.checkup import runner  # noqa: PLC0415 - as above
        from checks.links.mail_rules import inspected_mail  # noqa: PLC0415 - as above

        for told in runner.read_mail(path, stop):
            if isinstance(told, SourceFailed):
                raise FileRefused(told)
            yield inspected_mail(told, link_rules.knowledge(), sites())

    return job


def review_archives(paths: tuple[Path, ...]) -> Job[ArchiveEvent]:
    """Review the person's own archives at `paths` in a process of its own; nothing of them is kept."""

    def job(stop: threading.Event) -> Iterator[ArchiveEvent]:
        from app.checkup import runner  # noqa: PLC0415 - as above

        yield from runner.review_archives(paths, stop)

    return job
