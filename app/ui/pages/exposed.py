"""What is exposed: which accounts leaked, which are worth closing, which could be better protected?

It is made beside the window: of ten thousand findings, that takes longer than a frame. What tells something intimate is
in a section of its own, which is listed only once the person asked for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from app.checkup.events import CheckDone
from app.checkup.overview import Overview
from app.checkup.record import AuditRecord
from app.ui.pages.excluded import without
from app.ui.pages.grouping import TO_DO, Group, Ordered, by_importance, named, subject_name, title_of
from app.ui.pages.sifting import Groups, Places
from app.values.kept_lists import About
from app.words import Words
from checks.model import CheckId, Finding, Importance, MessageId, Outcome, Subject
from checks.passwords.importance import rank, urgency

BREACHED: Final = CheckId("exposure.breached_site")
DORMANT: Final = CheckId("exposure.dormant")
DUPLICATE: Final = CheckId("exposure.duplicate")
SECOND_FACTOR: Final = CheckId("passwords.second_factor")
PASSKEY: Final = CheckId("passwords.passkey")
DECLARED: Final = MessageId("second_factor.declared")


class Part(Enum):
    """One question of the page: the findings of its checks answer it, or pages of their own, to which doors lead."""

    LEAKED = "leaked"
    ADDRESSES = "addresses"
    CLOSING = "closing"
    PROTECTING = "protecting"
    HOLDING = "holding"


CHECKS: Final[Mapping[Part, tuple[CheckId, ...]]] = {
    Part.LEAKED: (BREACHED,),
    Part.ADDRESSES: (),
    Part.CLOSING: (DORMANT, DUPLICATE),
    Part.PROTECTING: (SECOND_FACTOR, PASSKEY),
    Part.HOLDING: (),
}


_PARTS: Final = {check: part for part, checks in CHECKS.items() for check in checks}
ON_ACCOUNTS: Final = frozenset(_PARTS)
"""The checks whose findings are shown on the page of accounts, and so on no other."""


class Standing(Enum):
    """Under which heading rows of a part stand; in the order in which they are shown."""

    FIRST = "first"
    SOON = "soon"
    WHEN_YOU_CAN = "when-you-can"
    NOT_KNOWN = "not-known"
    TO_KNOW = "to-know"
    SENSITIVE = "sensitive"


_BY_URGENCY: Final = (Standing.FIRST, Standing.SOON, Standing.WHEN_YOU_CAN)
_TOGETHER: Final = frozenset(
    map(
        MessageId,
        ("breached.no_address", "dormant.untold", "second_factor.none", "second_factor.others", "duplicate.several"),
    )
)
"""What is said of many accounts at once, or of a site: one row for all of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand under one heading: those from `start` to before `end`."""

    part: Part
    standing: Standing
    start: int
    end: int

    def of(self, passed: Places) -> Places:
        """Return those of the ascending places `passed` that are of this section."""
        return passed[bisect_left(passed, self.start) : bisect_left(passed, self.end)]


@dataclass(frozen=True, slots=True)
class Exposed:
    """All that is exposed, in rows.

    `groups[n]` is the row of `findings[n]`. `lists` are the public lists that are here now; `how` has, by site, the
    address of its own instructions. `record` is None while no vault was looked at.
    """

    overview: Overview
    lists: tuple[About, ...] = ()
    groups: Groups = field(default_factory=lambda: Groups(()))
    findings: Sequence[Finding] = ()
    sections: tuple[Section, ...] = ()
    how: Mapping[str, str] = field(default_factory=dict)

    @property
    def record(self) -> AuditRecord | None:
        """Return the last audit."""
        return self.overview.last_audit

    def knowing(self, how: Mapping[str, str]) -> Exposed:
        """Return it with the addresses of instructions, by site."""
        return replace(self, how=how)

    def count(self, part: Part) -> int:
        """Return how many rows a part has that may be listed at once."""
        return sum(
            each.end - each.start
            for each in self.sections
            if each.part is part and each.standing is not Standing.SENSITIVE
        )

    def done(self, check: CheckId) -> CheckDone | None:
        """Return the verdict of a check; None if the last audit did not have it."""
        return next((done for done in self.record.done if done.check == check), None) if self.record else None

    def sites(self) -> frozenset[str]:
        """Return the sites at which something could be turned on."""
        of_these = {SECOND_FACTOR, PASSKEY}
        return frozenset(
            subject.site
            for finding in self.findings
            if finding.check in of_these
            for subject in finding.subjects
            if subject.site
        )


def exposed(words: Words, overview: Overview, lists: tuple[About, ...], ordered: Ordered = by_importance) -> Exposed:
    """Put the last audit into rows: by part, then by what is to do first."""
    record = overview.last_audit
    if record is None:
        return Exposed(overview, lists)
    public = without(record.findings, overview.exclusions, overview.today)
    private = without(overview.private, overview.exclusions, overview.today)
    said = {(each.site, each.user.strip().casefold()) for each in overview.elsewhere}
    rows: dict[tuple[Part, Standing], list[Finding]] = {}
    for finding in _one_row_an_account(each for whole in (*public, *private) for each in _apart(whole)):
        told = _as_told(finding, said)
        rows.setdefault((_PARTS[finding.check], _standing(told)), []).append(told)
    return _in_sections(words, overview, lists, ordered, rows)


def _in_sections(
    words: Words,
    overview: Overview,
    lists: tuple[About, ...],
    ordered: Ordered,
    rows: Mapping[tuple[Part, Standing], list[Finding]],
) -> Exposed:
    findings: list[Finding] = []
    sections: list[Section] = []
    for part in Part:
        for standing in Standing:
            if of_it := rows.get((part, standing)):
                sections.append(Section(part, standing, len(findings), len(findings) + len(of_it)))
                findings.extend(of_it)
    groups = Groups([_group(words, finding, ordered) for finding in findings])
    return Exposed(overview, lists, groups, findings, tuple(sections))


def _apart(finding: Finding) -> Iterator[Finding]:
    """Yield a finding for each account that is dealt with by itself: closed, or better protected."""
    if finding.check not in _PARTS or finding.outcome is Outcome.NOT_APPLICABLE:
        return  # what was taken out is told where it can be taken back
    if finding.check == BREACHED or finding.evidence.message in _TOGETHER or len(finding.subjects) == 1:
        yield finding
        return
    evidence = replace(finding.evidence, params={**finding.evidence.params, "n": 1})
    for subject in finding.subjects:
        soon = urgency((subject,)) if finding.check == SECOND_FACTOR else finding.urgency
        yield replace(finding, subjects=(subject,), evidence=evidence, urgency=soon)


def _one_row_an_account(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings without the passkeys of accounts of which it is told already that more could be turned on."""
    missing: set[Subject] = set()
    for finding in findings:
        if finding.check == SECOND_FACTOR and finding.outcome in TO_DO:
            missing.update(finding.subjects)
        if not (finding.check == PASSKEY and missing.issuperset(finding.subjects)):
            yield finding


