"""What do links and messages look like as JSON? The shapes are those of the contract, as `document` says."""

from __future__ import annotations

from app.cli.document import SCHEMA, Document
from checks.links.mail_rules import MailInspection
from checks.links.model import Inspection
from checks.links.payload import SeenCode


def link(inspection: Inspection) -> Document:
    """Return what `bilan link` says of one address. Spans are code points of the input."""
    return {
        "schema": SCHEMA,
        "input": inspection.text,
        "address": inspection.address,
        "owner": inspection.owner,
        "level": inspection.level.value,
        "findings": [
            {"rule": found.rule, "severity": found.severity.value, "span": list(found.span)}
            for found in inspection.findings
        ],
        "unwrapped": list(inspection.unwrapped),
    }


def code(picture: str, seen: SeenCode) -> Document:
    """Return what `bilan link --picture` says of one QR code: as `link`, where there is an address in it, and more.

    A password of a network or the seed of second proofs is in no part.
    """
    payload, inspection = seen.payload, seen.inspection
    about = link(inspection) if inspection else {"schema": SCHEMA}
    return {**about, "picture": picture, "kind": payload.kind.value, "parts": dict(payload.parts)}


def message(name: str, seen: MailInspection) -> Document:
    """Return what `bilan message` says of one file; each link as `link` has it, with its text."""
    mail, told = seen.mail, seen.mail.authentication
    return {
        "schema": SCHEMA,
        "name": name,
        "level": seen.level.value,
        "sender": {"name": mail.sender.name, "address": mail.sender.address, "owner": seen.owner},
        "reply_to": [each.address for each in mail.reply_to],
        "subject": mail.subject,
        "authentication": told and {"server": told.server, "spf": told.spf, "dkim": told.dkim, "dmarc": told.dmarc},
        "attachments": [file.name for file in mail.attachments],
        "findings": [
            {"rule": found.rule, "severity": found.severity.value, "params": dict(found.params)}
            for found in seen.findings
        ],
        "links": [{"text": each.text, **link(each.inspection)} for each in seen.links],
    }
