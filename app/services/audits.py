"""How is a vault audited, and what is kept of it?

While no store is open, the last audit is known as long as the run.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from app import __version__, paths
from app.checkup.errors import FileRefused
from app.checkup.events import AuditDone, AuditRequest, Event, Examined, Found, Source
from app.checkup.recognised import Recognised
from app.checkup.record import AuditRecord, from_document, measured, recorded, to_document, with_progress
from app.errors import ResourceError
from app.knowledge.catalogue import Catalogue
from app.services.leaving import Leaving
from app.services.library import Library
from app.store.database import Store
from checks.model import Automation, Finding, Observation, Person
from checks.own_addresses import SeenAddress
from checks.passwords.progress import Trace, progress

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
# What starts a vault process is loaded by the jobs that start one: `bilan status` must answer at once.


def sample() -> AuditRequest:
    """Return the request to audit the invented vault that ships with Bilan."""
    return AuditRequest((Source(paths.resources() / "sample" / "vault.json"),))


def refuse_strangers(catalogue: Catalogue) -> None:
    """Raise ResourceError if a check answers no item of `catalogue`: the window does not start then, nor an audit."""
    from checks import registry  # noqa: PLC0415 - as for the vault process

    measurable = {x.item.id for x in catalogue.entries.values() if x.item.automation is not Automation.SELF}
    if strangers := registry.strangers(measurable):
        raise ResourceError(detail=f"catalogue {min(strangers)}")


class Audits:
    """The audits of one profile."""

    def __init__(self, now: Callable[[], datetime], catalogue: Catalogue, leaving: Leaving, library: Library) -> None:
        """Judge items of `catalogue`, ask through `leaving` and compare with what is in `library`."""
        self._now: Final = now
        self._catalogue: Final = catalogue
        self._leaving: Final = leaving
        self._library: Final = library
        self._store: Store | None = None
        self._last: tuple[int, AuditRecord] | None = None
        self._unkept: AuditRecord | None = None
        self._private: tuple[Finding, ...] = ()
        self._addresses: tuple[SeenAddress, ...] = ()

    def keep_in(self, store: Store | None) -> None:
        """Keep audits in `store` from now on; None while there is none."""
        self._store, self._last, self._addresses = store, None, ()
        if store is not None:
            self._unkept, self._private = None, ()

    def examine(self, path: Path) -> _Job[Examined]:
        """Look what a file is, in a vault process; FileRefused if it cannot be used."""

        def job(stop: threading.Event) -> Iterator[Examined]:
            from app.checkup import runner  # noqa: PLC0415 - for the reason above

            for told in runner.examine(path, stop):
                if not isinstance(told, Examined):
                    raise FileRefused(told)
                yield told

        return job

    def delete_file(self, path: Path) -> _Job[Path]:
        """Delete an export that anyone can read; FileNotDeleted if it is still there afterwards."""

        def job(_stop: threading.Event) -> Iterator[Path]:
            from app.system import files  # noqa: PLC0415 - for the reason above

            files.delete(path)
            yield path

        return job

    def audit(self, request: AuditRequest, person: Person, *, keep: bool) -> _Job[Event]:
        """Read and judge the files of `request`; when `AuditDone` comes, the run is kept if a store is open.

        With `keep`, what is known of `person` and their accounts, and what was taken out of the checks counts too.
        """
        return lambda stop: self._audited(request, person, stop, keep=keep)

    def unkept(self) -> tuple[Observation, ...]:
        """Return what was measured and could not be kept."""
        return measured(self._unkept) if self._unkept else ()

    def private(self) -> tuple[Finding, ...]:
        """Return what the last audit of this run found that is never kept."""
        return self._private

    def addresses(self) -> tuple[SeenAddress, ...]:
        """Return the addresses that the last audit of this run saw; none of them is kept."""
        return self._addresses

    def last(self) -> AuditRecord | None:
        """Return the last audit, read from the store again only if another process kept one since."""
        if self._unkept is not None:
            return self._unkept
        number = self._store.last_number() if self._store else None
        if self._store is None or number is None:
            return None
        if self._last is None or self._last[0] != number:
            run = self._store.last_run()
            self._last = (number, from_document(run.document)) if run else None
        return self._last[1] if self._last else None

    def _audited(self, request: AuditRequest, person: Person, stop: threading.Event, *, keep: bool) -> Iterator[Event]:
        from app.checkup import runner  # noqa: PLC0415 - for the reason above

        refuse_strangers(self._catalogue)
        told: list[Event] = []
        at = self._now()
        recognised = Recognised(self._store.key()) if keep and self._store else None
        if keep:
            request = replace(request, person=person)
            if self._store:
                exclusions, elsewhere = self._store.exclusions(), self._store.elsewhere()
                request = replace(request, exclusions=exclusions, elsewhere=elsewhere)
        outside, lists = self._leaving.outside(request), self._library.public_lists()
        for event in runner.audit(request, stop, at.date(), outside, recognised, lists=lists):
            told.append(event)
            if isinstance(event, AuditDone):
                record = recorded(told, at, __version__, self._catalogue.version)
                self._private = tuple(x.finding for x in told if isinstance(x, Found) and x.finding.private)
                self._keep(record, recognised.traces if recognised else (), keep=keep)
                self._addresses = recognised.addresses if recognised else self._addresses
            yield event

    def _keep(self, record: AuditRecord, traces: Sequence[Trace], *, keep: bool) -> None:
        if self._store is None:
            self._unkept = record
        elif keep:
            self._unkept = record  # known for this run, should the store refuse it
            since = progress(self._store.remembered(), traces)
            record = self._unkept = with_progress(record, since)
            number = self._store.save_run(record.at, measured(record), to_document(record), since.remembered)
            self._last, self._unkept = (number, record), None
