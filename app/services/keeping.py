"""How is all that is kept saved as one file, brought back from it, or erased?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.errors import BilanError
from app.store.database import Store
from app.store.errors import StoreUnreachable
from checks.secret import Secret

if TYPE_CHECKING:
    from app.checkup.overview import Overview
    from app.values.erased import Erased

T = TypeVar("T")
_Job = Callable[[threading.Event], Iterator[T]]
# What only these jobs need is loaded by them: nobody does any of it at a start.


class Keeping:
    """The whole of one profile."""

    def __init__(
        self,
        store: Callable[[], Store | None],
        profile: Callable[[], Path],
        close: Callable[[], None],
        take: Callable[[Path, Secret | None], Overview],
        withdraw: Callable[[], None],
    ) -> None:
        """Copy what `store` returns, `close` it before it goes, and `take` what came in its place.

        `withdraw` takes Bilan out of the schedule of this computer.
        """
        self._store: Final = store
        self._profile: Final = profile
        self._close: Final = close
        self._take: Final = take
        self._withdraw: Final = withdraw

    def export(self, file: Path, passphrase: Secret) -> _Job[Path]:
        """Write a copy that only `passphrase` opens to `file`, whole or not at all; ReportError if it is not written.

        A file that is there is replaced: whoever offers this has asked.
        """

        def job(_stop: threading.Event) -> Iterator[Path]:
            from app.report import saving  # noqa: PLC0415 - for the reason above
            from app.report.errors import NotWritten  # noqa: PLC0415 - as above
            from app.store import belongings, whole_copy  # noqa: PLC0415 - as above

            store = self._store()
            if store is None:
                raise StoreUnreachable(name=self._profile().name)
            if belongings.are(file.resolve(), self._profile().resolve()):
                raise NotWritten(name=file.name)
            saving.save(file, whole_copy.made(store, passphrase))
            yield file

        return job

    def bring_back(self, file: Path, passphrase: Secret) -> _Job[Overview]:
        """Let the copy in `file` be the profile, in place of what is there; SourceError if it cannot be used.

        StoreError if it could not take the place; whichever it is, what was there still is.
        """

        def job(_stop: threading.Event) -> Iterator[Overview]:
            from app.store import place, whole_copy  # noqa: PLC0415 - for the reason above
            from app.system.errors import KeychainMissing  # noqa: PLC0415 - as above
            from app.system.keychain import open_keychain  # noqa: PLC0415 - as above

            profile, was_open = self._profile().resolve(), self._store() is not None
            with whole_copy.opened(file, passphrase, profile) as copy:
                keychain = None
                with suppress(KeychainMissing):
                    keychain = open_keychain()
                self._close()
                try:
                    with place.replaced(profile, copy, keychain, passphrase):
                        overview = self._take(profile, passphrase)
                except BaseException:
                    self._open_again(profile, was_open=was_open)
                    raise
            yield overview

        return job

    def erase(self) -> _Job[Erased]:
        """Erase everything that is kept, and say what could not be; StoreInUse if another Bilan has it open."""

        def job(_stop: threading.Event) -> Iterator[Erased]:
            from app.services import erasing  # noqa: PLC0415 - for the reason above

            profile, was_open = self._profile().resolve(), self._store() is not None
            self._close()
            try:
                erased = erasing.erase(profile, self._withdraw)
            except BaseException:
                self._open_again(profile, was_open=was_open)
                raise
            yield erased

        return job

    def _open_again(self, profile: Path, *, was_open: bool) -> None:
        if was_open:
            with suppress(BilanError):  # one that asks for its passphrase stays closed
                self._take(profile, None)
