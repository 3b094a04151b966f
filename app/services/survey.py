"""What is known of a person's check-up now?"""

from __future__ import annotations

from datetime import date

from app.checkup import looking_back
from app.checkup.overview import Overview
from app.knowledge.catalogue import Catalogue
from app.services.audits import Audits
from app.services.reminders import Reminders, known
from app.store.database import Store
from app.store.history_looks import HistoryLooks
from app.store.look_backs import LookBacks
from app.store.own_data import OwnData
from app.values import standing
from app.values.reminder import Reminder
from app.values.settings import Settings
from checks.model import ItemId
from checks.score import posture
from checks.states import State


def overview(  # noqa: PLR0917 - what a person's check-up is made of
    store: Store | None, audits: Audits, reminders: Reminders, catalogue: Catalogue, settings: Settings, today: date
) -> Overview:
    """Compute all that is known on the local date `today`; without a store, that is what the last audit told."""
    observations = (*(store.observations() if store else ()), *audits.unkept())
    decisions = store.decisions() if store else ()
    states = standing.states(catalogue, settings, observations, decisions, today)
    matters, reminder = reminders.stand(store, known(store, states)) if store else ((), Reminder())
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
        looked_back=LookBacks(store).all() if store else (),
        looked_through=HistoryLooks(store).all() if store else (),
        matters=matters,
        reminder=reminder,
    )


def decided(store: Store | None, catalogue: Catalogue, settings: Settings, today: date) -> frozenset[ItemId]:
    """Return the items about which a decision of the person stands."""
    if store is None:
        return frozenset()
    states = standing.states(catalogue, settings, store.observations(), store.decisions(), today)
    return frozenset(each.item.id for each in states if each.state in {State.ACCEPTED, State.NOT_APPLICABLE})
