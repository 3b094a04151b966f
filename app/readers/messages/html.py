"""Which links does the HTML of a message have, and with which text?"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from checks.links.mail import MailLink


@dataclass(frozen=True, slots=True)
class Page:
    """What a text of the message has in it. `is_whole` tells that no link was left out."""

    links: tuple[MailLink, ...]
    has_form: bool
    is_whole: bool
    words: str = field(repr=False)


def looked_through(html: str) -> Page:
    """Return what is in `html`, whatever is wrong with it. Nothing is loaded."""
    looker = _Looker()
    looker.feed(html[:_LONGEST])
    looker.close()
    looker.end_link()
    whole = len(html) <= _LONGEST and len(looker.links) <= _MOST
    return Page(tuple(looker.links[:_MOST]), looker.has_form, whole, " ".join(looker.words)[:_LONGEST])


class _Looker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[MailLink] = []
        self.has_form = False
        self.words: list[str] = []
        self._href: str | None = None
        self._text: list[str] = []
        self._silent = 0

    def set_cdata_mode(self, elem: str, **_how: bool) -> None:
        """Look at the links of a style or a script, too: browsers end one earlier than the library does."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002 - the library's
        """End `<![` at the next `>`, as browsers do: the library would hide what follows, or give up."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where links and forms begin."""
        values = dict(reversed(attrs))  # of an attribute that is there twice, browsers take the first
        if tag in {"a", "area", "base"}:  # a base says where the other links lead
            self.end_link()
            self._href = values.get("href") or values.get("xlink:href")
        elif tag == "form":
            self.has_form = True
            if values.get("action"):
                self.links.append(MailLink("", values["action"] or ""))
        elif values.get("formaction"):
            self.links.append(MailLink("", values["formaction"] or ""))
        elif tag in _SILENT:
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        """Note where a link ends."""
        if tag == "a":
            self.end_link()
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._silent:
            self._text.append(data)
            self.words.append(data)

    def end_link(self) -> None:
        """Keep the link that is open, with its text."""
        if self._href:
            self.links.append(MailLink(" ".join("".join(self._text).split()), self._href.strip()))
        self._href = None
        self._text = []


_LONGEST: Final = 2_000_000
_MOST: Final = 1000
_SILENT: Final = frozenset({"style", "script", "title", "head"})
