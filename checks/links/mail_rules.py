"""Does anything in a message speak against doing what it asks?

The sender is judged by what cannot be chosen freely: the domain of the address, and where the links lead. A name, a
logo and a tone prove nothing, nor do passed tests of the sender: who sends can write them, where no provider does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checks.links.address import parsed
from checks.links.brands import Manner
from checks.links.inspect import CHECK, DANGER, inspected
from checks.links.knowledge import Knowledge
from checks.links.mail import Mail
from checks.links.model import Inspection, Level, Param, Rule, RuleId, Severity


@dataclass(frozen=True, slots=True)
class MailFinding:
    """That a rule of `links.toml` holds for a message."""

    rule: RuleId
    severity: Severity
    weight: int
    params: Mapping[str, Param]


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link of the message with what is to be said of it."""

    text: str
    inspection: Inspection


@dataclass(frozen=True, slots=True)
class MailInspection:
    """What is to be said of a message; `owner` is the registrable domain of its sender's address."""

    mail: Mail
    level: Level
    owner: str
    findings: tuple[MailFinding, ...]
    links: tuple[SeenLink, ...]


def inspected_mail(mail: Mail, known: Knowledge, known_sites: Collection[str] = ()) -> MailInspection:
    """Return what is to be said of `mail`. Never raises."""
    owner = _owner(mail.sender.address)
    links = tuple(SeenLink(link.text, inspected(link.href, known, known_sites)) for link in mail.links)
    sender = inspected(f"https://{_domain(mail.sender.address)}/", known, known_sites)
    signs = [*_sender(mail, owner, known), *_answers(mail, owner, known), *_parts(mail, known)]
    signs += _links(links, owner, known)
    if sender.level in _ALARMS and not (sender.holder or sender.is_yours):
        signs.append(("mail_sender_domain", {"domain": owner}))
    if worst := _worst(links):
        signs.append((f"mail_link_{worst.level.value}", {"owner": worst.owner or _begun(worst.text)}))
    findings = tuple(_finding(known.rules[RuleId(rule)], params) for rule, params in signs)
    return MailInspection(mail, _level(findings), owner, findings, links)


_Said = tuple[str, Mapping[str, Param]]


def _sender(mail: Mail, owner: str, known: Knowledge) -> Iterator[_Said]:
    shown = _MAILBOX.search(mail.sender.name)
    if shown and owner and _owner(shown[0]) != owner:
        yield "mail_name_is_address", {"shown": shown[0], "address": mail.sender.address}
    elif named := _named(mail.sender.name, owner, known):
        yield "mail_name_is_brand", {"brand": named, "owner": owner}
    if mail.authentication is None:
        return
    told = mail.authentication
    if told.dmarc == "fail":
        yield "mail_dmarc_fail", {"server": told.server, "owner": owner}
    elif "fail" in (told.spf, told.dkim):
        yield "mail_spf_or_dkim_fail", {"server": told.server}


def _named(name: str, owner: str, known: Knowledge) -> str:
    """Return the brand that the shown name is, though the address is not its own; "" for none."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    for word in (*words, "".join(words)):
        brand = known.brands.by_word.get(word)
        if brand and brand.manner is Manner.DISTINCT and len(word) >= _WORD and owner not in brand.sites:
            return "" if known.brands.is_own(owner) else brand.name
    return ""


def _answers(mail: Mail, owner: str, known: Knowledge) -> Iterator[_Said]:
    for other in mail.reply_to:
        away = _owner(other.address)
        if away and owner and away != owner:
            free = away in known.lists.free_mail and owner not in known.lists.free_mail
            yield ("mail_reply_to_free" if free else "mail_reply_to"), {"owner": away, "sender": owner}
            return


def _links(links: tuple[SeenLink, ...], owner: str, known: Knowledge) -> Iterator[_Said]:
    """Yield that a link shows another site than it opens; less where all open the same, as those of sender services."""
    opened = {link.inspection.owner for link in links if link.inspection.owner}
    for link in links:
        shown, real = _shown(link.text), link.inspection.owner
        if shown and real and shown != real and not _are_one(shown, real, known):
            rewritten = len(links) > 1 and len(opened) == 1 and shown == owner
            yield ("mail_link_rewritten" if rewritten else "mail_link_text"), {"shown": shown, "real": real}
            return


def _shown(text: str) -> str:
    """Return the owner of the address that the text of a link is; "" where it is none."""
    found = parsed(text) if "." in text and " " not in text else None
    return found.owner if found else ""


def _are_one(one: str, other: str, known: Knowledge) -> bool:
    brand = known.brands.by_site.get(one)
    return brand is not None and other in brand.sites


def _parts(mail: Mail, known: Knowledge) -> Iterator[_Said]:
    words = mail.words.lower()
    if mail.has_form:
        yield "mail_form", {}
    if not mail.is_whole:
        yield "mail_not_whole", {}
    for file in mail.attachments:
        stem, dot, ending = file.name.lower().rpartition(".")
        inner = stem.rpartition(".")[2] if "." in stem else ""
        if dot and ending in known.lists.programs | known.lists.pages and inner in known.lists.documents:
            yield "mail_double_extension", {"file": file.name}
        elif dot and ending in known.lists.programs:
            yield "mail_program", {"file": file.name}
        elif dot and ending in known.lists.pages:
            yield "mail_page", {"file": file.name}
        if file.is_locked and any(word in words for word in known.lists.password_words):
            yield "mail_locked_archive", {"file": file.name}


def _begun(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


def _worst(links: tuple[SeenLink, ...]) -> Inspection | None:
    alarms = [link.inspection for link in links if link.inspection.level in _ALARMS]
    return max(alarms, key=lambda seen: seen.level is Level.DANGER, default=None)


def _finding(rule: Rule, params: Mapping[str, Param]) -> MailFinding:
    return MailFinding(rule.id, rule.severity, rule.weight, params)


def _level(findings: tuple[MailFinding, ...]) -> Level:
    weight = sum(finding.weight for finding in findings)
    if weight >= DANGER or any(finding.severity is Severity.DANGER for finding in findings):
        return Level.DANGER
    return Level.CHECK if weight >= CHECK else Level.NOTHING_FOUND


def _domain(address: str) -> str:
    return address.rpartition("@")[2].strip().lower()


def _owner(address: str) -> str:
    found = parsed(f"https://{domain}/") if (domain := _domain(address)) else None
    return found.owner if found else ""


_ALARMS: Final = frozenset({Level.DANGER, Level.CHECK})
_TOLD: Final = 60
"""Signs that are told of an address that nobody owns, or of which that cannot be told."""
_WORD: Final = 4
_MAILBOX: Final = re.compile(r"[^\s<>\"'(),;:@]{1,64}@[^\s<>\"'(),;:@]{1,255}\.[A-Za-z]{2,24}")
