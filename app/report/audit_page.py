"""How is it told what the last look into the vaults came to?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.knowledge.catalogue import Catalogue
from app.report.markup import bullets, foreign, heading, paragraph, table, text
from app.report.posture import Audit, Checked, File, Moves, Report
from app.words import Words
from checks.model import ItemId, MessageId, Outcome, Subject

_MOST_ACCOUNTS: Final = 100
"""Accounts that are listed of one check, as many as a person goes through; the JSON document has them all."""
_NOTHING: Final[Mapping[str, str]] = {}


def told(report: Report, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield the part about the vaults; that none was looked at is said, too."""
    yield heading(2, words.text("Accounts in your vaults"), "audit")
    audit = report.audit
    if audit is None:
        yield paragraph(words.text("No vault was looked at, so nothing is known of single accounts."))
        return
    yield from _files(audit, words)
    if audit.moves is not None:
        yield paragraph(_moves(audit.moves, words))
    if report.set_aside:
        yield paragraph(
            words.count(
                "{n} account or folder was taken out of one check or of all, so it is not counted there.",
                "{n} accounts or folders were taken out of one check or of all, so they are not counted there.",
                report.set_aside,
            )
        )
    labels = (words.text("Check"), words.text("State"), words.text("Accounts to fix"), words.text("Why"))
    yield table("audit", labels, (_row(checked, catalogue, words) for checked in audit.checked))
    for checked in audit.checked:
        if checked.accounts:
            yield heading(3, words.text("{title}: the accounts", title=_title(checked, catalogue, words)))
            yield bullets(_accounts(checked.accounts, words))


def _files(audit: Audit, words: Words) -> Iterator[str]:
    read = [file.logins for file in audit.files if file.logins is not None]
    logins = words.count("{n} login", "{n} logins", sum(read))
    yield paragraph(
        words.count(
            "Last looked at on {day}: {n} file with {logins}.",
            "Last looked at on {day}: {n} files with {logins}.",
            len(read),
            day=words.date(audit.on),
            logins=logins,
        )
    )
    if unread := len(audit.files) - len(read):
        yield paragraph(
            words.count(
                "{n} file could not be read: nothing is known of what is in it.",
                "{n} files could not be read: nothing is known of what is in them.",
                unread,
            )
        )
    if left_out := sum(file.left_out for file in audit.files):
        yield paragraph(words.count("{n} entry was not judged.", "{n} entries were not judged.", left_out))
    if any(file.name for file in audit.files):
        yield bullets(_file(file, words) for file in audit.files)


def _file(file: File, words: Words) -> str:
    if file.logins is None:
        return f"{foreign(file.name)} – {text(words.text('could not be read'))}"
    return f"{foreign(file.name)} – {text(words.count('{n} login', '{n} logins', file.logins))}"


def _moves(moves: Moves, words: Words) -> str:
    return words.text(
        "Since the last time: fixed {fixed}, new {new}, came back {back}; passwords changed: {changed}.",
        fixed=moves.fixed,
        new=moves.new,
        back=moves.came_back,
        changed=moves.changed_passwords,
    )


def _row(checked: Checked, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    unknown = checked.outcome is Outcome.UNKNOWN
    numbers = words.text("{affected} of {of}", affected=checked.affected, of=checked.of)
    why = [words.message(checked.reason, _NOTHING)] if checked.reason else []
    if checked.on_screen_only:
        why.append(
            words.count(
                "{n} more that is only shown in the window.",
                "{n} more that are only shown in the window.",
                checked.on_screen_only,
            )
        )
    return (
        text(_title(checked, catalogue, words)),
        text(words.message(MessageId(f"state.{checked.outcome.value}"), _NOTHING)),
        text("–" if unknown else numbers),
        text(" ".join(why) or "–"),
    )


def _accounts(accounts: tuple[Subject, ...], words: Words) -> Iterator[str]:
    for account in accounts[:_MOST_ACCOUNTS]:
        name = foreign(account.title or account.site)
        beside = [x for x in (account.site, account.user) if x and x != account.title]
        yield " – ".join((name, *map(foreign, beside[not account.title :])))
    if (more := len(accounts) - _MOST_ACCOUNTS) > 0:
        yield text(words.count("and {n} more", "and {n} more", more))


def _title(checked: Checked, catalogue: Catalogue, words: Words) -> str:
    return words.text(catalogue.entries[ItemId(checked.check)].short)
