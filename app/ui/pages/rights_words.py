"""In which words are requests to companies said?"""

from __future__ import annotations

from datetime import date

from app.words import Words
from checks.exposure.rights import is_overdue
from checks.own_data import Reply, Request, Right


def right_name(words: Words, right: Right) -> str:
    """Return what a letter asks for, in a few words."""
    match right:
        case Right.ACCESS:
            return words.text("A copy of my data")
        case Right.ERASURE:
            return words.text("Erasure of my data")
        case Right.OBJECTION:
            return words.text("No more advertising")


def reply_word(words: Words, request: Request, today: date) -> str:
    """Return how a request stands, in a word or two."""
    if is_overdue(request, today):
        return words.text("overdue")
    match request.reply:
        case Reply.WAITING:
            return words.text("waiting")
        case Reply.ANSWERED:
            return words.text("answered")
        case Reply.REFUSED:
            return words.text("refused")
        case Reply.NONE:
            return words.text("no answer")


def request_line(words: Words, request: Request) -> str:
    """Return what was asked and on which day."""
    return words.text("{asked}, sent on {day}", asked=right_name(words, request.right), day=words.date(request.sent))


def due_sentence(words: Words, request: Request, today: date) -> str:
    """Return until when an answer is in time, or since when it is not."""
    day = words.date(request.due)
    if is_overdue(request, today):
        return words.text("An answer was due until {day}.", day=day)
    return words.text("To be answered until {day}.", day=day)
