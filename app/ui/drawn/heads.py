"""What stands above the words of a message, in each of the places where messages are read?"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.knowledge.scenarios import Place, Script, Telling
from app.ui.drawn.marks import Mark, at
from app.ui.drawn.parts import Address, Initial, Inspectable, MarkedText
from app.ui.icons import Icon
from app.ui.widgets.card import Sunken, separator
from app.ui.widgets.tag import Tag
from app.ui.widgets.text import Second
from app.words import Words
from checks.links.practice import Channel


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn: a script in the language of `words`; without marks it is not explained yet."""

    words: Words
    script: Script
    marks: tuple[Mark, ...]

    @property
    def telling(self) -> Telling:
        """The script's words."""
        return self.script.told[self.words.language]

    def text(self, place: Place, text: str, kind: str = "") -> MarkedText:
        """Return `text`, which stands at `place`, with its marks."""
        return MarkedText(self.words, text, at(place, self.marks), kind)

    def details(self) -> Inspectable | None:
        """Return the way to where replies go, if it is elsewhere."""
        words = self.words
        if not self.script.reply_to:
            return None
        return Inspectable(words, words.text("Details"), words.text("Replies go to"), self.script.reply_to)


class Head(QWidget):
    """The upper part of a message. `details` is what can be looked into there, if anything."""

    def __init__(self, scene: Scene) -> None:
        """Start empty."""
        super().__init__()
        self.details: Inspectable | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.scene = scene

    def line(self, *widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
        """Add `widgets` side by side; the one numbered `stretch` takes the room that is left."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for number, widget in enumerate(widgets):
            line.addWidget(widget, int(number == stretch))
        self.column.addLayout(line)
        return line


class MailHead(Head):
    """A mail program: what could be done, the subject, who sends and when."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a mail."""
        super().__init__(scene)
        words, script = scene.words, scene.script
        acts = [words.text("Reply"), words.text("Forward"), words.text("Archive")]
        self.line(*map(_quiet, acts), QWidget(), _quiet(words.text("Inbox")), stretch=len(acts))
        self.column.addWidget(separator())
        self.column.addWidget(scene.text(Place.SUBJECT, scene.telling.subject, "subject"))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(scene.text(Place.SENDER, scene.telling.sender, "strong"))
        said.addWidget(scene.text(Place.SENDER, f"<{script.address}>", "second"))
        said.addWidget(_quiet(words.text("to you, today {time}", time=script.clock)))
        if script.reply_to and scene.marks:
            said.addWidget(_quiet(words.text("Replies go to")))
            said.addWidget(Address(words, script.reply_to, at(Place.SENDER, scene.marks)))
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Initial(scene.telling.sender), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        self.details = None if scene.marks else scene.details()
        if self.details is not None:
            line.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(separator())


class SmsHead(Head):
    """A telephone: the number, and when."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a text message."""
        super().__init__(scene)
        words, telling = scene.words, scene.telling
        self.line(Initial(telling.sender), scene.text(Place.SENDER, telling.sender, "strong"), stretch=1)
        self.column.addWidget(separator())
        self.column.addWidget(_middle(words.text("Text message, today {time}", time=scene.script.clock)))


class ChatHead(Head):
    """A professional network: who writes, as what, and when."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a private message."""
        super().__init__(scene)
        words, telling = scene.words, scene.telling
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scene.text(Place.SENDER, telling.sender, "strong"))
        if telling.subject:
            column.addWidget(scene.text(Place.SUBJECT, telling.subject, "second"))
        self.line(Initial(telling.sender), said, _quiet(words.text("today {time}", time=scene.script.clock)), stretch=1)
        self.column.addWidget(separator())


class PosterHead(Head):
    """A thing in the street: where the code is."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a poster."""
        super().__init__(scene)
        self.column.addWidget(scene.text(Place.SENDER, scene.telling.sender, "second"))
        if scene.telling.subject:
            self.column.addWidget(scene.text(Place.SUBJECT, scene.telling.subject, "subject"))


class BrowserHead(Head):
    """A browser: its address bar, and the title of the page. A page may paint a window with a bar of its own."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a window of the browser."""
        super().__init__(scene)
        words, telling = scene.words, scene.telling
        bar = Sunken()
        bar.body.setContentsMargins(12, 6, 12, 6)
        address = telling.links[0].address if telling.links else ""
        about = at(Place.LINK, scene.marks)
        shown = Address(words, address, about) if scene.marks else MarkedText(words, address, kind="address")
        bar.body.addWidget(shown)
        self.line(Icon("globe", 18, "muted"), bar, stretch=1)
        self.column.addWidget(separator())
        self.column.addWidget(scene.text(Place.SENDER, telling.sender, "strong"))
        if scene.script.address:
            painted = Sunken()
            painted.body.setContentsMargins(12, 6, 12, 6)
            painted.body.addWidget(scene.text(Place.SENDER, scene.script.address, "address"))
            self.line(Icon("lock", 16, "muted"), painted, stretch=1)
        self.column.addWidget(scene.text(Place.SUBJECT, telling.subject, "subject"))


class CalendarHead(Head):
    """A calendar: what, when, and who invites."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of an invitation."""
        super().__init__(scene)
        words, script = scene.words, scene.script
        self.line(Icon("clock", 20), _quiet(words.text("Invitation, {time}", time=script.clock)), stretch=1)
        self.column.addWidget(scene.text(Place.SUBJECT, scene.telling.subject, "subject"))
        self.column.addWidget(scene.text(Place.SENDER, scene.telling.sender, "strong"))
        self.column.addWidget(scene.text(Place.SENDER, f"<{script.address}>", "second"))
        self.line(
            *(Tag(text) for text in (words.text("Accept"), words.text("Maybe"), words.text("Decline"))), QWidget()
        )
        self.column.addWidget(separator())


class PromptHead(Head):
    """A telephone that asks to approve something."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a request."""
        super().__init__(scene)
        words, telling = scene.words, scene.telling
        clock = _quiet(words.text("today {time}", time=scene.script.clock))
        self.line(Icon("key", 20), scene.text(Place.SENDER, telling.sender, "strong"), clock, stretch=1)
        self.column.addWidget(scene.text(Place.SUBJECT, telling.subject, "subject"))
        self.line(Tag(words.text("Refuse")), Tag(words.text("Approve")), QWidget())
        self.column.addWidget(separator())


class CallHead(Head):
    """A telephone call: who is said to call."""

    def __init__(self, scene: Scene) -> None:
        """Draw the head of a call."""
        super().__init__(scene)
        words, telling = scene.words, scene.telling
        self.line(Initial(telling.sender), scene.text(Place.SENDER, telling.sender, "strong"), stretch=1)
        self.column.addWidget(_quiet(words.text("Call at {time}, what is said:", time=scene.script.clock)))
        self.column.addWidget(separator())


HEADS: dict[Channel, type[Head]] = {
    Channel.EMAIL: MailHead,
    Channel.SMS: SmsHead,
    Channel.CHAT: ChatHead,
    Channel.QR: PosterHead,
    Channel.BROWSER: BrowserHead,
    Channel.CALENDAR: CalendarHead,
    Channel.PUSH: PromptHead,
    Channel.PHONE: CallHead,
}


def _quiet(text: str) -> QLabel:
    return Second(text)


def _middle(text: str) -> QLabel:
    label = Second(text)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
