"""How often does an archive show one of the four don'ts of a professional network, and does it become rarer?

Not a personal site (`social.tone`), not a place to sell (`social.pitch`), no pestering of executives (`social.pester`),
never anything confidential (`social.confidential`). Counts and their trend, never a mark or a rank: what is counted are
words and repetitions, not intentions, and each habit says by `limits` what it cannot see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from checks.archives.conversations import Conversation
from checks.archives.knowledge import Knowledge
from checks.archives.model import Connection, Invitation, Message, Spotted, Wrote
from checks.archives.quarters import Quarters
from checks.archives.review import Habit
from checks.ids import MessageId

SAME_TEXT: Final = 5
"""People who got the same text before it is told (reference, section 6)."""
_MOST_TEXTS: Final = 200_000
_REMEMBERED: Final = 4096
"""People whose names are taken apart once: the same few hundred come again in every message (our choice)."""
_SHORTEST: Final = 40
"""Characters below which equal texts are small talk (our choice)."""
_NIGHT: Final = frozenset({23, 0, 1, 2, 3, 4})
_PART: Final = re.compile(r"\w+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_IN_A_ROW: Final = 2
_HEATED: Final = frozenset({"tone", "employer"})
_SELLING: Final = frozenset({"pitch"})
_ASKING: Final = frozenset({"request"})
_CONFIDENTIAL: Final = frozenset({"confidential", "secret", "private"})


class Habits:
    """Takes what the person wrote and whom they wrote to, and tells the four habits at the end."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begin with nothing."""
        self._knowledge = knowledge
        self._tone, self._confidential = Quarters(), Quarters()
        self._counts: Counter[str] = Counter()
        self._positions: dict[str, tuple[str, date | None]] = {}
        self._conversations: dict[str, Conversation] = {}
        self._invitations: list[tuple[str, date | None, bool, bool]] = []
        self._texts: Counter[bytes] = Counter()

    def wrote(self, wrote: Wrote, spotted: Sequence[Spotted]) -> None:
        """Take a post or a comment."""
        day = wrote.at.date() if wrote.at else None
        self._tone.add(day, affected=_any(spotted, _HEATED))
        self._public(wrote, spotted)
        if wrote.at and wrote.at.hour in _NIGHT:
            self._counts["at_night"] += 1

    def message(self, message: Message, spotted: Sequence[Spotted]) -> None:
        """Take a message, of the person or of somebody else."""
        conversation = self._conversations.setdefault(message.conversation, Conversation())
        conversation.add(message, spotted)
        if message.wrote:
            self._public(message.wrote, spotted)
            self._remember(message.wrote.text, message.others)

    def invited(self, invitation: Invitation, spotted: Sequence[Spotted]) -> None:
        """Take an invitation that the person sent."""
        day = invitation.at.date() if invitation.at else None
        sells = _any(spotted, _SELLING)
        self._invitations.append((invitation.to, day, invitation.wrote is not None, sells))
        self._counts["invitations_asking"] += _any(spotted, _ASKING)
        if invitation.wrote:
            self._public(invitation.wrote, spotted)

    def connected(self, connection: Connection) -> None:
        """Take somebody whose title is known from now on; files may come in any order."""
        for key in connection.keys:
            self._positions[key] = connection.position, connection.on

    def conversations_told(self) -> Mapping[str, int]:
        """Return how many conversations there are, and how many the person opened."""
        opened = sum(each.opened_by_me for each in self._conversations.values())
        return {"conversations": len(self._conversations), "conversations_opened": opened}

    def told(self, present: Collection[str]) -> tuple[Habit, ...]:
        """Return the four, in the order of the article; `present` are the nouns that the export tells."""
        written = bool({"posts", "comments"}.intersection(present))
        sent = bool({"messages_sent", "invitations_sent"}.intersection(present))
        night = {"at_night": self._counts["at_night"]}
        words = (
            MessageId("archive.limit.words"),
            MessageId("archive.limit.recall"),
            MessageId("archive.limit.reactions"),
        )
        secret = (MessageId("archive.limit.secret"),)
        tone = self._of_texts("social.tone", self._tone, night, words, in_export=written)
        confidential = self._of_texts("social.confidential", self._confidential, {}, secret, in_export=written or sent)
        return tone, self._pitch(in_export=sent), self._pester(in_export=sent), confidential

    def _public(self, wrote: Wrote, spotted: Sequence[Spotted]) -> None:
        self._confidential.add(wrote.at.date() if wrote.at else None, affected=_any(spotted, _CONFIDENTIAL))
        self._counts[f"in_{wrote.place.value}s"] += 1

    def _pitch(self, *, in_export: bool) -> Habit:
        quarters = Quarters()
        new = 0
        for conversation in self._conversations.values():
            if conversation.opened_by_me:
                quarters.add(conversation.opening, affected=_any(conversation.spotted, _SELLING))
                new += conversation.is_new_contact(self._connected_on(conversation.others))
        with_note = 0
        for _, day, noted, sells in self._invitations:
            if noted:
                quarters.add(day, affected=sells)
                with_note += 1
        often = [times for times in self._texts.values() if times >= SAME_TEXT]
        counts = {
            "first_messages": quarters.of - with_note,
            "to_new_contacts": new,
            "invitations_with_note": with_note,
            "same_text": len(often),
            "same_text_messages": sum(often),
        }
        limits = (MessageId("archive.limit.selling"), MessageId("archive.limit.new_contacts"))
        affected, of = quarters.affected, quarters.of
        return Habit("social.pitch", in_export, affected, of, counts, quarters.told(), limits)

    def _pester(self, *, in_export: bool) -> Habit:
        quarters, counts = Quarters(), Counter[str]()
        for conversation in self._conversations.values():
            row, day = conversation.insisted()
            if row:
                quarters.add(day, affected=row >= _IN_A_ROW)
            if row >= _IN_A_ROW:
                counts["unanswered"] += 1
                counts["unanswered_executives"] += any(map(self._is_executive, conversation.others))
        for to, _, noted, _ in self._invitations:
            counts["invitations_without_note"] += not noted
            counts[f"invitations_{self._level(to)}"] += 1
        counts["invitations_asking"] = self._counts["invitations_asking"]
        limits = (MessageId("archive.limit.titles"), MessageId("archive.limit.elsewhere"))
        affected, of = quarters.affected, quarters.of
        sorted_counts = dict(sorted(counts.items()))
        return Habit("social.pester", in_export, affected, of, sorted_counts, quarters.told(), limits)

    def _level(self, key: str) -> str:
        if key not in self._positions or not self._positions[key][0]:
            return "unknown"
        return "executives" if self._is_executive(key) else "others"

    def _is_executive(self, key: str) -> bool:
        return key in self._positions and self._knowledge.is_executive(self._positions[key][0])

    def _connected_on(self, keys: Sequence[str]) -> date | None:
        return next((self._positions[key][1] for key in keys if key in self._positions), None)

    def _remember(self, text: str, others: Sequence[str]) -> None:
        """Count the same words, whoever they greet: the names of those written to, and numbers, are left out."""
        if len(text) < _SHORTEST:
            return
        words = _WORD.findall(text.casefold())
        for names in map(_parts, others):
            if not names.isdisjoint(words):
                words = [word for word in words if word not in names]
        digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
        if digest in self._texts or len(self._texts) < _MOST_TEXTS:
            self._texts[digest] += 1

    def _of_texts(
        self,
        name: str,
        quarters: Quarters,
        counts: Mapping[str, int],
        limits: tuple[MessageId, ...],
        *,
        in_export: bool,
    ) -> Habit:
        return Habit(name, in_export, quarters.affected, quarters.of, counts, quarters.told(), limits)


@lru_cache(_REMEMBERED)
def _parts(key: str) -> frozenset[str]:
    return frozenset(_PART.findall(key.casefold()))


def _any(spotted: Sequence[Spotted], categories: frozenset[str]) -> bool:
    return any(each.category in categories for each in spotted)
