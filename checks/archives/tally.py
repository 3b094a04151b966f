"""What do the parts of an archive come to, taken one after the other in bounded memory?"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Final

from checks.archives.candidates import Candidates
from checks.archives.footprint import Tracks
from checks.archives.habits import Habits
from checks.archives.knowledge import Knowledge
from checks.archives.model import (
    Absent,
    Connection,
    Counted,
    FileRead,
    Invitation,
    Known,
    Look,
    Message,
    Network,
    Owned,
    Part,
    Present,
    Spotted,
    Unread,
    Untold,
    Wrote,
)
from checks.archives.review import Review, SecondLook
from checks.archives.said import Said, mark

MOST_FINDINGS: Final = 200
"""Texts to look at again that are told one by one, the worst and most public ones; all are counted (our choice)."""
_MOST_UNREAD: Final = 200
"""Names of files that nobody knows, which are told (our choice)."""
_AUDIENCES: Final = ("addressees", "network", "public")
_Ranked = tuple[int, int, str, int, SecondLook]


class Tally:
    """Takes the parts of one platform's archive, and tells the review at the end."""

    def __init__(self, network: Network, knowledge: Knowledge, look: Look, said: Said | None = None) -> None:
        """Begin with nothing. `look` reads each text of the person's own, and `said` is what they said before."""
        self._network = network
        self._look = look
        self._said = said or Said()
        self._fine = 0
        self._tracks = Tracks(knowledge)
        self._candidates = Candidates(knowledge)
        self._habits = Habits(knowledge)
        self._files: list[FileRead] = []
        self._absent: list[str] = []
        self._unread: list[str] = []
        self._counts: Counter[str] = Counter()
        self._untold: set[str] = set()
        self._texts = 0
        self._found: Counter[str] = Counter()
        self._worst: list[_Ranked] = []

    def take(self, part: Part) -> None:
        """Count one part."""
        match part:
            case Message() | Wrote() | Invitation() | Connection():
                self._of_people(part)
            case Known():
                self._tracks.add(part)
            case Owned():
                self._candidates.own(part)
            case Counted(noun, n):
                self._counts[noun] += n
            case FileRead():
                self._files.append(part)
            case Unread(name):
                self._unread += [name] if len(self._unread) < _MOST_UNREAD else []
            case Present() | Absent() | Untold():
                self._of_the_export(part)

    def _of_people(self, part: Message | Wrote | Invitation | Connection) -> None:
        match part:
            case Message():
                self._counts["messages_sent" if part.mine else "messages_received"] += 1
                self._candidates.others(part.others)
                self._habits.message(part, self._spotted(part.wrote))
            case Wrote():
                self._habits.wrote(part, self._spotted(part))
            case Invitation():
                self._counts["invitations_sent"] += 1
                self._habits.invited(part, self._spotted(part.wrote))
            case Connection():
                self._counts["connections"] += 1
                self._habits.connected(part)

    def _of_the_export(self, part: Present | Absent | Untold) -> None:
        match part:
            case Present(nouns, kinds):
                self._counts.update(dict.fromkeys(nouns, 0))
                for kind in kinds:
                    self._tracks.expect(kind)
            case Absent(name, nouns):
                self._absent.append(name)
                self._untold.update(nouns)
            case Untold(nouns):
                self._untold.update(nouns)

    def review(self) -> Review:
        """Return what it all comes to."""
        untold = dict.fromkeys(sorted(self._untold - self._counts.keys()))
        conversations = self._habits.conversations_told() if "conversations" in self._counts else {}
        return Review(
            network=self._network,
            files=tuple(self._files),
            absent=tuple(self._absent),
            counts={**self._counts, **conversations, **untold},
            habits=self._habits.told(self._counts) if self._network is Network.LINKEDIN else (),
            footprint=self._tracks.told(),
            findings=tuple(ranked[-1] for ranked in sorted(self._worst, key=_worst_first)),
            found=dict(sorted(self._found.items())),
            texts=self._texts,
            fine=self._fine,
            candidates=self._candidates.told(),
            unread=tuple(self._unread),
        )

    def _spotted(self, wrote: Wrote | None) -> tuple[Spotted, ...]:
        if wrote is None:
            return ()
        self._texts += 1
        spotted = tuple(self._look(wrote))
        self._candidates.read(wrote.text, spotted)
        return tuple(each for each in spotted if self._is_told(wrote, each))

    def _is_told(self, wrote: Wrote, each: Spotted) -> bool:
        """Count what was spotted, unless the person called it fine: then it is no habit either."""
        its_mark = mark(self._said.key, self._network, wrote, each)
        if its_mark in self._said.fine:
            self._fine += 1
            return False
        self._found[each.category] += 1
        self._keep(wrote, each, its_mark)
        return True

    def _keep(self, wrote: Wrote, each: Spotted, its_mark: bytes) -> None:
        second_look = SecondLook(
            place=wrote.place,
            audience=wrote.audience,
            at=wrote.at,
            link=wrote.link,
            rule=each.rule,
            category=each.category,
            severity=each.severity,
            span=each.span,
            quote=each.quote,
            mark=its_mark,
        )
        at = wrote.at.isoformat() if wrote.at else ""
        public = _AUDIENCES.index(wrote.audience.value)
        ranked = (each.severity, public, at, -sum(self._found.values()), second_look)
        if len(self._worst) < MOST_FINDINGS:
            heapq.heappush(self._worst, ranked)
        else:
            heapq.heappushpop(self._worst, ranked)


def _worst_first(ranked: _Ranked) -> tuple[int, int, int]:
    severity, public, _, number, _ = ranked
    return -severity, -public, -number
