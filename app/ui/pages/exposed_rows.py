"""Which rows stand in the list of the page of accounts, under which headings?

Besides what was found: how each part stands where nothing was, what is sensitive and not listed yet, and the doors to
other pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from app.ui.pages.doors import Door
from app.ui.pages.exposed import BREACHED, CHECKS, Exposed, Part, Section, Standing
from app.ui.pages.exposed_words import part_name, standing_name
from app.ui.pages.grouping import Group, subject_name, urgency_words
from app.ui.pages.sifting import Places
from app.ui.widgets.row_model import FindingGroup, FindingRow, RowsMadeWhenSeen
from app.ui.widgets.shapes import Empty, Shape
from app.words import Words
from checks.model import CheckId, Finding, MessageId, Outcome
from checks.states import State


class Gap(Enum):
    """Why a part lists nothing of a check."""

    NO_VAULT = "no-vault"
    NOT_LOOKED = "not-looked"  # the last audit is older than the check
    COULD_NOT_LOOK = "could-not-look"
    NOTHING_FOUND = "nothing-found"


@dataclass(frozen=True, slots=True)
class Missing:
    """A check of which nothing is listed; `reason` says why it could not look."""

    part: Part
    check: CheckId
    gap: Gap
    reason: MessageId | None = None


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Findings that are listed only once the person wants it: `here` of `found` can be, the others are forgotten."""

    found: int
    here: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of what was found, by its place."""

    group: Group
    finding: Finding


Thing = Row | Missing | Sensitive | Door


class ExposedRows:
    """The rows of one reading."""

    def __init__(self, words: Words, exposed: Exposed, doors: Sequence[Door]) -> None:
        """Make nothing yet; what is sensitive is not shown."""
        self.words = words
        self.exposed = exposed
        self.shows_sensitive = False
        self._doors = doors
        self._missing = tuple(_missing(exposed))

    def shown(self, part: Part | None, passed: Places, *, sought: bool) -> list[FindingGroup]:
        """Return the rows of `part`, by heading; of all parts if None, each under its own name.

        `passed` are the places that were found; while something is `sought`, only what was found is listed.
        """
        groups = self._whole(passed, sought=sought) if part is None else self._by_standing(part, passed, sought=sought)
        return [group for group in groups if group.rows]

    def count(self, part: Part) -> int:
        """Return how many rows a part has."""
        return self.exposed.count(part) + sum(door.part is part for door in self._doors)

    def thing(self, key: object) -> Thing | None:
        """Return what the row `key` is about."""
        match key:
            case ("found", int(place)):
                return Row(self.exposed.groups[place], self.exposed.findings[place])
            case ("missing", int(place)):
                return self._missing[place]
            case ("door", int(place)):
                return self._doors[place]
            case ("sensitive", _):
                return self.sensitive()
            case _:
                return None

    def sensitive(self) -> Sensitive | None:
        """Return what is to be shown behind a click only; None if there is nothing."""
        found = sum(done.private for done in self.exposed.record.done) if self.exposed.record else 0
        here = len(self.exposed.overview.private)
        return Sensitive(max(found, here), here, self.shows_sensitive) if found or here else None

    def _whole(self, passed: Places, *, sought: bool) -> Iterator[FindingGroup]:
        for part in Part:
            places = [place for each in self._sections(part) for place in each.of(passed)]
            rows = self._found(places)
            beside = () if sought else self._beside(part)
            name = part_name(self.words, part)
            yield FindingGroup(name, rows if places else beside)
            if places:
                yield FindingGroup("", beside)

    def _by_standing(self, part: Part, passed: Places, *, sought: bool) -> Iterator[FindingGroup]:
        for each in self._sections(part):
            yield FindingGroup(standing_name(self.words, part, each.standing), self._found(each.of(passed)))
        if not sought:  # what concerns the whole part does not stand under the last heading in it
            yield FindingGroup(part_name(self.words, part), self._beside(part))

    def _sections(self, part: Part) -> Iterator[Section]:
        for each in self.exposed.sections:
            if each.part is part and (self.shows_sensitive or each.standing is not Standing.SENSITIVE):
                yield each

    def _found(self, places: Places) -> Sequence[FindingRow]:
        def made(number: int) -> FindingRow:
            place = places[number]
            return self._row(place, self.exposed.groups[place], self.exposed.findings[place])

        return RowsMadeWhenSeen(len(places), made)

    def _row(self, place: int, group: Group, finding: Finding) -> FindingRow:
        words = self.words
        shape, said = _shape(words, finding)
        second = group.second
        if finding.check == BREACHED and "happened" in finding.evidence.params:
            happened = words.told("happened", finding.evidence.params["happened"])
            second = words.text("{when} – {names}", when=happened, names=group.second)
        elif len(finding.subjects) == 1:
            [subject] = finding.subjects
            site = subject.site if subject.site != subject_name(subject) else ""
            title = words.message(MessageId(f"{finding.evidence.message}.row"), finding.evidence.params)
            second = " – ".join(text for text in (title, subject.user or site) if text)
        return FindingRow(("found", place), group.title, second, "", shape, said)

    def _beside(self, part: Part) -> list[FindingRow]:
        return [*self._missing_rows(part), *self._sensitive_row(part), *self._door_rows(part)]

    def _missing_rows(self, part: Part) -> Iterator[FindingRow]:
        for place, each in enumerate(self._missing):
            if each.part is part:
                name, why = missing_name(self.words, each.check), missing_title(self.words, each)
                yield FindingRow(("missing", place), name, why, "", _GAPS[each.gap], "")

    def _sensitive_row(self, part: Part) -> Iterator[FindingRow]:
        told = self.sensitive()
        if told is not None and part is Part.LEAKED:
            words = self.words
            title = words.text("Sensitive: {n}", n=told.found)
            second = words.text("shown") if told.shown else words.text("not shown before you ask for it")
            yield FindingRow(("sensitive", 0), title, second, "", State.ACCEPTED, words.text("Kept back"))

    def _door_rows(self, part: Part) -> Iterator[FindingRow]:
        for place, each in enumerate(self._doors):
            if each.part is part:
                yield FindingRow(("door", place), each.title, each.second, "", each.shape, each.second)


def missing_title(words: Words, missing: Missing) -> str:
    """Return in a few words why nothing is listed."""
    match missing.gap:
        case Gap.NO_VAULT | Gap.NOT_LOOKED:
            return words.text("Not looked at yet")
        case Gap.COULD_NOT_LOOK:
            return words.text("Could not look")
        case Gap.NOTHING_FOUND:
            return words.text("Nothing found")


def missing_name(words: Words, check: CheckId) -> str:
    """Return what a check looks for."""
    return words.message(MessageId(f"looked_for.{check}"), {})


_GAPS: dict[Gap, Empty] = {
    Gap.NO_VAULT: Empty.NOT_LOOKED,
    Gap.NOT_LOOKED: Empty.NOT_LOOKED,
    Gap.COULD_NOT_LOOK: Empty.COULD_NOT_LOOK,
    Gap.NOTHING_FOUND: Empty.NOTHING_FOUND,
}


def _missing(exposed: Exposed) -> Iterator[Missing]:
    found = {finding.check for finding in exposed.findings if not finding.private}
    for part in Part:
        for check in CHECKS[part]:
            done = exposed.done(check)
            if exposed.record is None:
                yield Missing(part, check, Gap.NO_VAULT)
            elif done is None:
                yield Missing(part, check, Gap.NOT_LOOKED)
            elif check in found or done.private:
                continue
            elif done.outcome is Outcome.UNKNOWN:
                yield Missing(part, check, Gap.COULD_NOT_LOOK, done.reason)
            else:
                yield Missing(part, check, Gap.NOTHING_FOUND)


def _shape(words: Words, finding: Finding) -> tuple[Shape, str]:
    match finding.outcome:
        case Outcome.FAIL | Outcome.PARTIAL:
            return finding.urgency, urgency_words(words, finding.urgency)
        case Outcome.UNKNOWN:
            return State.UNKNOWN, words.text("not known")
        case Outcome.PASS | Outcome.NOT_APPLICABLE:
            return State.NOT_APPLICABLE, words.text("Good to know")
