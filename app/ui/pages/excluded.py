"""What did the person take out of the checks, and what does it cover?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.knowledge.catalogue import Catalogue
from app.words import Words
from checks.model import CheckId, Exclusion, Finding, ItemId, Outcome, Subject

_OF_SEVERAL = frozenset({CheckId("passwords.reuse"), CheckId("passwords.similar")})
"""These find fault with accounts that have something in common: one that is left alone has no fault."""


def without(findings: Iterable[Finding], exclusions: Iterable[Exclusion], today: date) -> Iterator[Finding]:
    """Yield the findings without the accounts that were taken out since; what names nobody any more is left out.

    The next audit judges without them. Until then, the last one is shown as if it had.
    """
    standing = [exclusion for exclusion in exclusions if exclusion.review > today]
    for finding in findings:
        if not standing or finding.outcome is Outcome.NOT_APPLICABLE:
            yield finding
            continue
        left = tuple(subject for subject in finding.subjects if not _covered(standing, finding.check, subject))
        if len(left) == len(finding.subjects):
            yield finding
        elif len(left) >= (2 if finding.check in _OF_SEVERAL else 1):
            yield replace(finding, subjects=left)


def exclusion_name(words: Words, exclusion: Exclusion) -> str:
    """Return which account or folder is meant."""
    if exclusion.folder:
        return words.text("Folder “{folder}”", folder=exclusion.folder)
    return exclusion.title or exclusion.site or exclusion.user or "–"


def exclusion_checks(words: Words, catalogue: Catalogue, exclusion: Exclusion) -> str:
    """Return out of which check it was taken, or that it was taken out of all."""
    return words.text("All checks") if exclusion.check is None else check_name(words, catalogue, exclusion.check)


def check_name(words: Words, catalogue: Catalogue, check: CheckId) -> str:
    """Return the name of a check: that of the item that it answers."""
    entry = catalogue.entries.get(ItemId(check))
    return words.text(entry.short) if entry is not None else check


def _covered(standing: Iterable[Exclusion], check: CheckId, subject: Subject) -> bool:
    return any(exclusion.check in {None, check} and _covers(exclusion, subject) for exclusion in standing)


def _covers(exclusion: Exclusion, subject: Subject) -> bool:
    """Tell whether it means this account: by its folder or one around it, or by site (else title) and user."""
    if exclusion.folder:
        return subject.folder == exclusion.folder or subject.folder.startswith(f"{exclusion.folder}/")
    if exclusion.user.strip().casefold() != subject.user.strip().casefold():
        return False
    if exclusion.site:
        return exclusion.site == subject.site
    return not subject.site and exclusion.title.strip().casefold() == subject.title.strip().casefold()
