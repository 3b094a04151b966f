"""Which words of a message does an answer point at, and how are they painted?"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen

from app.knowledge.scenarios import Cue, Place, Sign, Telling
from app.ui.tokens import Tokens
from app.words import Words

RING: Final = 20
_BREAKS: Final = re.compile(r"[/?&=]")
_READING_ORDER: Final = (
    Place.SITUATION,
    Place.SENDER,
    Place.SUBJECT,
    Place.BODY,
    Place.ATTACHMENT,
    Place.LINK,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue with the number under which it is explained."""

    number: int
    cue: Cue


def marks(telling: Telling) -> tuple[Mark, ...]:
    """Return the cues of `telling`, numbered as a person meets them when they read."""

    def met(cue: Cue) -> tuple[int, int]:
        return _READING_ORDER.index(cue.place), telling.body.find(cue.quote)

    return tuple(Mark(number, cue) for number, cue in enumerate(sorted(telling.cues, key=met), 1))


def at(place: Place, among: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks that point at `place`."""
    return tuple(mark for mark in among if mark.cue.place is place)


def ink(sign: Sign, worn: Tokens) -> str:
    """Return the colour of a sign's words and ring."""
    return {Sign.DANGER: worn.attention, Sign.SAFE: worn.accent, Sign.NEUTRAL: worn.muted}[sign]


def ground(sign: Sign, worn: Tokens) -> str:
    """Return the colour behind the words of a sign."""
    return {Sign.DANGER: worn.att_soft, Sign.SAFE: worn.soft, Sign.NEUTRAL: worn.sunken}[sign]


def painted(
    text: str, among: Sequence[Mark], worn: Tokens, bold: tuple[int, int] = (0, 0), *, breaks: bool = False
) -> str:
    """Return `text` as rich text: each quotation painted and followed by its number; `bold` is a span in bold.

    With `breaks`, a line may end behind the marks that part an address.
    """

    def said(start: int, end: int) -> str:
        left, right = max(start, min(bold[0], end)), max(start, min(bold[1], end))
        before, within, after = (_escaped(text[a:b], breaks) for a, b in ((start, left), (left, right), (right, end)))
        return f"{before}<b>{within}</b>{after}" if within else f"{before}{after}"

    pieces, here = [], 0
    for start, end, mark in _spans(text, among):
        colours = f"color:{ink(mark.cue.sign, worn)}; background-color:{ground(mark.cue.sign, worn)}"
        pieces += [
            said(here, start),
            f'<span style="{colours}"><u>{said(start, end)}</u></span>',
            f'\u00a0<img src="{_ring(mark, worn)}" style="vertical-align:middle">',
        ]
        here = end
    return "".join([*pieces, said(here, len(text))])


def spoken(text: str, among: Sequence[Mark], words: Words) -> str:
    """Return `text` as a screen reader says it: each quotation followed by the number of its sign."""
    pieces, here = [], 0
    for _, end, mark in _spans(text, among):
        pieces += [text[here:end], f" ({words.text('sign {number}', number=mark.number)})"]
        here = end
    return "".join([*pieces, text[here:]])


def _spans(text: str, among: Sequence[Mark]) -> list[tuple[int, int, Mark]]:
    """Return where the quotations stand in `text`, in its order; one that overlaps an earlier one is left out."""
    places = ((text.find(mark.cue.quote), mark) for mark in among)
    found = sorted(((start, mark) for start, mark in places if start >= 0), key=lambda place: place[0])
    apart: list[tuple[int, int, Mark]] = []
    for start, mark in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, start + len(mark.cue.quote), mark))
    return apart


def _escaped(text: str, breaks: bool) -> str:  # noqa: FBT001 - private, and named where it is given
    """Return `text` for markup; with `breaks` its lines end behind `/ ? & =` only, never behind a hyphen."""
    return escape(_BREAKS.sub("\\g<0>\u200b", text).replace("-", "-\u2060") if breaks else text)


def draw_ring(painter: QPainter, mark: Mark, place: QRectF, worn: Tokens) -> None:
    """Draw the number of `mark` in its ring; that of a neutral sign is broken, so that it reads in grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(ink(mark.cue.sign, worn))
    pen = QPen(colour, 1.4)
    if mark.cue.sign is Sign.NEUTRAL:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(ground(mark.cue.sign, worn)))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    font = QFont(painter.font())
    font.setPixelSize(round(place.height() * 0.55))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(mark.number))


@lru_cache(maxsize=64)
def _ring(mark: Mark, worn: Tokens) -> str:
    """Return the ring as an address that rich text can draw."""
    image = QImage(RING, RING, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_ring(painter, mark, QRectF(0, 0, RING, RING), worn)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return f"data:image/png;base64,{b64encode(data.data()).decode()}"
