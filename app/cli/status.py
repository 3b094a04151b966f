"""`bilan status`: what is confirmed, and what is best done next?"""

from __future__ import annotations

from app.cli import document, prose
from app.cli.exits import Exit
from app.cli.opening import opened_to_read
from app.cli.terminal import Terminal
from app.compose import House
from app.errors import StoreError


def run(house: House, terminal: Terminal) -> Exit:
    """Print the posture of the profile."""
    try:
        overview = opened_to_read(house, terminal)
    except StoreError as error:
        terminal.problem(terminal.words.message(error.message, error.params))
        return Exit.STORE_CLOSED
    terminal.document(document.status(overview))
    for line in prose.posture(overview, house.catalogue, terminal.words):
        terminal.line(line)
    return Exit.SOMETHING_TO_DO if overview.posture.next else Exit.NOTHING_TO_DO
