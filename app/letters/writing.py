"""What does a letter say, given what the person filled in?

Which parts it has is decided here, by plain conditions; the sentences are in `resources/letters`. A copy of an identity
document is never offered: the law lets a company ask for one only where it has reasonable doubts (GDPR, article 12(6)),
and what is not sent cannot leak.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.letters.companies import Company
from app.letters.letter import Letter
from app.letters.phrases import Phrases, phrases
from app.words import Language, Words
from checks.own_data import Reply, Request, Right


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person filled in. It is kept nowhere.

    `answer_to` are the lines of a postal address, or one line with an e-mail address. `known_as` is an account name or
    a customer number, empty where there is none.
    """

    right: Right
    language: Language
    company: Company
    name: str
    answer_to: tuple[str, ...]
    known_as: str


def is_ready(wish: Wish) -> bool:
    """Tell whether the letter can be sent: it names who writes, where to answer, and to whom it goes."""
    return bool(wish.company.name and wish.name and wish.answer_to)


def mail_address(answer_to: tuple[str, ...]) -> str:
    """Return the e-mail address that an answer is to go to; empty if it is to go by post."""
    return answer_to[0] if len(answer_to) == 1 and "@" in answer_to[0] and " " not in answer_to[0] else ""


def written(wish: Wish, today: date) -> Letter:
    """Return the letter, dated `today`; what was not filled in yet is left out."""
    said = phrases(wish.language)
    asking = said.asking(wish.right)
    return Letter(
        sender=tuple(line for line in (wish.name, *wish.answer_to) if line),
        recipient=_recipient(wish.company, said),
        dateline=said.dateline.format(day=Words(wish.language).date(today)),
        subject=asking.subject,
        greeting=said.greeting,
        before=asking.paragraphs,
        points=asking.points,
        after=tuple(_after(wish, said)),
        closing=said.closing,
        signature=wish.name,
    )


def complaint(request: Request, language: Language, today: date) -> Letter:
    """Return a complaint to an authority about what became of `request`; the person adds their name themselves."""
    said, words = phrases(language), Words(language)
    telling = said.complaint
    due, sent = words.date(request.due), words.date(request.sent)
    subject = said.asking(request.right).subject
    return Letter(
        sender=(),
        recipient=(),
        dateline=said.dateline.format(day=words.date(today)),
        subject=telling.subject.format(company=request.company),
        greeting=said.greeting,
        before=(
            telling.sent.format(sent=sent, company=request.company, request=f"{subject}."),
            _what_became(request, said).format(due=due),
            telling.wish,
            telling.copies,
        ),
        points=(),
        after=(),
        closing=said.closing,
        signature="",
    )


def _recipient(company: Company, said: Phrases) -> tuple[str, ...]:
    return (company.name, said.officer, *company.address) if company.name else (said.officer, *company.address)


def _after(wish: Wish, said: Phrases) -> Iterator[str]:
    asking = said.asking(wish.right)
    yield from asking.after
    if wish.known_as and asking.account:
        yield asking.account
    yield said.known_as.format(known_as=wish.known_as) if wish.known_as else said.not_known_as
    yield said.no_document
    yield said.period
    if mail := mail_address(wish.answer_to):
        yield said.by_mail.format(answer_to=mail)
    elif wish.answer_to:
        yield said.by_post


def _what_became(request: Request, said: Phrases) -> str:
    telling = said.complaint
    if request.reply is Reply.REFUSED:
        return telling.refused
    return telling.no_answer_longer if request.longer else telling.no_answer
