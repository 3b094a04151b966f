"""What do the words of a table mean: the labels of its columns, and the kinds of its entries?

English and French, after Chromium's `csv_password_sequence.cc` and what exporters write. Words are compared without
case, accents and punctuation: `Login_URLs` is `login urls`, `Nom d’utilisateur` is `nom d utilisateur`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.readers.vaults import parts
from checks.model import Kind, MessageId


class Role(Enum):
    """What a column says of a login; the values end the ids of the sentences that name it."""

    PASSWORD = "password"  # noqa: S105 - the role, not a password
    URL = "url"
    USERNAME = "username"
    EMAIL = "email"
    TOTP = "totp"
    FOLDER = "folder"
    KIND = "kind"
    ARCHIVED = "archived"
    TITLE = "title"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class _Words:
    """The labels of a role, between commas. `vague` ones mean it only where no `certain` one stands, the first first.

    A role that no harm comes from, if it is the wrong one of two, has vague labels only.
    """

    vague: str
    certain: str = ""


_LABELS: Final[Mapping[Role, _Words]] = {
    Role.PASSWORD: _Words(
        certain="password,passwords,login password,password value,passwd,pwd,pass,mot de passe,mots de passe,"
        "motdepasse,mdp",
        vague="passphrase,passcode,phrase de passe,code secret,secret",
    ),
    Role.URL: _Words(
        certain="url,urls,website,web site,website url,site url,origin,origin url,hostname,login uri,login url,"
        "login urls,uri,web address,adresse web,site web,adresse du site,url du site,adresse url,lien",
        vague="site,adresse,address,domain,domaine,host,link",
    ),
    Role.USERNAME: _Words(
        certain="username,user name,user,user id,userid,login,login name,login username,login id,username value,"
        "identifiant,utilisateur,nom d utilisateur,nom utilisateur,identifiant de connexion,pseudo,"
        "username email,login email,identifiant e mail",
        vague="account,account name,compte,nom de compte",
    ),
    Role.EMAIL: _Words(
        "email,e mail,mail,email address,e mail address,courriel,adresse e mail,adresse email,adresse mail,"
        "adresse de courriel,adresse electronique"
    ),
    Role.TOTP: _Words(
        "totp,otp,otpauth,otp auth,login totp,otpsecret,otpurl,twofasecret,2fa,totp secret,totpuri,one time password,"
        "code a usage unique"
    ),
    Role.FOLDER: _Words(
        "folder,folder name,group,grouping,group name,collections,vault,category,tags,tag,dossier,groupe,coffre,"
        "categorie,etiquettes,etiquette"
    ),
    Role.KIND: _Words("entry type,modeltype,item type,type,type d entree"),
    Role.ARCHIVED: _Words("archived,archive"),
    Role.TITLE: _Words(
        "title,titre,display name,entry name,name,nom,label,libelle,nickname,intitule,item,entry,service,account,"
        "account name,compte,application,site,domain"
    ),
    Role.NOTE: _Words(
        "note,notes,comment,comments,description,extra,additionalinfo,remarque,remarques,commentaire,commentaires"
    ),
}


def meaning(labels: Iterable[str]) -> dict[Role, tuple[str, ...]]:
    """Return the labels, as they stand, by what they mean; each means one thing.

    Several for one role only where all of them are certain: then the table does not tell which it is.
    """
    free: dict[str, list[str]] = {}
    for label in labels:
        if word := plain(label):
            free.setdefault(word, []).append(label)
    found: dict[Role, tuple[str, ...]] = {}
    for role, words in _LABELS.items():
        named = [word for word in words.certain.split(",") if word in free]
        named = named or [word for word in words.vague.split(",") if word in free][:1]
        if named:
            found[role] = tuple(label for word in named for label in free.pop(word))
    return found


_KINDS: Final[Mapping[Kind | MessageId, str]] = {
    Kind.LOGIN: "login,logins,password,passwords,account,web account,entry,mot de passe,identifiant,compte,entree",
    Kind.WIFI: "wireless router,wi fi,wifi,wi fi password,wifi password",
    Kind.SERVER: "server,serveur",
    Kind.API_KEY: "api credential,api credentials,api key,cle api",
    Kind.SSH_KEY: "ssh key,ssh keys,cle ssh",
    Kind.PIN: "pin",
    parts.NOTE: "note,notes,secure note,securenote,general,note securisee",
    parts.CARD: "card,credit card,creditcard,payment card,bank card,carte,carte bancaire,carte de paiement",
    parts.IDENTITY: "identity,personal info,identite",
    parts.FOLDER: "group,folder,groupe,dossier",
}
_BY_WORD: Final = {word: meant for meant, words in _KINDS.items() for word in words.split(",")}


def kind(cell: str) -> Kind | MessageId | None:
    """Return the kind of login that a cell names, or why such an entry is none; None when the word says neither."""
    return _BY_WORD.get(plain(cell))


def plain(words: str) -> str:
    """Return words as they are compared: small letters and digits, without accents, one blank between them."""
    letters = unicodedata.normalize("NFKD", words[:_LONGEST]).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(sign for sign in letters if not unicodedata.combining(sign))))


def shown(label: str) -> str:
    """Return a label that has a meaning, as it may be shown: with nothing in it but the words that gave the meaning.

    What is around them could be the signs, or the rest, of a password where a first line is a row after all.
    """
    return label if _WORDS_ALONE.fullmatch(label[: _LONGEST + 1]) else plain(label)


_LONGEST: Final = 100
_WORDS_ALONE: Final = re.compile(r"(?=.{1,100}\Z)[^\W_]+(?:[ '’_-][^\W_]+)*")
