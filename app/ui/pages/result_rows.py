"""Which rows stand in the list of a result, under which headings?

A row is found again by its shelf and its place there: what it is about is looked up when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from app.knowledge.catalogue import Catalogue
from app.ui.pages.changed import Changed, movements
from app.ui.pages.excluded import check_name, exclusion_checks, exclusion_name
from app.ui.pages.grouping import Group, urgency_words
from app.ui.pages.reading import Reading
from app.ui.pages.result_tools import URGENCIES, Shelf
from app.ui.pages.sifting import Groups, Places, Sieve, Sifting
from app.ui.pages.unread import Unread
from app.ui.widgets.row_model import RowsMadeWhenSeen
from app.ui.widgets.rows import FindingGroup, FindingRow
from app.ui.widgets.shapes import Shape
from app.words import Words
from checks.model import Exclusion, Urgency
from checks.passwords.progress import Movement
from checks.states import State

Thing = Group | Unread | Changed | Exclusion | Path | None
"""What a row is about; None stands for "nothing found"."""


class ResultRows:
    """The rows of one reading."""

    def __init__(self, words: Words, catalogue: Catalogue, reading: Reading) -> None:
        """Make nothing yet."""
        self.words = words
        self._catalogue = catalogue
        self._reading = reading

    def sifting(self, shelf: Shelf, sieve: Sieve) -> Sifting:
        """Return the sifting of what `shelf` holds: nothing was looked at yet."""
        return Sifting(self._sifted(shelf), sieve)

    def shown(self, shelf: Shelf, sieve: Sieve, passed: Places) -> list[FindingGroup]:
        """Return the groups of `shelf` that hold a row; `passed` are the places that `sieve` let through."""
        groups = self._to_do(sieve, passed) if shelf is Shelf.TO_DO else self._of(shelf, passed)
        return [group for group in groups if group.rows]

    def thing(self, key: object) -> Thing:
        """Return what the row `key` is about."""
        reading = self._reading
        shelves: Mapping[str, Sequence[Thing]] = {
            "plain": reading.beside.plain,
            "to-do": reading.to_do,
            "to-know": reading.to_know,
            "not-judged": reading.not_judged,
            "excluded": reading.beside.exclusions,
            "changed": reading.changed,
            "unread": reading.unread,
        }
        match key:
            case (str(shelf), int(place)) if shelf in shelves:
                return shelves[shelf][place]
            case _:
                return None

    def first_to_do(self) -> object:
        """Return the key of what is to do first."""
        return "to-do", 0

    def _sifted(self, shelf: Shelf) -> Groups:
        match shelf:
            case Shelf.TO_DO | Shelf.FIRST | Shelf.SOON | Shelf.WHEN_YOU_CAN:
                return self._reading.to_do
            case Shelf.TO_KNOW:
                return self._reading.to_know
            case Shelf.LEFT_OUT:
                return self._reading.not_judged
            case Shelf.CHANGED | Shelf.UNREAD:
                return Groups(())

    def _to_do(self, sieve: Sieve, passed: Places) -> Iterator[FindingGroup]:
        words, reading = self.words, self._reading
        plain = list(self._plain_files())
        yield FindingGroup(words.text("Now that it is read"), plain)
        if not reading.to_do and not reading.unread:
            yield FindingGroup("", [self._nothing_found()])
        for urgency in Urgency:
            yield self._of_urgency(urgency, passed)
        if not sieve.sought and sieve.check is None:
            yield self._could_not_look()

    def _of(self, shelf: Shelf, passed: Places) -> Iterator[FindingGroup]:
        words, reading = self.words, self._reading
        match shelf:
            case Shelf.TO_DO:
                return
            case Shelf.FIRST | Shelf.SOON | Shelf.WHEN_YOU_CAN:
                yield self._of_urgency(URGENCIES[shelf], passed)
            case Shelf.CHANGED:
                yield FindingGroup(words.text("Since last time"), list(self._changes()))
            case Shelf.UNREAD:
                yield self._could_not_look()
            case Shelf.TO_KNOW:
                yield FindingGroup(words.text("Good to know"), self._quiet("to-know", reading.to_know, passed))
            case Shelf.LEFT_OUT:
                yield FindingGroup(words.text("Left out by you"), list(self._exclusions()))
                yield FindingGroup(
                    words.text("Not judged in the last audit"), self._quiet("not-judged", reading.not_judged, passed)
                )

    def _of_urgency(self, urgency: Urgency, passed: Places) -> FindingGroup:
        groups, word = self._reading.to_do, urgency_words(self.words, urgency)
        of_it = groups.of_urgency(passed, urgency)

        def made(number: int) -> FindingRow:
            group = groups[of_it[number]]
            return FindingRow(("to-do", of_it[number]), group.title, group.second, "", urgency, word)

        return FindingGroup(word, RowsMadeWhenSeen(len(of_it), made))

    def _quiet(self, kind: str, groups: Groups, places: Places) -> Sequence[FindingRow]:
        shape = State.NOT_APPLICABLE

        def made(number: int) -> FindingRow:
            group = groups[places[number]]
            second = f"{check_name(self.words, self._catalogue, group.check)} – {group.second}"
            return FindingRow((kind, places[number]), group.title, second, "", shape, "")

        return RowsMadeWhenSeen(len(places), made)

    def _could_not_look(self) -> FindingGroup:
        unread = self._reading.unread

        def made(place: int) -> FindingRow:
            row = unread[place].row
            return FindingRow(("unread", place), row.title, row.second, "", row.shape, row.shape_name)

        return FindingGroup(self.words.text("Could not look"), RowsMadeWhenSeen(len(unread), made))

    def _changes(self) -> Iterator[FindingRow]:
        words = self.words
        for place, each in enumerate(self._reading.changed):
            counts = {movement: len(subjects) for movement, subjects in each.moved.items()}
            name = check_name(words, self._catalogue, each.check)
            right = words.text("{before} → {now}", before=each.before, now=each.now)
            yield FindingRow(("changed", place), name, movements(words, counts), right, _shape(each))

    def _exclusions(self) -> Iterator[FindingRow]:
        words, beside = self.words, self._reading.beside
        for place, each in enumerate(beside.exclusions):
            over = each.review <= beside.today
            until = words.text("look at it again") if over else words.date(each.review)
            second = f"{exclusion_checks(words, self._catalogue, each)} – {until}"
            shape, said = (State.STALE, words.text("To re-check")) if over else (State.ACCEPTED, words.text("Left out"))
            yield FindingRow(("excluded", place), exclusion_name(words, each), second, "", shape, said)

    def _plain_files(self) -> Iterator[FindingRow]:
        words = self.words
        for place, path in enumerate(self._reading.beside.plain):
            title = words.text("Delete {name}", name=path.name)
            second = words.text("it can be read by anyone")
            first = urgency_words(words, Urgency.FIRST)
            yield FindingRow(("plain", place), title, second, "", Urgency.FIRST, first)

    def _nothing_found(self) -> FindingRow:
        words, record = self.words, self._reading.record
        logins = sum(source.logins for source in record.opened)
        if not record.done or not logins:
            return FindingRow(("nothing", 0), words.text("Could not look"), "", "", State.UNKNOWN)
        return FindingRow(("nothing", 0), words.text("Nothing found"), "", "", State.PASS)


def _shape(changed: Changed) -> Shape:
    if Movement.CAME_BACK in changed.moved:
        return "regressed"
    return State.FAIL if Movement.NEW in changed.moved else State.PASS
