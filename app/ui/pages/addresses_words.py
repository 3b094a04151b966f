"""In which words are an address, an answer about it and its ways told?"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.ui.widgets.shapes import Shape, Step
from app.values.kept_addresses import KnownAddress, NamedBreach, Told
from app.words import Words
from checks.exposure.addresses import STANDS_FOR, base
from checks.model import MessageId, Urgency
from checks.own_addresses import AddressSource, Result, Way
from checks.states import State

SOURCES: Final = {AddressSource.HIBP: "Have I Been Pwned", AddressSource.XPOSED: "XposedOrNot"}
"""What the services call themselves, in every language."""


def way_name(words: Words, way: Way) -> str:
    """Return what is ticked."""
    match way:
        case Way.HIBP_RANGE:
            return words.text("Have I Been Pwned may see a &part of its fingerprint")
        case Way.HIBP_CLEAR:
            return words.text("Have I Been Pwned may see the address &itself")
        case Way.XPOSED:
            return words.text("&XposedOrNot may see the address itself")


def way_said(words: Words, way: Way) -> str:
    """Return what is to be known before it is ticked."""
    match way:
        case Way.HIBP_RANGE:
            return words.text(
                "Six of forty characters, which hundreds of addresses share. Your key must pay for it "
                "(the plans Pro and above)."
            )
        case Way.HIBP_CLEAR:
            return words.text(
                "For the smaller plans. Where your plan has the way above, it is taken, and the address stays here."
            )
        case Way.XPOSED:
            return words.text(
                "A second opinion, without a key. When the service has a fault, it mails the request to its operator."
            )


def about_address(words: Words, known: KnownAddress) -> str:
    """Return what the vault tells of an address; empty if nothing."""
    seen = known.seen
    if seen is None:
        return ""
    parts = [words.count("{n} account", "{n} accounts", seen.accounts)]
    whole = base(seen.address)
    if whole != seen.address:
        parts.append(words.text("a form of {address}", address=whole))
    if seen.disposable:
        parts.append(words.text("a mailbox that is thrown away"))
    return " · ".join(parts)


def result_said(words: Words, told: Told) -> str:
    """Return one answer in a few words, without its date."""
    answer = told.answer
    match answer.result:
        case Result.FOUND:
            n = len(answer.breaches) + answer.private
            return words.count("in {n} leak", "in {n} leaks", n)
        case Result.NOT_FOUND:
            return words.text("not found")
        case Result.UNKNOWN:
            return words.text("not known")


def answers_said(words: Words, known: KnownAddress) -> str:
    """Return what each source said last, and what it said before it could not be asked."""
    return " · ".join(_one_said(words, SOURCES[source], *told) for source, told in known.told.items())


def reason_said(words: Words, told: Told) -> str:
    """Return why an answer is not known; empty if it is."""
    return words.message(told.answer.reason, {}) if told.answer.reason else ""


def breach_said(words: Words, named: NamedBreach) -> str:
    """Return what the list on this computer knows of a breach."""
    public = named.public
    if public is None:
        return words.text("The list on this computer does not explain it.")
    params = {"happened": public.on.isoformat(), "public": public.added.isoformat(), "taken": "; ".join(public.data)}
    return words.message(MessageId("address.breach"), params)


def stands(words: Words, known: KnownAddress, today: date) -> tuple[Shape, str]:
    """Return how an address stands on the local date `today`, as a shape and a word."""
    newest = [told[0].answer for told in known.told.values()]
    complete = [told[-1].answer for told in known.told.values() if told[-1].answer.result is not Result.UNKNOWN]
    if any(answer.result is Result.FOUND for answer in complete):
        return Urgency.SOON, words.text("found")
    if not known.own.ways:
        return State.NOT_APPLICABLE, words.text("not ticked")
    if not newest:
        return Step.TO_COME, words.text("not looked up yet")
    if any(answer.result is Result.UNKNOWN for answer in newest) or not _ticked(known) <= known.told.keys():
        return State.UNKNOWN, words.text("not known")
    if any(today - answer.at.astimezone().date() > STANDS_FOR for answer in complete):
        return State.STALE, words.text("to be looked up again")
    return Step.DONE, words.text("not found")


def _ticked(known: KnownAddress) -> set[AddressSource]:
    return {way.source for way in known.own.ways}


def _one_said(words: Words, name: str, now: Told, before: Told | None = None) -> str:
    result, day = result_said(words, now), words.date(_day(now))
    if before is None:
        return words.text("{name}: {result} on {day}", name=name, result=result, day=day)
    return words.text(
        "{name}: {result} on {day}, {earlier} on {before}",
        name=name,
        result=result,
        day=day,
        earlier=result_said(words, before),
        before=words.date(_day(before)),
    )


def _day(told: Told) -> date:
    return told.answer.at.astimezone().date()
