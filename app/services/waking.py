"""Is there a reason to remind a person now, as far as can be told without asking them anything?

What a scheduler starts. It reads the note beside the profile first: on most days that is all. The encrypted check-up is
only opened where its keychain is unlocked.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app import log
from app.errors import StoreError
from app.values import reminder_note
from app.values.reminder import LastRun, Note, Ran
from app.words import Language
from checks.reminding import WEEK, Quiet, Remind, Why, Wish


@dataclass(frozen=True, slots=True)
class Closed:
    """The check-up could not be read without asking. `look` says that it is time to look all the same."""

    look: bool


Answer = Remind | Quiet | Closed


class Waking:
    """One run of the scheduler."""

    def __init__(self, profile: Path, now: datetime) -> None:
        """Look at the profile in the file `profile`; `now` is the aware local instant."""
        self._profile: Final = profile
        self._now: Final = now
        self._note: Final = reminder_note.read(profile)

    @property
    def language(self) -> Language | None:
        """Return the language of the person, as far as it is known."""
        return self._note.language if self._note else None

    def answer(self) -> Answer:
        """Decide whether the person is reminded now."""
        note, today = self._note, self._now.date()
        if note and note.shown and note.shown > today - WEEK:
            return Quiet(Why.TOO_SOON, min(note.shown, today) + WEEK)
        if not self._profile.exists():
            return Quiet(Why.NOTHING)
        try:
            return self._read(today)
        except StoreError as error:
            log.known(error)
            return Closed(look=note is None or (note.look_on is not None and note.look_on <= today))

    def done(self, answer: Answer, *, seen: bool) -> None:
        """Remember what came of `answer`; `seen` says that a notification was shown."""
        if isinstance(answer, Remind) and seen:
            with suppress(StoreError):  # the note says it as well
                self._keep()
        if self._note is not None:
            with suppress(OSError):  # a full disk must not end in a trace that nobody sees
                reminder_note.write(self._profile, self._noted(self._note, answer, seen=seen))

    def _noted(self, note: Note, answer: Answer, *, seen: bool) -> Note:
        today = self._now.date()
        shown = today if seen else note.shown and min(note.shown, today)
        return replace(note, shown=shown, run=LastRun(self._now, _came_to(answer, seen=seen)))

    def _read(self, today: date) -> Answer:
        # The store and the catalogue are loaded only now, for most runs end before.
        from app.knowledge import catalogue  # noqa: PLC0415 - see above
        from app.services import reminders  # noqa: PLC0415 - see above
        from app.store.profile import peek  # noqa: PLC0415 - see above
        from app.store.reminders import Reminders  # noqa: PLC0415 - see above
        from app.system.keychain import open_unlocked_keychain  # noqa: PLC0415 - see above
        from app.values import standing  # noqa: PLC0415 - see above
        from checks.matters import matters  # noqa: PLC0415 - see above
        from checks.reminding import decide, settled  # noqa: PLC0415 - see above

        with closing(peek(self._profile, open_unlocked_keychain)) as store:
            history = settled(Reminders(store).history(), today)
            observations, decisions = store.observations(), store.decisions()
            states = standing.states(catalogue.load(), store.settings(), observations, decisions, today)
            known = reminders.known(store, states)
            wish = reminders.wish(self._note.plan) if self._note else Wish(None, date.min)
            return decide(matters(known, [each.on for each in history.digests], today), history, wish, today)

    def _keep(self) -> None:
        from app.store.profile import open_store  # noqa: PLC0415 - see `_read`
        from app.store.reminders import Reminders  # noqa: PLC0415 - see `_read`
        from app.system.keychain import open_unlocked_keychain  # noqa: PLC0415 - see `_read`
        from checks.reminding import settled, shown  # noqa: PLC0415 - see `_read`

        with closing(open_store(self._profile, open_unlocked_keychain)) as store:
            kept, today = Reminders(store), self._now.date()
            kept.keep(shown(settled(kept.history(), today), today))


def _came_to(answer: Answer, *, seen: bool) -> Ran:
    match answer:
        case Closed(look=look):
            return Ran.UNSEEN if look and not seen else Ran.CLOSED
        case Remind():
            return Ran.SHOWN if seen else Ran.UNSEEN
        case Quiet():
            return Ran.QUIET
