"""How is the review of an archive told in sentences, and where is what it shows reduced?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from app.knowledge import post_rules
from app.knowledge.platforms import Setting, platforms
from app.words import Words
from checks.archives.model import Knows
from checks.archives.review import Example, Habit, Review
from checks.ids import MessageId
from checks.own_data import Purpose
from checks.posts.private import RULE as PRIVATE_RULE

_LAST_QUARTERS: Final = 4
_MOST_SENSITIVE: Final = 5
_MOST_FINDINGS: Final = 10
_REDUCED_BY: Final = {
    Knows.ADVERTISER: (Purpose.ADVERTISING, Purpose.ACTIVITY),
    Knows.INFERENCE: (Purpose.ADVERTISING,),
    Knows.TARGETING: (Purpose.ADVERTISING,),
    Knows.APP: (Purpose.APPS,),
    Knows.PLACE: (Purpose.LOCATION,),
    Knows.LOGIN: (),
}


def settings(review: Review) -> Sequence[tuple[Setting, tuple[Knows, ...]]]:
    """Return the settings of the platform that reduce something that is known, with what each reduces."""
    known = [kind for kind, n in review.footprint.counts.items() if n]
    offered = next((each.setting for each in platforms() if each.id == review.network.value), ())
    reduced = ((setting, tuple(kind for kind in known if setting.purpose in _REDUCED_BY[kind])) for setting in offered)
    return [(setting, kinds) for setting, kinds in reduced if kinds]


def name(review: Review) -> str:
    """Return the platform's own name."""
    return platform_name(review.network.value)


def platform_name(platform: str) -> str:
    """Return the own name of the platform with the id `platform`."""
    names = {each.id: each.name for each in platforms()}
    return (names | _NAMES)[platform]


def lines(names: Sequence[str], review: Review, words: Words) -> Iterator[str]:
    """Yield the lines that tell one platform's archive."""
    yield words.text("{platform}: {names}", platform=name(review), names=", ".join(names))
    yield from (f"  {line}" for line in counted(review, words))
    if bound := lower_bound(review, words):
        yield f"  {bound}"
    if review.absent:
        yield "  " + words.text("Not in this export, so not known: {files}", files=", ".join(review.absent))
    yield from (f"  {line}" for line in unread(review, words))
    yield ""
    yield from _habits(review, words)
    yield from _second_look(review, words)
    yield words.text("What they know about you")
    yield from _footprint(review, words)
    yield ""


def reason(rule: str) -> str:
    """Return the key of the sentences about a rule for texts: `post.kind.<key>` and `post.reason.<key>`."""
    return _reasons()[rule]


@cache
def _reasons() -> dict[str, str]:
    return {rule.id: rule.reason for rule in (*post_rules.rulebook().rules, PRIVATE_RULE)}


def afterwards(words: Words) -> Iterator[str]:
    """Yield what to do with the archive itself."""
    yield words.text(
        "Nothing of it was kept. The archive holds addresses, telephone numbers and messages of others: delete it when"
        " you are done, and see that its folder is not copied to the cloud. Only look at your own."
    )


def count_lines(habit: Habit, words: Words) -> Iterator[str]:
    """Yield what was counted of a habit, where it is not none."""
    for key, n in habit.counts.items():
        if n:
            told = words.message(MessageId(f"archive.count.{key}"), {})
            yield words.text("{noun}: {n}", noun=told, n=words.number(n))


def habit_title(habit: Habit, words: Words) -> str:
    """Return what a habit is called."""
    return words.message(MessageId(f"archive.habit.{habit.id.removeprefix('social.')}"), {})


def counted(review: Review, words: Words) -> Iterator[str]:
    """Yield how much of what there is in the archive."""
    for noun, n in review.counts.items():
        told = words.message(MessageId(f"archive.noun.{noun}"), {})
        shown = words.text("not known") if n is None else words.number(n)
        if n is not None or noun in _ALWAYS:
            yield words.text("{noun}: {n}", noun=told, n=shown)


