"""By which rules is a text read? Packs of them are data in `resources/rules/posts`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from app import paths
from app.errors import ResourceError
from checks.posts.model import Category, Language, RuleId, Severity
from checks.posts.rules import FormName, Rule, Rulebook, with_lists
from checks.posts.validators import VALIDATORS


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule, texts in which it finds what stands between `[[` and `]]`, and others that it lets pass; for tests."""

    rule: Rule
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def rulebook() -> Rulebook:
    """Return every rule, ready to be looked up; ResourceError if the packs of this installation are not whole."""
    return Rulebook(each.rule for each in tried())


def tried() -> Sequence[Tried]:
    """Return every rule with its examples, pack after pack; ResourceError as `rulebook`."""
    folder = paths.resources() / "rules" / "posts"
    packs = sorted(folder.glob("*.toml"))
    rules = [each for pack in packs for each in _pack(pack)]
    if not rules or len({each.rule.id for each in rules}) < len(rules):
        raise ResourceError(detail="rules/posts")
    return rules


_Texts = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """A rule as it stands in its file, the defaults of the file put in."""

    id: str
    category: Category
    severity: Literal["hint", "amber", "red"]
    reason: str
    examples: _Texts
    others: _Texts
    calmer: str = ""
    lang: Language | None = None
    own_language: bool = False
    masked: bool = False
    phrases: tuple[str, ...] = ()
    pattern: str = ""
    form: FormName = "bare"
    keywords: tuple[str, ...] = ()
    digits: int = 0
    check: str = ""
    unless: str = ""


class _Pack(msgspec.Struct, forbid_unknown_fields=True):
    rule: list[dict[str, Any]]
    defaults: dict[str, Any] = {}
    lists: dict[str, list[str]] = {}


def _pack(path: Path) -> Iterator[Tried]:
    try:
        pack = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Pack)
        for row in pack.rule:
            yield _tried(msgspec.convert(pack.defaults | row, _Row), pack.lists)
    except (OSError, ValueError) as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail=f"rules/posts/{path.name}") from error


def _tried(row: _Row, lists: Mapping[str, Sequence[str]]) -> Tried:
    if bool(row.pattern) is bool(row.phrases) or (row.check and row.check not in VALIDATORS):
        raise ResourceError(detail=f"rules/posts: {row.id}")
    rule = Rule(
        id=RuleId(row.id),
        category=row.category,
        severity=Severity[row.severity.upper()],
        reason=row.reason,
        calmer=row.calmer,
        lang=row.lang,
        own_language=row.own_language,
        masked=row.masked,
        phrases=row.phrases,
        pattern=with_lists(row.pattern, lists),
        form=row.form,
        keywords=row.keywords,
        digits=row.digits,
        check=row.check,
        unless=with_lists(row.unless, lists),
    )
    return Tried(rule, row.examples, row.others)
