"""How is it said what an address is, what speaks against it, and what to do?"""

from __future__ import annotations

from dataclasses import dataclass

from app.words import Words
from checks.links.mail import Authentication
from checks.links.mail_rules import MailFinding, MailInspection
from checks.links.model import Finding, Inspection, Level, Severity
from checks.model import MessageId


@dataclass(frozen=True, slots=True)
class Said:
    """A line and the quieter one under it."""

    title: str
    why: str


def level(inspection: Inspection, words: Words) -> Said:
    """Return the level in words, and how it came to be."""
    match inspection.level:
        case Level.DANGER:
            return Said(words.text("Do not open"), _sum(inspection, words))
        case Level.CHECK:
            return Said(words.text("Check first"), _sum(inspection, words))
        case Level.NOTHING_FOUND:
            return Said(words.text("Nothing found"), _little(inspection, words))
        case Level.NOT_AN_ADDRESS:
            why = words.text("No browser would open this text. Copy the whole link.")
            return Said(words.text("Not an address"), why)


def _little(inspection: Inspection, words: Words) -> str:
    if signs := _counted(inspection):
        return words.count(
            "One weak sign, which honest addresses have too.",
            "{n} weak signs, which honest addresses have too.",
            signs,
        )
    return words.text("Nothing in this address speaks against it. That is no promise: some fraud leaves no trace.")


def _counted(inspection: Inspection) -> int:
    return sum(finding.severity is not Severity.INFO for finding in inspection.findings)


def _sum(inspection: Inspection, words: Words) -> str:
    signs = _counted(inspection)
    if inspection.level is Level.DANGER:
        return words.count("One sign, and it is enough.", "{n} signs. Together they are enough.", signs)
    return words.count(
        "One sign. It proves nothing by itself.", "{n} signs together. None of them alone proves anything.", signs
    )


def owner(inspection: Inspection, words: Words) -> str:
    """Return whose the address is; `{owner}` itself is in it, so that it can be made bold. "" where nobody's."""
    name = inspection.owner
    if not name:
        return ""
    if inspection.is_yours:
        return words.text("You have an account at {owner}.", owner=name)
    if inspection.holder:
        return words.text("{owner} belongs to {holder}.", owner=name, holder=inspection.holder)
    if name.rpartition(".")[2].isdigit() or name.endswith("]"):
        return words.text("There is no name here, only the number {owner}.", owner=name)
    return words.text("This site belongs to whoever registered {owner}.", owner=name)


def finding(found: Finding, words: Words) -> Said:
    """Return what was found, and why it matters."""
    return Said(
        words.message(MessageId(f"link.{found.says}.title"), found.params),
        words.message(MessageId(f"link.{found.says}.why"), found.params),
    )


def mail_level(seen: MailInspection, words: Words) -> Said:
    """Return the level of a message in words, and how it came to be."""
    if seen.level is Level.DANGER:
        return Said(words.text("Do not do what it asks"), words.text("What speaks against it is enough."))
    if seen.level is Level.CHECK:
        return Said(words.text("Check first"), words.text("Something speaks against it, and proves nothing alone."))
    why = words.text("Nothing in this message speaks against it. That is no promise: some fraud leaves no trace.")
    return Said(words.text("Nothing found"), why)


def provider(told: Authentication | None, words: Words) -> str:
    """Return what a message has of its sender's tests: by the provider of the person, if nobody else wrote it."""
    if told is None:
        return words.text("Your provider said nothing about the sender in this file.")
    results = (("SPF", told.spf), ("DKIM", told.dkim), ("DMARC", told.dmarc))
    found = ", ".join(f"{method} {result}" for method, result in results if result)
    return words.text("If it is your provider that wrote this line, it said: {results}", results=found or "-")


def mail_finding(found: MailFinding, words: Words) -> Said:
    """Return what was found in a message, and why it matters."""
    return Said(
        words.message(MessageId(f"link.{found.rule}.title"), found.params),
        words.message(MessageId(f"link.{found.rule}.why"), found.params),
    )


def mail_advice(seen: MailInspection, words: Words) -> str:
    """Return what to do about a message."""
    if seen.level is Level.DANGER:
        return words.text("Open nothing in it and do not answer. Report it as fraud in your mail program.")
    if seen.level is Level.CHECK:
        return words.text("Ask its sender in another way than by answering, or reach the site in your own way.")
    return words.text("Follow it only if its sender has a reason to write to you.")


def advice(inspection: Inspection, words: Words) -> str:
    """Return what to do; "" for a text that is no address."""
    if inspection.level is Level.NOT_AN_ADDRESS:
        return ""
    if inspection.level is Level.NOTHING_FOUND:
        return words.text(
            "Open it only if its sender has a reason to write to you. Type no password that you did not mean to."
        )
    counted = [found for found in inspection.findings if found.severity is not Severity.INFO]
    imitated = next((str(found.params["site"]) for found in counted if "site" in found.params), None)
    if imitated:
        parcel = any(found.says == "parcel_word" for found in counted)
        return _instead(imitated, words, parcel=parcel)
    if any(found.rule == "shortener" for found in counted):
        return words.text("Ask its sender where it leads, or look for the page yourself.")
    if inspection.level is Level.DANGER:
        return words.text("Leave it closed. If it seems to come from somebody you know, ask them in another way.")
    return words.text(
        "Did you expect it from its sender? If not, leave it closed. If so, reach the site in your own way."
    )


def _instead(site: str, words: Words, *, parcel: bool) -> str:
    if parcel:
        return words.text("Open {site} from your own bookmark and enter your parcel number there.", site=site)
    return words.text("Open {site} from your own bookmark, or type it, and look there.", site=site)
