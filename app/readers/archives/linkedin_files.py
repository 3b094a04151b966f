"""Which files does LinkedIn put into an archive, what do their headers say, and which counts hang on them?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.readers.archives import table
from app.readers.archives.member import Member
from app.readers.archives.table import Shape
from checks.archives.model import Knows


@dataclass(frozen=True, slots=True)
class FileKind:
    """One file: its name, how its header is known, what is counted from it. `told` if its lack is told."""

    name: str
    shape: Shape
    nouns: tuple[str, ...] = ()
    kinds: tuple[Knows, ...] = ()
    told: bool = True


_SENT: Final = ("messages_sent", "messages_received", "conversations", "conversations_opened")

KINDS: Final[Mapping[str, FileKind]] = {
    "connections": FileKind(
        "Connections.csv",
        Shape(frozenset({"first name", "last name", "connected on"}), "connected on"),
        ("connections",),
    ),
    "shares": FileKind(
        "Shares.csv", Shape(frozenset({"date", "sharelink", "sharecommentary"}), "date"), ("posts", "reposts")
    ),
    "comments": FileKind("Comments.csv", Shape(frozenset({"date", "link", "message"}), "date"), ("comments",)),
    "reactions": FileKind("Reactions.csv", Shape(frozenset({"date", "type", "link"}), "date"), ("reactions",)),
    "messages": FileKind(
        "messages.csv", Shape(frozenset({"conversation id", "from", "date", "content"}), "date"), _SENT
    ),
    "invitations": FileKind(
        "Invitations.csv",
        Shape(frozenset({"from", "to", "sent at", "direction"}), "sent at"),
        ("invitations_sent", "invitations_received"),
    ),
    "profile": FileKind("Profile.csv", Shape(frozenset({"first name", "last name", "headline"})), (), (Knows.PLACE,)),
    "ad_targeting": FileKind(
        "Ad_Targeting.csv",
        Shape(frozenset({"company names", "job titles"})),
        ("ad_targets",),
        (Knows.TARGETING,),
    ),
    "inferences_about_you": FileKind(
        "Inferences_about_you.csv",
        Shape(frozenset({"type of inference", "inference"})),
        ("inferences", "inferences_true"),
        (Knows.INFERENCE,),
    ),
    "ads_clicked": FileKind("Ads Clicked.csv", Shape(), ("ads_clicked",)),
    "logins": FileKind("Logins.csv", Shape(frozenset({"ip address"})), ("logins",), (Knows.LOGIN,)),
    "votes": FileKind("Votes.csv", Shape(frozenset({"date", "optiontext"}), "date"), ("votes",), told=False),
    "instantreposts": FileKind(
        "InstantReposts.csv", Shape(frozenset({"date", "link"}), "date"), ("instant_reposts",), told=False
    ),
    "rich_media": FileKind("Rich_Media.csv", Shape(), ("uploads",), told=False),
    "searchqueries": FileKind("SearchQueries.csv", Shape(), ("searches",), told=False),
    "company_follows": FileKind("Company Follows.csv", Shape(), ("companies_followed",), told=False),
    "member_follows": FileKind("Member_Follows.csv", Shape(frozenset({"fullname"})), ("members_followed",), told=False),
    "positions": FileKind("Positions.csv", Shape(), ("positions",), told=False),
    "receipts": FileKind("Receipts.csv", Shape(), ("receipts",), told=False),
    "security_challenges": FileKind("Security Challenges.csv", Shape(), ("security_challenges",), told=False),
    "lan_ads_engagement": FileKind("LAN Ads Engagement.csv", Shape(), ("ads_elsewhere",), told=False),
    "email_addresses": FileKind("Email Addresses.csv", Shape(), ("email_addresses",), told=False),
    "phonenumbers": FileKind("PhoneNumbers.csv", Shape(), ("phone_numbers",), told=False),
}
SURE: Final = ("connections", "shares", "messages", "invitations", "ad_targeting", "inferences_about_you")
"""Kinds whose headers no other platform's files have; comments are recognised by their name too."""
_COACH: Final = frozenset({"guide_messages", "learning_coach_messages", "learning_role_play_messages"})
"""Talks with a machine: neither written to anybody nor by the person alone."""

SYNONYMS: Final[Mapping[str, str]] = {
    "prénom": "first name",
    "nom": "last name",
    "nom de famille": "last name",
    "adresse e-mail": "email address",
    "entreprise": "company",
    "poste": "position",
    "fonction": "position",
    "date de connexion": "connected on",
    "connecté le": "connected on",
    "connecté(e) le": "connected on",
    "vorname": "first name",
    "nachname": "last name",
    "e-mail-adresse": "email address",
    "unternehmen": "company",
    "verbunden am": "connected on",
    "nombre": "first name",
    "apellidos": "last name",
    "id de conversation": "conversation id",
    "id de la conversation": "conversation id",
    "titre de la conversation": "conversation title",
    "de": "from",
    "à": "to",
    "url du profil de l’expéditeur": "sender profile url",
    "url du profil de l'expéditeur": "sender profile url",
    "url de profil de l'expéditeur": "sender profile url",
    "url des profils des destinataires": "recipient profile urls",
    "url de profil des destinataires": "recipient profile urls",
    "objet": "subject",
    "contenu": "content",
    "dossier": "folder",
    "pièces jointes": "attachments",
    "envoyée le": "sent at",
    "envoyé le": "sent at",
    "date d’envoi": "sent at",
    "date d'envoi": "sent at",
    "sens": "direction",
    "lien": "link",
    "commentaire": "message",
    "visibilité": "visibility",
    "titre du profil": "headline",
    "catégorie": "category",
    "type d’inférence": "type of inference",
    "type d'inférence": "type of inference",
    "inférence": "inference",
    "adresse ip": "ip address",
}
"""Labels of other languages; none was ever seen in a real export (reference, section 2)."""

_NUMBERED: Final = re.compile(r"(?:[_ -]v?\d+|[ _]\(\d+\))+$")


def kind_of(member: Member) -> str:
    """Return which kind of file this is, by its name and else by its header; "" for none that is known."""
    stem, _, ending = member.base.casefold().rpartition(".")
    if ending != "csv":
        return ""
    name = _NUMBERED.sub("", stem).replace(" ", "_").replace("-", "_")
    if name in KINDS:
        return name
    return "" if name in _COACH else by_header(member, tuple(KINDS))


def is_coach(member: Member) -> bool:
    """Tell a talk with a machine."""
    return _NUMBERED.sub("", member.base.casefold().removesuffix(".csv")).replace(" ", "_") in _COACH


def by_header(member: Member, kinds: tuple[str, ...]) -> str:
    """Return the first of `kinds` whose labels one of the first rows has."""
    rows = list(table.labels_at_start(member, SYNONYMS))
    labelled = (kind for kind in kinds if len(KINDS[kind].shape.labels) > 1)
    return next((kind for kind in labelled if any(map(KINDS[kind].shape.labels.issubset, rows))), "")
