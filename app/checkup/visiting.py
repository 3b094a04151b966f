"""How are the addresses of a long history inspected, by two processes at once where one can be copied (`sharing`)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Final

from app.checkup.events import Progress, Stage
from app.checkup.look_messages import HistoryRead
from app.checkup.sharing import Sharing
from app.knowledge import link_rules
from checks.links.visited import Judged, Looker, Visited, judged, own_sites

_AT_A_TIME: Final = 1000
"""Addresses after which it is told how far this is: a twentieth of a second."""
_WORTH_SHARING: Final = 2_000
"""Addresses below which another process costs more than it brings."""


def looked(untrusted: Iterable[Visited]) -> Iterator[Progress | HistoryRead]:
    """Inspect what was visited: tell how far it is, and at the end what it comes to. Errors of `untrusted` go on."""
    rows = iter(untrusted)
    pile: list[tuple[Visited, ...]] = []
    read = done = 0
    while batch := tuple(islice(rows, _AT_A_TIME)):
        pile.append(batch)
        read += len(batch)
        yield Progress(Stage.READING, read, 0)
    known = link_rules.knowledge()
    looker = Looker(known, own := own_sites((row for batch in pile for row in batch), known))

    def told(batch: tuple[Visited, ...]) -> Judged:
        return judged((visited.url for visited in batch), known, own)

    with closing(Sharing(pile, told, Judged, worth_it=read >= _WORTH_SHARING)) as sharing:
        for batch, comes_to in sharing.done():
            looker.take(batch, comes_to)
            done += len(batch)
            yield Progress(Stage.JUDGING, done, read)
    yield HistoryRead(looker.done())
