"""How does a value become a row of the store, and a row a value again?

Texts that a person or a file gave are kept as bytes: SQLite's own text type would refuse half a surrogate pair.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from app.values.look import Look
from app.values.route import Route, Way
from app.values.settings import Settings
from checks.model import (
    CheckId,
    Decided,
    Decision,
    Exclusion,
    FactorElsewhere,
    ItemId,
    MessageId,
    Observation,
    Outcome,
    Person,
    ProfileFlag,
    Provenance,
    Remembered,
)
from checks.secret import Secret

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]


def from_observation(observation: Observation) -> Row:
    """Return the cells of `observation`; ValueError if its instant has no time zone."""
    return (
        observation.item,
        observation.outcome.value,
        observation.provenance.value,
        instant_out(observation.at),
        observation.value,
        observation.reason,
        packed(observation.note),
    )


def to_observation(row: Any) -> Observation:  # noqa: ANN401 - apsw tells no types of its rows
    """Return the observation of a row made by `from_observation`."""
    item, outcome, provenance, at, value, reason, note = row
    return Observation(
        item=ItemId(item),
        outcome=Outcome(outcome),
        provenance=Provenance(provenance),
        at=datetime.fromisoformat(at),
        value=value,
        reason=None if reason is None else MessageId(reason),
        note=unpacked(note),
    )


def from_decided(decided: Decided) -> Row:
    """Return the cells of `decided`; ValueError if its instant has no time zone."""
    return decided.item, decided.decision.value, instant_out(decided.at), packed(decided.reason)


def to_decided(row: Any) -> Decided:  # noqa: ANN401 - as `to_observation`
    """Return the decision of a row made by `from_decided`."""
    item, decision, at, reason = row
    return Decided(ItemId(item), Decision(decision), datetime.fromisoformat(at), unpacked(reason))


def from_exclusion(exclusion: Exclusion) -> Row:
    """Return the cells of `exclusion`."""
    told = (exclusion.title, exclusion.site, exclusion.user, exclusion.folder, exclusion.reason)
    return exclusion.check, *map(packed, told), exclusion.review.isoformat(), exclusion.made.isoformat()


def to_exclusion(row: Any) -> Exclusion:  # noqa: ANN401 - as `to_observation`
    """Return the exclusion of a row made by `from_exclusion`."""
    check, *told, review, made = row
    title, site, user, folder, reason = map(unpacked, told)
    until, since = date.fromisoformat(review), date.fromisoformat(made)
    return Exclusion(check and CheckId(check), title, site, user, folder, reason, until, since)


def from_elsewhere(elsewhere: FactorElsewhere) -> Row:
    """Return the cells of `elsewhere`."""
    return packed(elsewhere.site), packed(elsewhere.user), elsewhere.told.isoformat()


def to_elsewhere(row: Any) -> FactorElsewhere:  # noqa: ANN401 - as `to_observation`
    """Return the person's word of a row made by `from_elsewhere`."""
    site, user, told = row
    return FactorElsewhere(unpacked(site), unpacked(user), date.fromisoformat(told))


def from_remembered(remembered: Remembered) -> Row:
    """Return the cells of `remembered`."""
    failing, fixed = (" ".join(sorted(checks)) for checks in (remembered.failing, remembered.fixed))
    return remembered.account, remembered.password, failing, fixed


def to_remembered(row: Any) -> Remembered:  # noqa: ANN401 - as `to_observation`
    """Return what a row made by `from_remembered` remembers."""
    account, password, *told = row
    failing, fixed = (frozenset(map(CheckId, checks.split())) for checks in told)
    return Remembered(account, password, failing, fixed)


def from_settings(settings: Settings) -> str:
    """Return `settings` as JSON."""
    return json.dumps(
        {
            "language": settings.language,
            "look": settings.look.value,
            "flags": {flag.value: told for flag, told in settings.flags.items()},
            "welcomed": settings.welcomed,
            "person": {
                "names": settings.person.names,
                "birth_year": settings.person.birth_year,
                "town": settings.person.town,
            },
            "route": _from_route(settings.route),
        }
    )


def to_settings(text: str) -> Settings:
    """Return the settings of a text made by `from_settings`; what it does not know yet is not answered."""
    document = json.loads(text)
    told = document.get("person", {})
    return Settings(
        language=document["language"],
        look=Look(document["look"]),
        flags={flag: document["flags"].get(flag.value) for flag in ProfileFlag},
        welcomed=document["welcomed"],
        person=Person(tuple(told.get("names", ())), told.get("birth_year"), told.get("town", "")),
        route=_to_route(document.get("route", {})),
    )


def _from_route(route: Route) -> Mapping[str, str]:
    with route.proxy.revealed() as proxy:  # it may hold a password: without it, the next start could ask nobody
        return {"way": route.way.value, "proxy": proxy}


def _to_route(document: Mapping[str, str]) -> Route:
    return Route(Way(document.get("way", Way.SYSTEM.value)), Secret(document.get("proxy", "")))


def from_document(document: Mapping[str, Any]) -> str:
    """Return `document` as JSON in ASCII, so that any Python text in it survives.

    Its lists item by item, at every depth: one call for ten thousand items would stop every other thread, the window's
    too, until it ends.
    """
    return "{" + ", ".join([f"{json.dumps(name)}: {_json(value)}" for name, value in document.items()]) + "}"


def to_document(text: str) -> dict[str, Any]:
    """Return the document of a text made by `from_document`."""
    document: dict[str, Any] = json.loads(text)
    return document


def _json(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join([_json(each) for each in value])}]"
    if isinstance(value, dict) and any(isinstance(each, list | tuple) for each in value.values()):
        return from_document(value)
    return json.dumps(value)


def instant_out(at: datetime) -> str:
    """Return `at` in UTC as ISO 8601 that sorts as text; ValueError without a time zone: that would be no instant."""
    if at.tzinfo is None:
        raise ValueError
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def packed(text: str) -> bytes:
    """Return a text that a person or a file gave as bytes that the store takes, whatever is in it."""
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> str:
    """Return the text that `packed` made `data` from."""
    return data.decode("utf-8", "surrogatepass")
