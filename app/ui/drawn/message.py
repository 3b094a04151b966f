"""How does an invented message look where it is read?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.knowledge.scenarios import Link, Place, Script
from app.ui.drawn.code import Code
from app.ui.drawn.heads import HEADS, Scene
from app.ui.drawn.marks import at, marks
from app.ui.drawn.parts import AddressStrip, Inspectable
from app.ui.icons import Icon
from app.ui.widgets.card import Card, Sunken
from app.words import Words
from checks.links.practice import Channel

_PLACE = re.compile(r"\{(\d)\}")
_IN_A_BUBBLE = frozenset({Channel.SMS, Channel.CHAT})


class DrawnMessage(Card):
    """A message as the real one would look. `explained`, its signs are painted and numbered.

    `inspected` tells that the person looked where something leads.
    """

    inspected = Signal()

    def __init__(self, words: Words, script: Script, *, explained: bool = False) -> None:
        """Draw `script` in the language of `words`."""
        super().__init__()
        self._scene = Scene(words, script, marks(script.told[words.language]) if explained else ())
        self.setAccessibleName(words.text("The message"))
        head = HEADS[script.scenario.channel](self._scene)
        self.body.setContentsMargins(23, 16, 23, 19)
        self.body.setSpacing(10)
        self.body.addWidget(head)
        self._inspectables = [head.details] if head.details is not None else []
        self._add_words()
        self._add_attachment()
        self.body.addStretch(1)
        self._add_strip()

    @property
    def inspectable(self) -> bool:
        """Whether there is anything with an address behind it."""
        return bool(self._inspectables) or bool(self._scene.telling.links)

    def _add_words(self) -> None:
        column = self._ground()
        pending = list(self._scene.telling.links)
        for paragraph in self._scene.telling.body.split("\n\n"):
            for piece in self._pieces(paragraph, pending):
                column.addWidget(piece)
        for link in pending:
            column.addWidget(self._link(link))

    def _ground(self) -> QVBoxLayout:
        if self._scene.script.scenario.channel not in _IN_A_BUBBLE:
            return self.body
        bubble = Sunken()
        self.body.addWidget(bubble)
        return bubble.body

    def _pieces(self, paragraph: str, pending: list[Link]) -> Iterator[QWidget]:
        """Yield the words of `paragraph` and, in their places, its links, which leave `pending`."""
        links = self._scene.telling.links
        for number, piece in enumerate(_PLACE.split(paragraph)):
            if number % 2:
                link = links[int(piece) - 1]
                pending.remove(link)
                yield self._link(link)
            elif text := piece.strip():
                yield self._scene.text(Place.BODY, text)

    def _link(self, link: Link) -> Inspectable:
        words = self._scene.words
        code = self._scene.script.scenario.channel is Channel.QR
        lead = words.text("The link opens")
        made = Code(words, link.address) if code else Inspectable(words, link.shown, lead, link.address)
        self._inspectables.append(made)
        return made

    def _add_attachment(self) -> None:
        if self._scene.telling.attachment:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Icon("file", 18, "muted"))
            line.addWidget(self._scene.text(Place.ATTACHMENT, self._scene.telling.attachment, "strong"), 1)
            ground = Sunken()
            ground.body.addLayout(line)
            self.body.addWidget(ground)

    def _add_strip(self) -> None:
        if not self.inspectable:
            return
        words = self._scene.words
        strip = AddressStrip(words, words.text("Rest on a link, or press Space on it, to read where it leads."))
        self.body.addWidget(strip)
        for each in self._inspectables:
            each.inspected.connect(strip.tell)
            each.inspected.connect(self.inspected)
        link = self._telling_link()
        if self._scene.marks and link is not None:
            code = self._scene.script.scenario.channel is Channel.QR
            lead = words.text("The telephone shows") if code else words.text("The link opens")
            strip.tell(lead, link.address, at(Place.LINK, self._scene.marks))

    def _telling_link(self) -> Link | None:
        """Return the link that a sign points at, else the first."""
        links = self._scene.telling.links
        quotes = [mark.cue.quote for mark in at(Place.LINK, self._scene.marks)]
        pointed_at = [link for link in links if any(quote in link.address for quote in quotes)]
        return next(iter([*pointed_at, *links]), None)
