"""How does a person come from a vault's file to what it shows?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.checkup.events import AuditRequest, Event
from app.checkup.record import AuditRecord
from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.pages.audit import AuditPage
from app.ui.pages.grouping import Group, grouped
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.pages.result import ResultPage, Seen
from app.ui.services import Job
from app.ui.task import Task

_PLACE = "passwords"


class VaultVisit:
    """Choose files, watch them being looked at, read what was found. Where files lie is forgotten at the end."""

    def __init__(self, desk: Desk, home: Show) -> None:
        """Lead from `desk`; `home` is where a result that was kept leads back to."""
        self._desk = desk
        self._home = home
        self._paths: tuple[Path, ...] = ()

    def open(self, back: Show, on: Show | None, paths: tuple[Path, ...] = ()) -> None:
        """Ask for files; `back` shows the place before. `on` is where the first run goes on, None outside it."""
        desk = self._desk
        page = OpenVaultPage(desk.words, desk.services.examine)
        page.back.connect(back)
        page.asked.connect(partial(self._audit, page, on))
        desk.show(page, self._place(on), partial(self.open, back, on, paths))
        page.add(paths)

    def sample(self, back: Show) -> None:
        """Look at the sample vault; nothing of it is kept."""
        desk = self._desk
        names = (desk.words.text("The sample vault"),)
        done = partial(self._show_sample, back)
        self._watch(names, desk.services.sample_audit(), None, done, desk.tell)

    def show_last(self, back: Show) -> None:
        """Show the last result again; without one, ask for a vault."""
        record = self._desk.known.last_audit
        if record is None:
            self.open(back, None)
        else:
            self._show(record, back, None)

    def _audit(self, page: OpenVaultPage, on: Show | None, request: AuditRequest) -> None:
        desk = self._desk
        self._paths = tuple(source.path for source in request.sources)
        names = tuple(path.name for path in self._paths)
        done = partial(self._judged, page, on)
        self._watch(names, desk.services.audit(request), self._place(on), done, desk.tell)

    def _watch(
        self,
        names: tuple[str, ...],
        job: Job[Event],
        place: str | None,
        done: Callable[[AuditPage], None],
        refused: Callable[[BilanError], None],
    ) -> None:
        desk = self._desk
        page = AuditPage(desk.words, desk.services.catalogue, names)
        task = Task(job, desk.window)
        task.values.connect(page.take)
        task.finished.connect(partial(done, page))
        task.failed.connect(partial(self._refused, refused))
        page.cancelled.connect(partial(self._cancel, task))
        desk.window.cover_with(page, place)
        task.start()

    def _cancel(self, task: Task) -> None:
        task.cancel()
        self._desk.window.uncover()

    def _refused(self, refused: Callable[[BilanError], None], error: BilanError) -> None:
        self._desk.window.uncover()
        refused(error)

    def _judged(self, asked_on: OpenVaultPage, on: Show | None, page: AuditPage) -> None:
        gathered, desk = page.gathered, self._desk
        if gathered.failed and not gathered.opened:
            desk.window.uncover()
            asked_on.show_failures(gathered.failed)
            return
        desk.keep(desk.services.overview(), partial(self._show_kept, on))

    def _show_kept(self, on: Show | None) -> None:
        record = self._desk.known.last_audit
        if record is not None:
            self._show(record, self._home, on)

    def _show(self, record: AuditRecord, back: Show, on: Show | None) -> None:
        desk = self._desk
        seen = Seen.OWN if on is None else Seen.FIRST_RUN

        def show(groups: Sequence[Group]) -> None:
            page = ResultPage(desk.words, desk.services.catalogue, record, groups, seen)
            page.back.connect(on or back)
            page.read_again.connect(lambda: self.open(desk.where(), on, self._paths))
            page.other_wanted.connect(on or (lambda: self.open(desk.where(), None)))
            desk.show(page, self._place(on), partial(self._show, record, back, on))

        self._group(record, show)

    def _show_sample(self, back: Show, page: AuditPage) -> None:
        desk = self._desk
        record = page.gathered.record(datetime.now().astimezone(), desk.services.catalogue.version)
        self._show_sample_of(record, back)

    def _show_sample_of(self, record: AuditRecord, back: Show) -> None:
        desk = self._desk

        def show(groups: Sequence[Group]) -> None:
            page = ResultPage(desk.words, desk.services.catalogue, record, groups, Seen.SAMPLE)
            page.back.connect(back)
            page.read_again.connect(back)
            page.other_wanted.connect(back)
            desk.show(page, None, partial(self._show_sample_of, record, back))

        self._group(record, show)

    def _group(self, record: AuditRecord, show: Callable[[Sequence[Group]], None]) -> None:
        """Put findings together beside the window: thousands of them take longer than a frame."""
        words = self._desk.words

        def job(_stop: threading.Event) -> Iterator[Sequence[Group]]:
            yield grouped(words, record.findings)

        self._desk.run(job, show)

    @staticmethod
    def _place(on: Show | None) -> str | None:
        return _PLACE if on is None else None
