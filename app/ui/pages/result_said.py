"""What is said about each kind of row of a result?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.knowledge.catalogue import Catalogue
from app.ui.pages.accounts import Sites, accounts
from app.ui.pages.changed import Changed, movement_word
from app.ui.pages.excluded import check_name, exclusion_checks, exclusion_name
from app.ui.pages.grouping import TO_DO, Group
from app.ui.pages.reading import Reading
from app.ui.pages.remedy import remedy, steps
from app.ui.pages.unread import Unread
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.rows import Row
from app.ui.widgets.shapes import Empty
from app.ui.widgets.text import CardTitle, DetailTitle, Lead, Second
from app.words import Words
from checks.model import Exclusion, ItemId
from checks.passwords.progress import Movement


def group(words: Words, catalogue: Catalogue, group: Group, sites: Sites) -> Iterator[QWidget]:
    """Say why, which accounts, and how to fix it where something is to do."""
    entry = catalogue.entries.get(ItemId(group.check))
    yield DetailTitle(group.title)
    yield Lead(group.why if entry is None or group.why else words.text(entry.why))
    yield accounts(words, group.subjects, sites)
    if entry is not None and group.outcome in TO_DO:
        yield remedy(words, entry, (words.text("Come back and read the vault again: the gain is confirmed."),))


def unread(words: Words, unread: Unread) -> Iterator[QWidget]:
    """Say why something could not be looked at."""
    reason = f"{unread.reason} {words.text('This is not “nothing found”.')}"
    yield EmptyState(Empty.COULD_NOT_LOOK, unread.row.title, reason)


def changed(words: Words, catalogue: Catalogue, changed: Changed, reading: Reading, sites: Sites) -> Iterator[QWidget]:
    """Say how many there were and are, and which accounts moved."""
    yield DetailTitle(check_name(words, catalogue, changed.check))
    before = words.count("Before: {n} account to change.", "Before: {n} accounts to change.", changed.before)
    now = words.count("Now: {n}.", "Now: {n}.", changed.now)
    yield Lead(f"{before} {now}")
    for movement in Movement:
        subjects = changed.moved.get(movement, ())
        if subjects:
            count = words.number(len(subjects))
            yield CardTitle(words.text("{name}: {n}", name=movement_word(words, movement), n=count))
            yield accounts(words, subjects, sites)
    if reading.record.changed:
        yield Second(
            words.count(
                "In all, {n} account has another password than last time.",
                "In all, {n} accounts have another password than last time.",
                reading.record.changed,
            )
        )


def exclusion(words: Words, catalogue: Catalogue, exclusion: Exclusion, reading: Reading) -> Iterator[QWidget]:
    """Say what was taken out, of what, why and until when."""
    yield DetailTitle(exclusion_name(words, exclusion))
    day = words.date(exclusion.review)
    if exclusion.review <= reading.beside.today:
        yield Lead(words.text("You wanted to look at this again on {day}. It is judged again since then.", day=day))
    else:
        yield Lead(words.text("The checks leave this out until {day}.", day=day))
    card = Card()
    card.body.addWidget(Row(None, words.text("Check"), exclusion_checks(words, catalogue, exclusion)))
    if exclusion.user:
        card.body.addWidget(Row(None, words.text("User name"), exclusion.user))
    card.body.addWidget(Row(None, words.text("Your reason"), exclusion.reason))
    yield card


def plain_file(words: Words, path: Path) -> Iterator[QWidget]:
    """Say why a file that anyone can read should go, and what deleting does not do."""
    yield DetailTitle(words.text("Delete {name}", name=path.name))
    yield Lead(words.text("This file holds your passwords for anyone to read. Bilan has read it and needs it no more."))
    yield steps(
        words.text("What deleting does, and what it does not"),
        (
            words.text("Make sure first that your passwords are still in your password manager."),
            words.text("The file goes at once, without passing through the bin. This cannot be undone."),
            words.text(
                "Deleting does not wipe a disk: until its place is written over, special tools may find it again."
            ),
            words.text("Copies in backups, in synchronised folders or in your mail remain: delete them there."),
        ),
    )


def nothing_found(words: Words, reading: Reading) -> Iterator[QWidget]:
    """Say what was searched without finding anything; without anything to search, that is no good news."""
    record = reading.record
    logins = sum(source.logins for source in record.opened)
    if not record.done or not logins:
        text = words.text("There was no password to look at. This is not “nothing found”.")
        yield EmptyState(Empty.COULD_NOT_LOOK, words.text("Could not look"), text)
        return
    searched = words.count(
        "{n} login searched for shared and weak passwords on {day}.",
        "{n} logins searched for shared and weak passwords on {day}.",
        logins,
        day=words.date(record.at.date()),
    )
    yield EmptyState(Empty.NOTHING_FOUND, words.text("Nothing found"), searched)
