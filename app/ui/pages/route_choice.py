"""By which way do questions leave this computer?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.pages.notice import Notice
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import Body, Second, Strong
from app.values.route import ProxyUnusable, Route, Way, custom, shown
from app.words import Words


class RouteChoice(Card):
    """Four ways, and what each means. `chosen` tells a `Route`; an own proxy is told once its address is understood."""

    chosen = Signal(object)

    def __init__(self, words: Words, route: Route) -> None:
        """Show that `route` is taken."""
        super().__init__()
        self.words = words
        self._route = route
        self._ways = self._made_ways()
        line = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(Strong(words.text("The way out")))
        self._meaning = Second("")
        said.addWidget(self._meaning)
        line.addLayout(said, 1)
        line.addWidget(self._ways)
        self.body.addLayout(line)
        self._own = self._made_own()
        self.body.addWidget(self._own)
        self._ways.setCurrentIndex(self._ways.findData(route.way.value))
        self._ways.activated.connect(lambda _place: self._choose())
        self._show(route.way)

    def _made_ways(self) -> Choice:
        words = self.words
        ways = Choice(words.text("The way out"))
        for way, name in (
            (Way.SYSTEM, words.text("As the system")),
            (Way.DIRECT, words.text("Direct")),
            (Way.TOR, "Tor"),
            (Way.CUSTOM, words.text("My own proxy")),
        ):
            ways.addItem(name, way.value)
        return ways

    def _made_own(self) -> QWidget:
        words = self.words
        own = QWidget()
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._address = QLineEdit()
        self._address.setAccessibleName(words.text("Address of the proxy"))
        self._address.setPlaceholderText("socks5h://host:port")
        # It may hold a password: keyboards on screen are not to learn from it.
        self._address.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._address.returnPressed.connect(self._use)
        label = Body(words.text("Address of the proxy"))
        label.setBuddy(self._address)
        use = SecondaryButton(words.text("&Use this proxy"))
        use.clicked.connect(self._use)
        line = QHBoxLayout()
        line.addWidget(self._address, 1)
        line.addWidget(use)
        self._notice = Notice()
        column.addWidget(label)
        column.addLayout(line)
        column.addWidget(self._notice)
        return own

    def _choose(self) -> None:
        way = Way(self._ways.currentData())
        self._notice.say("")
        self._show(way)
        if way is Way.CUSTOM:
            self._address.setFocus()
        elif way is not self._route.way:
            self.chosen.emit(Route(way))

    def _use(self) -> None:
        try:
            route = custom(self._address.text())
        except ProxyUnusable as error:
            self._notice.say(self.words.message(error.message, error.params))
            return
        self._address.setText("")  # and what could be undone: it may hold a password
        self._notice.say("")
        self.chosen.emit(route)

    def _show(self, way: Way) -> None:
        self._own.setVisible(way is Way.CUSTOM)
        self._meaning.setText(self._said(way))

    def _said(self, way: Way) -> str:
        words = self.words
        match way:
            case Way.SYSTEM:
                return words.text("By the proxy that the system prescribes, or without one where it prescribes none.")
            case Way.DIRECT:
                return words.text("Without any proxy, whatever the system prescribes.")
            case Way.TOR:
                return words.text(
                    "By Tor, which must run on this computer (port 9050). When it does not, nothing leaves."
                )
            case Way.CUSTOM if self._route.way is Way.CUSTOM:
                return words.text("By {proxy}. When it is down, nothing leaves.", proxy=shown(self._route))
            case Way.CUSTOM:
                return words.text("Not in use before its address is given. When it is down, nothing leaves.")
