"""Which invented messages does the exercise have, and in which words?

They are data in `resources/scenarios`, English and French side by side: a cue quotes the words that it points at, and
those are others in each language. So the texts of scenarios do not pass through gettext
(`packaging/decisions/014-the-exercise.md`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from app import paths
from app.errors import ResourceError
from app.words import Language
from checks.exercised import Act
from checks.ids import ScenarioId
from checks.links.practice import Channel, Choice, Scenario, Skill, SkillId, Truth, Worth
from checks.model import ItemId


class Sign(Enum):
    """What a cue says about the message; a neutral one looks telling and is not."""

    DANGER = "danger"
    SAFE = "safe"
    NEUTRAL = "neutral"


class Place(Enum):
    """Which part of the message a cue points at."""

    SITUATION = "situation"
    SENDER = "sender"
    SUBJECT = "subject"
    BODY = "body"
    LINK = "link"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign: `quote` is the very text that it points at, once in its place; `said` explains it."""

    place: Place
    sign: Sign
    quote: str
    said: str


@dataclass(frozen=True, slots=True)
class Link:
    """What is shown, and the address behind it."""

    shown: str
    address: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A scenario in one language. Texts are empty, and tuples too, where the message has nothing of the sort.

    `labels` are the acts that are named in words of this message's own. `body` has paragraphs, with an empty line
    between them; `why` is the sentence to remember and `best` what a careful person does.
    """

    situation: str
    sender: str
    subject: str
    body: str
    links: tuple[Link, ...]
    attachment: str
    labels: Mapping[Act, str]
    cues: tuple[Cue, ...]
    why: str
    best: str


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario with all its words. `official` maps each brand that it names to the domain that is really its own.

    `brand` is the one that a person could reach their own way. `address` and `reply_to` are the sender's, as a mail
    program or a telephone shows them; `clock` is when the message came.
    """

    scenario: Scenario
    brand: str
    official: Mapping[str, str]
    address: str
    reply_to: str
    clock: str
    told: Mapping[Language, Telling]


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill with its name and the habit that it asks for, in each language."""

    skill: Skill
    names: Mapping[Language, str]
    habits: Mapping[Language, str]


@cache
def scripts() -> tuple[Script, ...]:
    """Return every scenario of this installation, in the order of its files; ResourceError if one is not whole."""
    known = {named.skill.id for named in skills()}
    found = tuple(script for path in _files() for script in _scripts(path, known))
    if len({script.scenario.id for script in found}) != len(found):
        raise ResourceError(detail="scenarios: one id twice")
    return found


@cache
def skills() -> tuple[NamedSkill, ...]:
    """Return what is practised, in the order in which it is best learned; ResourceError if the list is not whole."""
    rows = _read(_folder() / _SKILLS, _SkillsFile).skill
    return tuple(
        NamedSkill(
            Skill(SkillId(row.id), ItemId(row.item) if row.item else None),
            {"en": row.name.en, "fr": row.name.fr},
            {"en": row.habit.en, "fr": row.habit.fr},
        )
        for row in rows
    )


_SKILLS = "skills.toml"
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_T = TypeVar("_T")


class _Both(msgspec.Struct, forbid_unknown_fields=True):
    en: _Text
    fr: _Text


class _SkillRow(msgspec.Struct, forbid_unknown_fields=True):
    id: _Text
    name: _Both
    habit: _Both
    item: str = ""


class _SkillsFile(msgspec.Struct, forbid_unknown_fields=True):
    skill: list[_SkillRow]


class _CueRow(msgspec.Struct, forbid_unknown_fields=True):
    """A cue; of each language the quotation and its explanation."""

    where: Place
    sign: Sign
    en: tuple[_Text, _Text]
    fr: tuple[_Text, _Text]


class _Told(msgspec.Struct, forbid_unknown_fields=True):
    situation: _Text
    sender: _Text
    body: _Text
    why: _Text
    best: _Text
    subject: str = ""
    attachment: str = ""
    links: list[_Text] = []
    labels: dict[Act, _Text] = {}


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """A scenario as it stands in its file; `choices` are acts with their worth, as in `follow wrong`."""

    id: _Text
    version: Annotated[int, msgspec.Meta(ge=1)]
    channel: Channel
    truth: Truth
    skills: Annotated[list[str], msgspec.Meta(min_length=1)]
    choices: Annotated[list[str], msgspec.Meta(min_length=1)]
    official: dict[str, _Text]
    clock: _Text
    en: _Told
    fr: _Told
    cue: Annotated[list[_CueRow], msgspec.Meta(min_length=1)]
    brand: str = ""
    address: str = ""
    reply_to: str = ""
    hrefs: list[_Text] = []
    scare: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0


class _ScenariosFile(msgspec.Struct, forbid_unknown_fields=True):
    scenario: list[_Row]


def _folder() -> Path:
    return paths.resources() / "scenarios"


def _files() -> list[Path]:
    files = sorted(path for path in _folder().glob("*.toml") if path.name != _SKILLS)
    if not files:
        raise ResourceError(detail="scenarios")
    return files


def _read(path: Path, kind: type[_T]) -> _T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except OSError as error:  # its text names folders of this computer
        raise ResourceError(detail=f"scenarios/{path.name}") from error
    except ValueError as error:  # a msgspec or TOML error is a ValueError
        raise ResourceError(detail=f"scenarios/{path.name}: {error}") from error


def _scripts(path: Path, known: set[SkillId]) -> Iterator[Script]:
    for row in _read(path, _ScenariosFile).scenario:
        try:
            script = _script(row)
        except ValueError as error:
            raise ResourceError(detail=f"scenarios/{path.name}: {row.id}") from error
        if not script.scenario.skills <= known:
            raise ResourceError(detail=f"scenarios/{path.name}: {row.id} names an unknown skill")
        yield script


def _script(row: _Row) -> Script:
    """Return the scenario of `row`; ValueError if its parts do not fit together."""
    scenario = Scenario(
        ScenarioId(row.id),
        row.version,
        row.channel,
        row.truth,
        frozenset(map(SkillId, row.skills)),
        tuple(_choice(text) for text in row.choices),
        row.scare,
    )
    told: dict[Language, Telling] = {
        "en": _telling(row, row.en, tuple(Cue(cue.where, cue.sign, *cue.en) for cue in row.cue)),
        "fr": _telling(row, row.fr, tuple(Cue(cue.where, cue.sign, *cue.fr) for cue in row.cue)),
    }
    return Script(scenario, row.brand, row.official, row.address, row.reply_to, row.clock, told)


def _choice(text: str) -> Choice:
    act, _, worth = text.partition(" ")
    return Choice(Act(act), Worth(worth))


def _telling(row: _Row, said: _Told, cues: tuple[Cue, ...]) -> Telling:
    links = tuple(Link(shown, address) for shown, address in zip(said.links, row.hrefs, strict=True))
    body = said.body.strip()
    return Telling(
        said.situation, said.sender, said.subject, body, links, said.attachment, said.labels, cues, said.why, said.best
    )
