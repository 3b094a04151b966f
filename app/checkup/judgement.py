"""What do the logins of an audit come to, check by check?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from typing import Final

from app.checkup import leaks
from app.checkup.audit_messages import AddressesSeen, Start, Told, Traced
from app.checkup.deals import Deal, Judged, dealt
from app.checkup.events import AuditRequest, CheckDone, Event, Found, Progress, Stage
from app.checkup.sharing import Sharing
from app.checkup.tracing import Tracer
from app.knowledge import rules, wordlist
from checks import suffixes
from checks.exposure import breached_site, hosts, listed, offers, vault_addresses
from checks.facts import Check, Facts, Need, Tally
from checks.model import CheckId, Finding, Login, MessageId, Outcome
from checks.once import changed
from checks.passwords import beyond, exclusions, leaked
from checks.passwords.progress import Trace
from checks.passwords.verdict import verdict
from checks.registry import CHECKS

_TRACED_AT_A_TIME: Final = 1000
_ADDRESSES_AT_MOST: Final = 2000
"""Those of most accounts come first; nobody ticks more, one by one."""


def prepare() -> None:
    """Make what the first login would wait for. ResourceError if this installation is not whole."""
    suffixes.prepare()
    beyond.prepare()
    rules.services()
    wordlist.common()


def told(
    order: Start,
    logins: list[Login],
    answers: leaks.Answers,
    *,
    complete: bool,
) -> Iterator[Told]:
    """Judge `logins`, and tell what may be remembered of them.

    `answers` is as for `leaks.gathered`; `complete` says that all files were read as a whole. ResourceError if this
    installation is not whole.
    """
    prepare()  # before a copy of this process is made, which finds all of it then
    facts = _facts(order, logins, read_any=len(logins) > 0 or complete)
    tracer = Tracer(order.key) if order.key else None
    with ExitStack() as kept:
        alone = [check for check in CHECKS.values() if check.meta.alone]
        shared = {check.meta.id: kept.enter_context(closing(dealt(check, facts))) for check in alone}
        for check in _in_order(order.request):
            if _asks_others(check) and facts.logins is not None:
                facts = changed(facts, leaks=(yield from leaks.gathered(order.request, facts, order.known, answers)))
            for event in _answer(check, facts, shared, complete=complete):
                yield event
                if tracer:
                    tracer.follow(event)
    if tracer:
        yield from _in_batches(tracer.traces(facts))
        yield AddressesSeen(vault_addresses.seen(facts)[:_ADDRESSES_AT_MOST])


_Shared = Mapping[CheckId, Sharing[Deal, Judged]]


def _asks_others(check: Check) -> bool:
    return Need.LEAKS in check.meta.needs


def _in_order(request: AuditRequest) -> list[Check]:
    """Return the checks in an order in which both processes are at work to the end.

    Those that are dealt out come after those that only this process judges; last comes what waits for others, which
    a list on this computer does not.
    """
    waits = request.leaks is None
    return sorted(CHECKS.values(), key=lambda check: (waits and _asks_others(check), check.meta.alone))


def _facts(order: Start, logins: list[Login], *, read_any: bool) -> Facts:
    request, services = order.request, rules.services()
    heard = exclusions.applied(logins, request.exclusions, frozenset(CHECKS), services, order.today)
    shared = hosts.sharing(order.lists.shared)
    heard = listed.rearmed(heard, order.lists.breaches, services, shared)
    heard = leaked.unsilenced(heard, services)
    return Facts(
        logins=tuple(heard) if read_any else None,
        today=order.today,
        common_words=wordlist.common(),
        services=services,
        person=request.person,
        masters=tuple(source.password for source in request.sources if source.password),
        breaches=order.lists.breaches,
        offers=offers.merged(services, order.lists.offers),
        shared=shared,
        elsewhere=request.elsewhere,
    )


def _in_batches(traces: Iterator[Trace]) -> Iterator[Traced]:
    while batch := tuple(itertools.islice(traces, _TRACED_AT_A_TIME)):
        yield Traced(batch)


def _answer(check: Check, facts: Facts, shared: _Shared, *, complete: bool) -> Iterator[Event]:
    if Need.LOGINS in check.meta.needs and facts.logins is None:
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), MessageId("unknown.no_vault"))
        return
    if _asks_others(check) and facts.leaks is None:
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), leaked.NOT_ASKED)
        return
    if Need.BREACHES in check.meta.needs and facts.breaches is None:
        yield CheckDone(check.meta.id, Outcome.UNKNOWN, 0.0, Tally(0, 0, 0, 0), breached_site.NO_LIST)
        return
    affected = weight = private = 0
    unknown: list[Finding] = []
    for event in _judge(check, facts, shared):
        if isinstance(event, Found) and event.finding.outcome in {Outcome.FAIL, Outcome.PARTIAL}:
            affected += len(event.finding.subjects)
            weight += sum(subject.importance.weight for subject in event.finding.subjects)
        if isinstance(event, Found) and event.finding.outcome is Outcome.UNKNOWN:
            unknown.append(event.finding)
        private += isinstance(event, Found) and event.finding.private
        yield event
    of = check.judged(facts)
    tally = Tally(affected, of.accounts, weight, of.weight)
    old = Need.BREACHES in check.meta.needs and not breached_site.is_current(facts)
    outcome, value = verdict(tally, _weight(unknown), complete=complete and not unknown and not old)
    reason = _reason(check, tally, unknown, old=old) if outcome is Outcome.UNKNOWN else None
    yield CheckDone(check.meta.id, outcome, value, tally, reason, private)


def _judge(check: Check, facts: Facts, shared: _Shared) -> Iterator[Found | Progress]:
    of = len(facts.logins or ())
    yield Progress(Stage.JUDGING, 0, of, check.meta.id)
    if not check.meta.alone:
        yield from map(Found, check.judge(facts))
    else:
        done = of - sum(login.password is not None for login in facts.logins or ())
        for deal, judged in shared[check.meta.id].done():
            yield from map(Found, judged.findings)
            done += len(deal)
            yield Progress(Stage.JUDGING, done, of, check.meta.id)
    yield from map(Found, exclusions.listed(check.meta.id, facts))
    yield Progress(Stage.JUDGING, of, of, check.meta.id)


def _weight(findings: Sequence[Finding]) -> int:
    return sum(subject.importance.weight for finding in findings for subject in finding.subjects)


def _reason(check: Check, tally: Tally, unknown: Sequence[Finding], *, old: bool) -> MessageId:
    """Return why an outcome is unknown; where others were asked, what kept the most accounts from an answer.

    `old` says that the list of breaches is too old to clear an account.
    """
    if not tally.of:
        return check.meta.nobody
    if unknown:
        widest = max(unknown, key=lambda finding: len(finding.subjects))
        return widest.evidence.message if _asks_others(check) else check.meta.untold
    return breached_site.OLD_LIST if old else MessageId("unknown.incomplete")
