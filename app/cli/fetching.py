"""How is the fetching of public lists followed at a terminal?"""

from __future__ import annotations

import threading
from collections.abc import Collection

from app.cli.terminal import Terminal
from app.compose import House
from app.values.kept_lists import NAMES, Brought, Fetching, ListKind, Result
from app.values.outside import Recipient


def fetched(
    house: House, kinds: Collection[ListKind], agreed: Collection[Recipient], terminal: Terminal
) -> list[Brought]:
    """Fetch lists from whom was agreed to, show how far that is, say what could not be had, and return what came."""
    brought: list[Brought] = []
    for event in house.library.refresh(kinds, agreed)(threading.Event()):
        match event:
            case Fetching(kind):
                terminal.progress(terminal.words.text("Fetching the list of {name}", name=NAMES[kind]))
            case Brought():
                brought.append(event)
    terminal.done()
    for each in brought:
        if each.result is Result.REFUSED and each.message is not None:
            sentence = terminal.words.message(each.message, each.params)
            terminal.problem(terminal.words.text("{name}: {sentence}", name=NAMES[each.kind], sentence=sentence))
    return brought