def unread(review: Review, words: Words) -> Iterator[str]:
    """Yield what could not be read of it."""
    for file in review.files:
        if file.damaged:
            yield words.text("{file} could not be read to its end.", file=file.name)
        elif file.skipped:
            skipped = words.count("{n} row not understood", "{n} rows not understood", file.skipped)
            yield words.text("{file}: {skipped}", file=file.name, skipped=skipped)


def lower_bound(review: Review, words: Words) -> str:
    """Return that its numbers may be too small, where a file ended too early; nothing where none did."""
    if any(file.damaged for file in review.files):
        return words.text("A part could not be read: every number here means “at least”.")
    return ""


def _habits(review: Review, words: Words) -> Iterator[str]:
    if review.habits:
        yield words.text("Your habits, as far as the archive shows them")
    for habit in review.habits:
        yield "  " + words.text("{noun}: {n}", noun=habit_title(habit, words), n=_shown(habit, words))
        if not habit.in_export:
            continue
        yield from (f"    {line}" for line in count_lines(habit, words))
        quarters = list(habit.by_quarter.items())[-_LAST_QUARTERS:]
        if quarters:
            trend = ", ".join(f"{quarter} {affected}/{of}" for quarter, (affected, of) in quarters)
            yield "    " + words.text("By quarter: {trend}", trend=trend)
        for limit in habit.limits:
            yield f"    {words.message(limit, {})}"
    if review.habits:
        yield ""


def _shown(habit: Habit, words: Words) -> str:
    if not habit.in_export:
        return words.text("not in this export")
    return words.text("{n} of {of}", n=habit.affected, of=habit.of)


def _second_look(review: Review, words: Words) -> Iterator[str]:
    if review.fine:
        yield words.count(
            "{n} place that you called fine is left out.", "{n} places that you called fine are left out.", review.fine
        )
    if not review.findings:
        if review.texts:
            yield words.count(
                "{n} text of yours was looked at. Nothing found: that is not a guarantee.",
                "{n} texts of yours were looked at. Nothing found: that is not a guarantee.",
                review.texts,
            )
            yield ""
        return
    yield words.text("What deserves a second look, the most public first")
    for each in review.findings[:_MOST_FINDINGS]:
        place = words.message(MessageId(f"archive.place.{each.place.value}"), {})
        when = words.date(each.at.date()) if each.at else words.text("without a date")
        kind = words.message(MessageId(f"post.kind.{reason(each.rule)}"), {})
        yield f"  - {place}, {when}: {kind} {each.link}".rstrip()
    yield ""


def _footprint(review: Review, words: Words) -> Iterator[str]:
    footprint = review.footprint
    if not footprint.counts:
        yield "  " + words.text("Nothing about this is in the export: that is not “nothing known”.")
    for kind, n in footprint.counts.items():
        told = words.message(MessageId(f"archive.knows.{kind.value}"), {})
        yield "  " + words.text("{noun}: {n}", noun=told, n=words.number(n))
    if footprint.events:
        yield "  " + words.count(
            "Others told them of {n} thing that you did elsewhere.",
            "Others told them of {n} things that you did elsewhere.",
            footprint.events,
        )
    if footprint.surprising:
        yield "  " + words.text("For example:")
        yield from (f"    - {example(each, words)}" for each in footprint.surprising)
    more = [each for each in footprint.sensitive if each not in footprint.surprising][:_MOST_SENSITIVE]
    if more:
        yield "  " + words.text("Sensitive as well:")
        yield from (f"    - {example(each, words)}" for each in more)
    for setting, _ in settings(review):
        how = words.message(MessageId(f"platform.{review.network.value}.{setting.purpose.value}"), {})
        yield "  " + words.text("To reduce it: {how} {address}", how=how, address=setting.url).rstrip()


def example(each: Example, words: Words) -> str:
    """Return one thing that is known, with the sensitive topic that it touches."""
    kind = words.message(MessageId(f"archive.one.{each.kind.value}"), {})
    topic = f" [{words.message(MessageId(f'archive.topic.{each.topic}'), {})}]" if each.topic else ""
    return words.text("{kind}: {what}", kind=kind, what=each.what) + topic


_ALWAYS: Final = frozenset({"messages_sent", "messages_received", "posts", "comments"})
_NAMES: Final = {"reddit": "Reddit", "mastodon": "Mastodon", "whatsapp": "WhatsApp"}
