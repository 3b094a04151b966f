"""What does the window know of a person's check-up at one moment?

An overview is a value: it is computed anew after every change, and drawn. Nothing in it is a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from app.checkup.record import AuditRecord
from app.values.reminder import Reminder
from app.values.settings import Settings
from checks.looked_back import LookedBack
from checks.looked_through import HistoryLook
from checks.matters import Matter
from checks.model import Decided, Exclusion, FactorElsewhere, Finding, ItemId, Provenance
from checks.own_data import Request, SettingTold
from checks.score import Posture
from checks.states import State


class PassphraseAsked(Enum):
    """Why the store could not be opened without the person: no failure, a question."""

    NEW = auto()  # this computer has no keychain: a passphrase must be chosen
    EXISTING = auto()  # the store is locked by the passphrase that was chosen


@dataclass(frozen=True, slots=True)
class Change:
    """An item that came to another state, and on which local date; `provenance` tells how that is known."""

    item: ItemId
    state: State
    provenance: Provenance
    on: date


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is known, ready to be drawn.

    `observations` counts what was ever recorded: 0 means that nothing was answered or measured yet. `decisions` are the
    standing ones. `exclusions` are what was taken out of checks, the oldest first. `changes` are the latest, newest
    first. `due` are the items to look at again, the longest due first.
    `last_audit` is None while no vault was looked at. `today` is the local date on which all of it was computed.
    `welcomed` is True once the first run was walked through or left.
    `requests` are the letters that were sent, the last one first; `told` the last answer about each platform's setting.
    `elsewhere` are the accounts that ask for a second proof by the person's word. `private` is what the last audit of
    this run found that is kept nowhere: it is shown behind a click, and never written, printed or notified.
    `looked_back` is the last look at each platform's archive, `looked_through` the last ones at browsers' histories,
    the latest first.
    `matters` are what there is to look at today, and `reminder` tells how reminders of it stand.
    """

    posture: Posture
    observations: int
    decisions: Mapping[ItemId, Decided]
    changes: tuple[Change, ...]
    due: tuple[ItemId, ...]
    last_audit: AuditRecord | None
    settings: Settings
    today: date
    welcomed: bool
    exclusions: tuple[Exclusion, ...] = ()
    requests: tuple[Request, ...] = ()
    told: tuple[SettingTold, ...] = ()
    elsewhere: tuple[FactorElsewhere, ...] = ()
    private: tuple[Finding, ...] = ()
    looked_back: tuple[LookedBack, ...] = ()
    looked_through: tuple[HistoryLook, ...] = ()
    matters: tuple[Matter, ...] = ()
    reminder: Reminder = field(default_factory=Reminder)
