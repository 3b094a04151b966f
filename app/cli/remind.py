"""`bilan remind`: is there a reason to look at the check-up? What a scheduler runs; nobody is asked anything."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from app import log, paths
from app.cli.exits import Exit
from app.cli.terminal import OutputRefused, Terminal, prepare_streams
from app.errors import BilanError
from app.services.waking import Answer, Closed, Waking
from app.wording import reminder_words
from app.words import Words
from checks.reminding import Quiet, Remind


def run(options: argparse.Namespace, words: Words) -> Exit:
    """Decide, notify if that was asked for, and end. Neither the window nor the services of a check-up are loaded."""
    prepare_streams(as_json=options.json)
    log.write_to(paths.log_file())
    terminal = Terminal(words, as_json=options.json, quiet=options.quiet)
    try:
        return _run(options, terminal)
    except OutputRefused:
        return Exit.WRONG_USE
    except BilanError as error:
        log.known(error)
        terminal.problem(words.message(error.message, error.params))
        return Exit.STORE_CLOSED
    except Exception as error:  # noqa: BLE001 - the outermost edge, as in `app.cli.main`
        terminal.problem(
            words.text("Bilan has a fault ({where}). Nothing that was kept is lost.", where=log.bug(error))
        )
        return Exit.WRONG_USE


def _run(options: argparse.Namespace, terminal: Terminal) -> Exit:
    now = datetime.now().astimezone()
    waking = Waking(options.profile or paths.default_profile(), now)
    answer = waking.answer()
    if options.lang is None and waking.language is not None:
        terminal.words = Words(waking.language)
    text = _text(answer, terminal.words)
    if options.notify:
        waking.done(answer, seen=text is not None and _seen(text, terminal))
    terminal.document(_document(answer, now))
    for line in (text or "").splitlines():
        terminal.line(line)
    if text is not None:
        return Exit.SOMETHING_TO_DO
    return Exit.STORE_CLOSED if isinstance(answer, Closed) else Exit.NOTHING_TO_DO


def _seen(text: str, terminal: Terminal) -> bool:
    from app.system import notifications  # noqa: PLC0415 - on most days there is nothing to show

    seen = notifications.show(reminder_words.title(terminal.words), text)
    if not seen:
        terminal.remark(terminal.words.text("Nothing on this computer shows notifications."))
    return seen


def _text(answer: Answer, words: Words) -> str | None:
    match answer:
        case Remind():
            return reminder_words.digest(answer, words)
        case Closed(look=True):
            return reminder_words.general(words)
        case Closed() | Quiet():
            return None


def _document(answer: Answer, now: datetime) -> dict[str, Any]:
    told: dict[str, Any] = {
        "schema": 1,
        "date": now.date().isoformat(),
        "remind": False,
        "because": None,
        "until": None,
    }
    match answer:
        case Remind():
            reasons = sorted({matter.reason.value for matter in answer.matters})
            return {**told, "remind": True, "reasons": reasons, "slower": answer.slower}
        case Closed():
            return {**told, "remind": answer.look, "because": "store-closed"}
        case Quiet():
            return {**told, "because": answer.why.value, "until": answer.until and answer.until.isoformat()}
