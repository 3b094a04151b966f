"""In the vault process: what is known of each password among the leaked ones?

From a list on this computer if one was given; else from whoever the parent may ask, of whom a password's whole hash is
kept: the parent is told five characters of it, and the rest is compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.checkup.audit_messages import Compared, RangesAsked, Told
from app.checkup.events import AuditRequest, Progress, SourceFailed, Stage
from app.errors import SourceError
from app.leaks import lookup
from app.paths import own_name
from app.values.ranges import Known, RangeAnswer
from checks.facts import Facts, Leak
from checks.model import Login, MessageId
from checks.passwords import estimate, leaked
from checks.passwords.words import own_words
from checks.secret import Secret
from checks.vocabulary import CommonWords

Leaks = dict[bytes, Leak]
Answers = Callable[[], RangeAnswer]
"""Waits for the parent's next answer."""

_HOPELESS: Final = 1
"""A password of at most this score (fewer than 10^6 guesses) must be changed whatever a list says of it."""
_UNUSABLE: Final = Leak(None, MessageId("leaked.list_unusable"))
_OFTEN: Final = 100
"""Passwords after which progress is told."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A password whose range was asked for."""

    digest: bytes
    fingerprint: bytes

    @property
    def prefix(self) -> str:
        return self.digest.hex().upper()[:5]

    @property
    def suffix(self) -> str:
        return self.digest.hex().upper()[5:]


def gathered(
    request: AuditRequest, facts: Facts, known: Known | None, answers: Answers
) -> Generator[Told, None, Mapping[bytes, Leak] | None]:
    """Yield what is to be told on the way, and return what is known of the passwords; None if nobody may be asked.

    `known` are the answers of earlier runs; it is None when the parent asks nobody.
    """
    if request.leaks is not None:
        return (yield from _listed(request.leaks, facts))
    if known is not None:
        return (yield from _asked(facts, known, answers))
    return None


def _listed(path: Path, facts: Facts) -> Generator[Told, None, Leaks]:
    digests = [leaked.digest(password) for group in leaked.passwords(facts) for password in _of(group)]
    yield Progress(Stage.COMPARING, 0, len(digests), leaked.ID)
    try:
        with lookup.opened(path) as leaks:
            known = leaks.counts(digests)
    except SourceError as error:
        name = own_name(path)
        yield SourceFailed(name, type(error).__name__, error.message, {**error.params, "name": name})
        return dict.fromkeys(digests, _UNUSABLE)
    yield Progress(Stage.COMPARING, len(digests), len(digests), leaked.ID)
    return known


def _asked(facts: Facts, known: Known, answers: Answers) -> Generator[Told, None, Leaks]:
    leaks: Leaks = {}
    waiting: dict[str, list[_Waiting]] = {}
    yield from _sorted_out(facts, known, leaks, waiting)
    of = len(leaks) + sum(map(len, waiting.values()))
    yield Progress(Stage.COMPARING, len(leaks), of, leaked.ID)
    if waiting:
        yield RangesAsked(tuple(sorted(waiting)))
    while waiting:
        answer = answers()
        for each in waiting.pop(answer.prefix, ()):
            leak = _leak(each, answer)
            leaks[each.digest] = leak
            if leak.count is not None:
                yield Compared(each.fingerprint, leak.count)
        yield Progress(Stage.COMPARING, len(leaks), of, leaked.ID)
    return leaks


def _sorted_out(facts: Facts, known: Known, leaks: Leaks, waiting: dict[str, list[_Waiting]]) -> Iterator[Told]:
    """Put each password where it belongs: among the `leaks` if nothing is to be asked, else among the `waiting`."""
    language, answers = facts.common_words, dict(known.answers)
    groups = leaked.passwords(facts)
    for number, group in enumerate(groups):
        if number % _OFTEN == 0:
            yield Progress(Stage.COMPARING, 0, len(groups), leaked.ID)
        for password in _of(group):
            each = _Waiting(leaked.digest(password), password.fingerprint(known.key))
            if each.fingerprint in answers:
                leaks[each.digest] = Leak(answers[each.fingerprint])
            elif _is_hopeless(password, group, language):
                leaks[each.digest] = Leak(None, leaked.TOO_WEAK)
            else:
                waiting.setdefault(each.prefix, []).append(each)


def _of(group: Sequence[Login]) -> Iterator[Secret]:
    """Yield the one password of logins that share it."""
    if (password := group[0].password) is not None:
        yield password


def _is_hopeless(password: Secret, group: Sequence[Login], language: CommonWords) -> bool:
    with password.revealed() as text:
        common = language.found_in(text[: estimate.LONGEST])
        return estimate.score(text, own_words(group), common, estimate.WEAK) <= _HOPELESS


def _leak(each: _Waiting, answer: RangeAnswer) -> Leak:
    if answer.counts is None:
        return Leak(None, answer.reason)
    return Leak(leaked.rounded(answer.counts.get(each.suffix, 0)))
