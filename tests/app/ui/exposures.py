"""An audit that found something for every part of the page of accounts, made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.checkup.events import AuditDone, CheckDone, Event, Found, SourceOpened
from app.values.kept_lists import About, ListKind
from app.values.outside import Recipient
from checks.facts import Tally
from checks.model import CheckId, Evidence, Finding, MessageId, Outcome, Param, Subject, Urgency
from tests.app.ui.fakes import NOW, subject

BREACHED = CheckId("exposure.breached_site")
DORMANT = CheckId("exposure.dormant")
DUPLICATE = CheckId("exposure.duplicate")
SECOND_FACTOR = CheckId("passwords.second_factor")
PASSKEY = CheckId("passwords.passkey")


def leak(
    breach: str, *titles: str, outcome: Outcome = Outcome.FAIL, soon: Urgency = Urgency.SOON, also: int = 0
) -> Finding:
    """Return a leak at the site of the first accounts; the last `also` of them have the same password elsewhere."""
    subjects = tuple(subject(title) for title in titles)
    kind = "password" if outcome is Outcome.FAIL else "undetermined"
    message = MessageId(f"breached.{kind}_reused" if also else f"breached.{kind}")
    params: dict[str, Param] = {
        "breach": breach,
        "domain": subjects[0].site,
        "happened": "2019-06-01",
        "public": "2021-03-12",
        "taken": "Email addresses; Passwords; Phone numbers",
        "n": len(subjects) - also,
        "sites": also,
        "more": 1,
    }
    return Finding(BREACHED, outcome, subjects, Evidence(message, params), soon)


def intimate(breach: str, title: str) -> Finding:
    """Return a leak that tells something intimate."""
    found = leak(breach, title)
    return Finding(found.check, found.outcome, found.subjects, found.evidence, found.urgency, private=True)


def told(
    check: CheckId, message: str, outcome: Outcome, *titles: str, soon: Urgency = Urgency.WHEN_YOU_CAN, **more: Param
) -> Finding:
    """Return one finding about these accounts."""
    params: dict[str, Param] = {"n": len(titles), **more}
    return Finding(check, outcome, tuple(map(subject, titles)), Evidence(MessageId(message), params), soon)


def findings() -> tuple[Finding, ...]:
    """Return what the page of accounts lists."""
    several = tuple(subject("Tissage", user) for user in ("colette@orme.example", "c.marchal"))
    return (
        leak("Colivo", "Colivo", "Orme Mail", "Pavois", soon=Urgency.FIRST, also=2),
        leak("Tissage", "Tissage"),
        leak("Forum des jardins", "Forum", outcome=Outcome.UNKNOWN),
        told(DORMANT, "dormant.unused", Outcome.PARTIAL, "Colivo", "Club de voile", years=2),
        told(DORMANT, "dormant.quiet", Outcome.UNKNOWN, "Bricoleur", years=3),
        told(DUPLICATE, "duplicate.different", Outcome.PASS, "Pavois"),
        Finding(
            DUPLICATE,
            Outcome.PASS,
            several,
            Evidence(MessageId("duplicate.several"), {"n": 2, "site": "tissage.example"}),
            Urgency.WHEN_YOU_CAN,
        ),
        told(SECOND_FACTOR, "second_factor.totp", Outcome.FAIL, "Banque Orme", "Métiora", soon=Urgency.FIRST),
        told(SECOND_FACTOR, "second_factor.sms", Outcome.PARTIAL, "Docvault", soon=Urgency.SOON),
        told(SECOND_FACTOR, "second_factor.on", Outcome.PASS, "Orme Mail"),
        told(PASSKEY, "passkey.offered", Outcome.UNKNOWN, "Docvault", "Marché"),
    )


def exposed_audit(
    found: tuple[Finding, ...] | None = None, reasons: dict[CheckId, str] | None = None, private: int = 0
) -> tuple[Event, ...]:
    """Return an audit with all checks of exposure; those in `reasons` could not look."""
    given = findings() if found is None else found
    return (
        SourceOpened("Family.kdbx", "kdbx", 312, ()),
        *map(Found, given),
        *_done(given, reasons or {}, private),
        AuditDone(312),
    )


def blind() -> tuple[Event, ...]:
    """Return an audit without a list of breaches."""
    return exposed_audit((), {BREACHED: "unknown.no_breaches"})


def lists() -> dict[ListKind, About]:
    """Return a list that was fetched three days ago, and one that was loaded long before."""
    return {
        ListKind.BREACHES: About(ListKind.BREACHES, Recipient.HIBP, NOW - timedelta(days=3), 1_024),
        ListKind.TWO_FACTOR: About(ListKind.TWO_FACTOR, None, NOW - timedelta(days=40), 2_566),
    }


def old_lists() -> dict[ListKind, About]:
    """Return lists from files: one of breaches that is two years old, and both of shared credentials."""
    newest = (NOW - timedelta(days=730)).date()
    return {
        ListKind.BREACHES: About(ListKind.BREACHES, None, NOW - timedelta(days=1), 667, newest),
        ListKind.SHARED: About(ListKind.SHARED, None, NOW - timedelta(days=1), 102),
        ListKind.SHARED_ONCE: About(ListKind.SHARED_ONCE, None, NOW - timedelta(days=1), 93),
    }


def many(count: int) -> tuple[Finding, ...]:
    """Return so many findings, a third of them leaks."""
    sleeping = tuple(
        Subject(f"Shop {n}", f"shop{n}.example", "colette@orme.example", "Large.kdbx") for n in range(count // 3)
    )
    dormant = Finding(
        DORMANT,
        Outcome.PARTIAL,
        sleeping,
        Evidence(MessageId("dormant.unused"), {"n": len(sleeping), "years": 2}),
        Urgency.WHEN_YOU_CAN,
    )
    bare = tuple(Subject(f"Club {n}", f"club{n}.example", "c", "Large.kdbx") for n in range(count // 3))
    missing = Finding(
        SECOND_FACTOR,
        Outcome.FAIL,
        bare,
        Evidence(MessageId("second_factor.totp"), {"n": len(bare)}),
        Urgency.WHEN_YOU_CAN,
    )
    leaks = (leak(f"Breach {n}", f"Site {n}") for n in range(count - 2 * (count // 3)))
    return (*leaks, dormant, missing)


def _done(found: tuple[Finding, ...], reasons: dict[CheckId, str], private: int) -> Iterator[CheckDone]:
    for check in (BREACHED, DORMANT, DUPLICATE, SECOND_FACTOR, PASSKEY):
        reason = MessageId(reasons[check]) if check in reasons else None
        mine = {finding.outcome for finding in found if finding.check == check}
        outcome = Outcome.PARTIAL if mine & {Outcome.FAIL, Outcome.PARTIAL} else Outcome.PASS
        if reason:
            outcome = Outcome.UNKNOWN
        hidden = private if check == BREACHED else 0
        yield CheckDone(check, outcome, 0.5, Tally(0, 312, 0, 312), reason, hidden)
