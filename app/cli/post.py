"""`bilan post`: what in a draft deserves a second look?

It reads the rules that ship with Bilan, the private words of the profile, and what it is given; it keeps nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app import paths
from app.cli.exits import Exit
from app.cli.terminal import Terminal
from app.errors import StoreError
from app.knowledge import post_rules
from app.values import drafts
from app.values.drafts import OwnWords
from app.words import Words
from checks.ids import MessageId
from checks.posts.inspection import inspect
from checks.posts.model import Language, PostFinding
from checks.posts.private import PrivateWords
from checks.posts.quoting import quoted
from checks.posts.unflagged import Unflagged

_SCHEMA: Final = 1
_LANGUAGES: Final[Mapping[object, Language]] = {"en": "en", "fr": "fr"}
_NOTHING: Final[Mapping[str, str]] = {}


def run(options: argparse.Namespace, terminal: Terminal) -> Exit:
    """Say what was found in the draft, or in each of a batch."""
    given = drafts.private_words(options.words) if options.words else ()
    kept = _kept_words(options.profile or paths.default_profile(), terminal)
    known = _Known(PrivateWords((*given, *kept.private)), Unflagged(kept.unflagged))
    if options.batch:
        return _batch(options, known, terminal)
    name = terminal.words.text("Standard input")
    text = drafts.text_of(options.file) if options.file else drafts.given_text(name)
    findings = known.inspected(text)
    terminal.document({"schema": _SCHEMA, "findings": [_finding(each) for each in findings]})
    for line in _lines(text, findings, terminal.words):
        terminal.line(line)
    return Exit.SOMETHING_TO_DO if findings else Exit.NOTHING_TO_DO


@dataclass(frozen=True, slots=True)
class _Known:
    """What the person said of words, ready to be looked for."""

    private: PrivateWords
    unflagged: Unflagged

    def inspected(self, text: str, language: Language | None = None) -> tuple[PostFinding, ...]:
        """Return what deserves a second look in `text`."""
        return inspect(text, post_rules.rulebook(), self.private, language=language, unflagged=self.unflagged)


def _kept_words(profile: Path, terminal: Terminal) -> OwnWords:
    """Return the words of the profile; where that takes a question, say that they are not looked for."""
    if not profile.exists():
        return OwnWords()
    from app.services import posting  # noqa: PLC0415 - most drafts need no store

    try:
        return posting.words_kept_in(profile)
    except StoreError:
        terminal.problem(
            terminal.words.text(
                "Your check-up cannot be read without asking you, so your private words are not looked for. "
                "Name them with --words."
            )
        )
        return OwnWords()


def _batch(options: argparse.Namespace, known: _Known, terminal: Terminal) -> Exit:
    """Answer each line of JSON by one, at once: whoever asks may wait for it."""
    status = Exit.NOTHING_TO_DO
    lines = drafts.lines_of(options.file) if options.file else drafts.given_lines()
    for number, line in enumerate(lines, 1):
        asked = _asked(line)
        if asked is None:
            status = Exit.INPUT_UNREADABLE
            error = MessageId("draft.line_unreadable")
            terminal.json_line({"schema": _SCHEMA, "line": number, "error": {"id": error}})
            terminal.problem(terminal.words.message(error, {"n": number}))
            continue
        findings = known.inspected(asked["text"], _LANGUAGES.get(asked.get("lang")))
        named = {"id": asked["id"]} if "id" in asked else {}
        terminal.json_line({"schema": _SCHEMA, **named, "findings": [_finding(each) for each in findings]})
        if findings and status is Exit.NOTHING_TO_DO:
            status = Exit.SOMETHING_TO_DO
    return status


def _asked(line: bytes) -> dict[str, Any] | None:
    """Return what a line asks, None if it cannot be read."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):  # the second: brackets, thousands deep
        return None
    fits = isinstance(asked, dict) and isinstance(asked.get("text"), str) and len(asked["text"]) <= drafts.LONGEST
    return asked if fits else None


def _finding(finding: PostFinding) -> Mapping[str, object]:
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.name.lower(),
        "span": [finding.start, finding.end],
        "lang": finding.lang,
    }


def _lines(text: str, findings: tuple[PostFinding, ...], words: Words) -> Iterator[str]:
    if not findings:
        yield words.text("Nothing found. That is not a guarantee.")
        return
    yield words.count("{n} thing worth a second look", "{n} things worth a second look", len(findings))
    for number, finding in enumerate(findings, 1):
        yield ""
        severity = words.message(finding.severity_message, _NOTHING)
        kind = words.message(finding.kind_message, _NOTHING)
        yield words.text("{number}. {severity} – {kind}", number=number, severity=severity, kind=kind)
        yield "   " + words.text("“{quoted}”", quoted=quoted(text, finding))
        yield "   " + words.message(finding.reason_message, _NOTHING)
        if finding.calmer_message is not None:
            calmer = Words(finding.lang).message(finding.calmer_message, _NOTHING)
            yield "   " + words.text("A calmer way: “{calmer}”", calmer=calmer)