def _as_told(finding: Finding, said: set[tuple[str, str]]) -> Finding:
    """Return a finding as the person's word makes it, which the next audit will count; what they took back is open."""
    if finding.check != SECOND_FACTOR or len(finding.subjects) != 1:
        return finding
    [subject] = finding.subjects
    told = (subject.site, subject.user.strip().casefold()) in said
    if told and finding.outcome is not Outcome.PASS:
        return replace(finding, outcome=Outcome.PASS, evidence=replace(finding.evidence, message=DECLARED))
    if not told and finding.evidence.message == DECLARED:
        return replace(finding, outcome=Outcome.UNKNOWN)
    return finding


def _standing(finding: Finding) -> Standing:
    if finding.private:
        return Standing.SENSITIVE
    match finding.outcome:
        case Outcome.FAIL | Outcome.PARTIAL:
            return _BY_URGENCY[finding.urgency - 1]
        case Outcome.UNKNOWN:
            return Standing.NOT_KNOWN
        case Outcome.PASS | Outcome.NOT_APPLICABLE:  # none of the latter has a row
            return Standing.TO_KNOW


def _group(words: Words, finding: Finding, ordered: Ordered) -> Group:
    # Those at the site that leaked stay before those that its password opens too.
    subjects = finding.subjects if finding.check == BREACHED else tuple(ordered(finding.subjects))
    title = _title(words, finding)
    return Group(
        check=finding.check,
        outcome=finding.outcome,
        urgency=finding.urgency,
        title=title,
        second=named(subjects),
        why="",  # said when the row is opened: thousands of sentences with dates take longer than all the rest
        subjects=subjects,
        weighs=rank(subjects[0].importance) if subjects else len(Importance),
        sought="\n".join(_sought(title, subjects)),
    )


def _title(words: Words, finding: Finding) -> str:
    """Return what tells rows apart: the breach, or the account."""
    breach, here = finding.evidence.params.get("breach"), finding.evidence.params.get("n")
    if finding.check == BREACHED and isinstance(breach, str) and isinstance(here, int):
        return words.count("{breach}: {n} account", "{breach}: {n} accounts", here, breach=breach)
    site = finding.evidence.params.get("site")
    if finding.check == DUPLICATE and isinstance(site, str):
        n = len(finding.subjects)
        return words.count("{n} account at {site}", "{n} accounts at {site}", n, site=site)
    if len(finding.subjects) == 1:
        return subject_name(finding.subjects[0])
    return title_of(words, finding.evidence.message, len(finding.subjects))


def _sought(title: str, subjects: Iterable[Subject]) -> Iterator[str]:
    yield title.casefold()
    for each in subjects:
        yield from (text.casefold() for text in (each.title, each.site, each.user) if text)
