"""`bilan due`: what is to be looked at again, and why?"""

from __future__ import annotations

from collections.abc import Iterator

from app.checkup.overview import Overview
from app.cli import document
from app.cli.exits import Exit
from app.cli.opening import opened_to_read
from app.cli.terminal import Terminal
from app.compose import House
from app.errors import StoreError
from app.knowledge.catalogue import Catalogue
from app.wording.reminder_words import summary
from app.words import Words


def run(house: House, terminal: Terminal) -> Exit:
    """Print what the profile says is due."""
    try:
        overview = opened_to_read(house, terminal)
    except StoreError as error:
        terminal.problem(terminal.words.message(error.message, error.params))
        return Exit.STORE_CLOSED
    terminal.document(document.due(overview))
    for line in _lines(overview, house.catalogue, terminal.words):
        terminal.line(line)
    return Exit.SOMETHING_TO_DO if overview.matters else Exit.NOTHING_TO_DO


def _lines(overview: Overview, catalogue: Catalogue, words: Words) -> Iterator[str]:
    if not overview.matters:
        yield words.text("Nothing is due today.")
    for line in summary(overview.matters, words):
        yield f"{line}."
    for matter in overview.matters:
        if matter.item is not None:
            title = words.text(catalogue.entries[matter.item].short)
            yield words.text("  - {title}, since {day}", title=title, day=words.date(matter.since))
    soon = [item for item in overview.due if item not in {matter.item for matter in overview.matters}]
    if soon:
        yield words.text("Within two weeks:")
    for item in soon:
        yield f"  - {words.text(catalogue.entries[item].short)}"
