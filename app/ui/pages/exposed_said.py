"""What is said about each row of the page of accounts: what, when, how it is known, what to do?"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.pages.accounts import Sites, accounts
from app.ui.pages.doors import Door
from app.ui.pages.exposed import BREACHED, DECLARED, DORMANT, DUPLICATE, Exposed
from app.ui.pages.exposed_rows import Gap, Missing, Row, Sensitive, missing_name, missing_title
from app.ui.pages.exposed_words import BREACH_LISTS, list_sentence, read_on
from app.ui.pages.remedy import remedy
from app.ui.widgets.axes import axes
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import CardTitle, DetailTitle, Lead, Second
from app.words import Words
from checks.model import Finding, ItemId, Outcome

LIST_WANTED = frozenset({"unknown.no_breaches", "unknown.breaches_old"})
"""Why nothing is known of leaks until a list of them comes."""


class Sayings:
    """What is said of the rows of one reading."""

    def __init__(self, words: Words, catalogue: Catalogue, sites: Sites, exposed: Exposed) -> None:
        """Say it in `words`."""
        self.words = words
        self._catalogue = catalogue
        self._sites = sites
        self._exposed = exposed

    def row(self, row: Row) -> Iterator[QWidget]:
        """Say what was found: the sentence, the facts behind it, the accounts, and what to do."""
        words, finding = self.words, row.finding
        entry = self._catalogue.entries.get(ItemId(finding.check))
        yield DetailTitle(row.group.title)
        yield Lead(self._sentence(row))
        yield self._facts(finding)
        yield from self._accounts(finding)
        if entry is not None and finding.outcome is not Outcome.PASS:
            yield remedy(words, entry, (words.text("Come back and read the vault again: the gain is confirmed."),))

    def missing(self, missing: Missing) -> Iterator[QWidget]:
        """Say why nothing is listed of a check: what was not looked at is never “nothing found”."""
        words, record = self.words, self._exposed.record
        yield DetailTitle(missing_name(words, missing.check))
        match missing.gap:
            case Gap.NO_VAULT:
                text = words.text("No vault was read yet. Which accounts you have, only a vault tells.")
                yield EmptyState(Empty.NOT_LOOKED, missing_title(words, missing), text)
            case Gap.NOT_LOOKED:
                text = words.text("The last audit did not look at this. Read the vault again.")
                yield EmptyState(Empty.NOT_LOOKED, missing_title(words, missing), text)
            case Gap.COULD_NOT_LOOK:
                why = words.message(missing.reason, {}) if missing.reason else words.text("The reason is not known.")
                text = f"{why} {words.text('This is not “nothing found”.')}"
                yield EmptyState(Empty.COULD_NOT_LOOK, missing_title(words, missing), text)
            case Gap.NOTHING_FOUND:
                searched = "" if record is None else read_on(words, record.at.date())
                text = words.text("Searched: {what}.", what=searched)
                yield EmptyState(Empty.NOTHING_FOUND, missing_title(words, missing), text)
        if missing.check == BREACHED:
            yield from self._lists()

    def sensitive(self, told: Sensitive) -> Iterator[QWidget]:
        """Say what being shown may tell others, and where none of it goes."""
        words = self.words
        yield DetailTitle(words.text("What is sensitive"))
        yield Lead(
            words.text(
                "The mere name of some sites tells something intimate. Before you show them: who can see this screen, "
                "and is it being shared or recorded?"
            )
        )
        yield Second(
            words.text("They are never written, printed or notified, and forgotten when Bilan or this check-up closes.")
        )
        if told.here < told.found:
            text = words.text("They were found in an audit before this start, and forgotten. Read the vault again.")
            yield EmptyState(Empty.NOT_LOOKED, words.text("Not here any more"), text)

    def door(self, door: Door) -> Iterator[QWidget]:
        """Say what lies behind a door, and how it stands."""
        yield DetailTitle(door.title)
        yield Lead(door.lead)
        card = Card()
        card.body.addWidget(CardTitle(door.second))
        yield card

    def _sentence(self, row: Row) -> str:
        words, finding = self.words, row.finding
        if finding.evidence.message == DECLARED and finding.outcome is Outcome.UNKNOWN:
            return words.text("You took your word back. The next audit tells what the site offers.")
        return words.message(finding.evidence.message, finding.evidence.params)

    def _facts(self, finding: Finding) -> QWidget:
        words, params = self.words, finding.evidence.params
        facts: list[tuple[str, str]] = []
        if "happened" in params:
            facts.append((words.text("Happened"), str(words.told("happened", params["happened"]))))
            facts.append((words.text("Public since"), str(words.told("public", params["public"]))))
            taken = str(words.told("taken", params["taken"])) if params.get("taken") else words.text("not known")
            facts.append((words.text("Taken"), taken))
            more = params.get("more")
            if isinstance(more, int) and more:
                said = words.count("{n} further breach concerns it", "{n} further breaches concern it", more)
                facts.append((words.text("Besides"), said))
        facts.append((words.text("How we know"), self._how_known(finding)))
        card = Card()
        card.body.addLayout(axes(facts))
        return card

    def _how_known(self, finding: Finding) -> str:
        words, record = self.words, self._exposed.record
        vault = read_on(words, record.at.date()) if record else ""
        if finding.check == BREACHED:
            return words.text("A public list of breaches, compared on this computer with {vault}.", vault=vault)
        if finding.check == DORMANT:
            return words.text("The dates in {vault}: sign-ins where it keeps them, else the last change.", vault=vault)
        if finding.check == DUPLICATE:
            return words.text("The entries of {vault}.", vault=vault)
        if finding.evidence.message == DECLARED and finding.outcome is Outcome.PASS:
            return self._told_on(finding)
        return words.text("What {vault} shows, and what the site is known to offer.", vault=vault)

    def _told_on(self, finding: Finding) -> str:
        names = {(each.site, each.user.strip().casefold()) for each in finding.subjects}
        days = [x.told for x in self._exposed.overview.elsewhere if (x.site, x.user.strip().casefold()) in names]
        if not days:
            return self.words.text("You said so.")
        return self.words.text("You said so on {day}.", day=self.words.date(max(days)))

    def _accounts(self, finding: Finding) -> Iterator[QWidget]:
        words, here = self.words, finding.evidence.params.get("n")
        if finding.check != BREACHED or not isinstance(here, int) or here >= len(finding.subjects):
            yield accounts(words, finding.subjects, self._sites)
            return
        yield CardTitle(words.text("At the site that leaked"))
        yield accounts(words, finding.subjects[:here], self._sites)
        others = finding.subjects[here:]
        yield CardTitle(
            words.count("Opened by the same password: {n}", "Opened by the same password: {n}", len(others))
        )
        yield accounts(words, others, self._sites)

    def _lists(self) -> Iterator[QWidget]:
        words = self.words
        here = [each for each in self._exposed.lists if each.kind in BREACH_LISTS]
        for each in here:
            yield Second(list_sentence(words, each, self._exposed.overview.today))
        if not here:
            yield Second(
                words.text(
                    "No list of breaches is here. It is fetched after you saw who is asked and what leaves, or loaded "
                    "from a file; it is compared on this computer, so that nobody learns where you have accounts."
                )
            )
