"""How does a person come from a vault's file to what it shows?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.checkup.events import AuditRequest, Event, SourceOpened
from app.errors import BilanError
from app.ui.desk import Desk, Show
from app.ui.leak_consent import LeakConsent
from app.ui.pages.audit import AuditPage
from app.ui.pages.open_vault import OpenVaultPage
from app.ui.services import Job
from app.ui.task import Task
from app.ui.visits.result import ResultVisit

PASSWORDS = "passwords"


class VaultVisit:
    """Choose files, watch them being looked at, read what was found. Where files lie is forgotten at the end."""

    def __init__(
        self,
        desk: Desk,
        ledger: Callable[[str | None], None],
        home: Show,
        items: Show,
        look_back: Callable[[Sequence[Path]], None],
    ) -> None:
        """Lead from `desk`; `home` is where a result that was kept leads back to, `items` shows all questions.

        `ledger` shows what left this computer over the present page, whose entry in the side bar it is given.
        `look_back` goes on with an archive of a platform that was given as a vault.
        """
        self._desk = desk
        self._ledger = ledger
        self._home = home
        self._look_back = look_back
        self._paths: tuple[Path, ...] = ()
        self._result = ResultVisit(desk, self._read_again, ledger, items)

    def open(self, back: Show, on: Show | None, paths: tuple[Path, ...] = ()) -> None:
        """Ask for files; `back` shows the place before. `on` is where the first run goes on, None outside it."""
        desk = self._desk
        page = OpenVaultPage(desk.words, desk.services.examine, looks_back=on is None)
        page.back.connect(back)
        page.archive_wanted.connect(self._look_back)
        page.asked.connect(partial(self._audit, page, on))
        consent = LeakConsent(desk.services.leaving, page)
        consent.ledger_wanted.connect(lambda: self._ledger(self._place(on)))
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
        if self._desk.known.last_audit is None:
            self.open(back, None)
        else:
            self._result.show(back, None)

    def _read_again(self, on: Show | None, *, same: bool) -> None:
        """Ask for files again: for the same ones, as far as it is still known where they lie."""
        self.open(self._desk.where(), on, self._paths if same else ())

    def _audit(self, page: OpenVaultPage, on: Show | None, request: AuditRequest) -> None:
        desk = self._desk
        self._paths = tuple(source.path for source in request.sources)
        names = tuple(path.name for path in self._paths)
        done = partial(self._judged, page, on, asked=request.online)
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

    def _judged(self, asked_on: OpenVaultPage, on: Show | None, page: AuditPage, *, asked: bool) -> None:
        gathered, desk = page.gathered, self._desk
        if gathered.failed and not gathered.opened:
            desk.window.uncover()
            asked_on.show_failures(gathered.failed)
            return
        self._result.just_read(self._plain(gathered.opened), asked=asked)
        desk.keep(desk.services.overview(), partial(self._result.show, self._home, on))

    def _plain(self, opened: list[SourceOpened]) -> tuple[Path, ...]:
        """Return where the files lie that anyone can read; a name that two of them have stands for both."""
        names = {source.name for source in opened if source.plain}
        return tuple(path for path in self._paths if path.name in names)

    def _show_sample(self, back: Show, page: AuditPage) -> None:
        record = page.gathered.record(datetime.now().astimezone(), self._desk.services.catalogue.version)
        self._result.show_sample(record, back)

    @staticmethod
    def _place(on: Show | None) -> str | None:
        return PASSWORDS if on is None else None
