"""What is known of a person's check-up now?"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import date

from app.audits import Audits
from app.catalogue import Catalogue
from app.checkup import looking_back
from app.checkup.overview import Overview
from app.settings import Settings
from app.store.database import Store
from app.store.own_data import OwnData
from checks.model import Decided, ItemId, Observation
from checks.score import posture
from checks.states import ItemState, State, item_states

_SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}


def overview(store: Store | None, audits: Audits, catalogue: Catalogue, settings: Settings, today: date) -> Overview:
    """Compute all that is known on the local date `today`; without a store, that is what the last audit told."""
    observations = (*(store.observations() if store else ()), *audits.unkept())
    decisions = store.decisions() if store else ()
    states = _states(catalogue, settings, observations, decisions, today)
    own = OwnData(store) if store else None
    return Overview(
        posture=posture(states),
        observations=len(observations),
        decisions={decided.item: decided for decided in decisions},
        exclusions=store.exclusions() if store else (),
        elsewhere=store.elsewhere() if store else (),
        private=audits.private(),
        changes=looking_back.changes(observations),
        due=looking_back.due(states, today),
        last_audit=audits.last(),
        settings=settings,
        today=today,
        welcomed=settings.welcomed,
        requests=own.requests() if own else (),
        told=own.told() if own else (),
    )


def decided(store: Store | None, catalogue: Catalogue, settings: Settings, today: date) -> frozenset[ItemId]:
    """Return the items about which a decision of the person stands."""
    if store is None:
        return frozenset()
    states = _states(catalogue, settings, store.observations(), store.decisions(), today)
    return frozenset(each.item.id for each in states if each.state in {State.ACCEPTED, State.NOT_APPLICABLE})


def _states(
    catalogue: Catalogue,
    settings: Settings,
    observations: Sequence[Observation],
    decisions: Sequence[Decided],
    today: date,
) -> tuple[ItemState, ...]:
    profile = {flag: told for flag, told in settings.flags.items() if told is not None}
    items = [entry.item for entry in catalogue.entries.values()]
    system = _SYSTEMS.get(platform.system(), "linux")
    return item_states(items, observations, decisions, profile, system=system, today=today)
