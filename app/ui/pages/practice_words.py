"""In which words does the exercise speak of acts, of answers and of how they stand together?"""

from __future__ import annotations

from typing import Final

from app.knowledge.scenarios import Script
from app.words import Words
from checks.exercised import Act, Confidence
from checks.links.practice import Truth, Worth
from checks.links.practice_score import Band, Practice, Tendency


def act_name(words: Words, script: Script, act: Act) -> str:
    """Return what `act` is called for this message."""
    brand = script.brand
    names = {
        Act.FOLLOW: words.text("Follow the link"),
        Act.OWN_WAY: words.text("Go to {brand} my own way", brand=brand)
        if brand
        else words.text("Go there my own way"),
        Act.ASK: words.text("Ask somebody in another way"),
        Act.REPORT: words.text("Report it, then delete it"),
        Act.IGNORE: words.text("Ignore it"),
    }
    return script.told[words.language].labels.get(act, names[act])


def confidence_names(words: Words) -> tuple[tuple[str, str], ...]:
    """Return the steps of being sure, each with its key."""
    return (
        (str(int(Confidence.GUESS)), words.text("A guess")),
        (str(int(Confidence.SLIGHTLY)), words.text("A little")),
        (str(int(Confidence.FAIRLY)), words.text("Fairly")),
        (str(int(Confidence.VERY)), words.text("Very")),
    )


def verdict(words: Words, truth: Truth, act: Act, worth: Worth) -> tuple[str, str]:
    """Return title and explanation of an answer, in the same friendly tone whatever it was."""
    if act is Act.OWN_WAY:
        return words.text("Well done: your own way works"), (
            words.text("It was a trap, and for an honest message the same choice would have been right too.")
            if truth is Truth.FRAUD
            else words.text("It was honest, and for a trap the same choice would have been right too.")
        )
    trap, honest = words.text("It was a trap"), words.text("It was honest")
    return {
        (Truth.FRAUD, Worth.SAFE): (words.text("Well seen: it was a trap"), words.text("You kept out of it.")),
        (Truth.FRAUD, Worth.TOLERABLE): (trap, words.text("Nothing is lost, but something is left open.")),
        (Truth.FRAUD, Worth.WRONG): (
            trap,
            words.text("This one catches many people. Here is the sign that settles it."),
        ),
        (Truth.HONEST, Worth.SAFE): (words.text("Well judged: it was honest"), words.text("Everything in it fits.")),
        (Truth.HONEST, Worth.TOLERABLE): (
            honest,
            words.text("No harm done, though it would have been of use."),
        ),
        (Truth.HONEST, Worth.WRONG): (
            honest,
            words.text("It does look alarming. Here is the sign that settles it."),
        ),
    }[truth, worth]


def signs_title(words: Words, truth: Truth) -> str:
    """Return what stands over the list of signs."""
    return words.text("What gave it away") if truth is Truth.FRAUD else words.text("What speaks for it")


def how_sure(words: Words, confidence: Confidence, *, inspected: bool | None) -> str:
    """Return what the person said of themselves, and whether they looked first."""
    sure = {
        Confidence.GUESS: words.text("It was a guess."),
        Confidence.SLIGHTLY: words.text("You were a little sure."),
        Confidence.FAIRLY: words.text("You were fairly sure."),
        Confidence.VERY: words.text("You were very sure."),
    }[confidence]
    if inspected is None:
        return sure
    looked = (
        words.text("You looked where it leads before choosing.")
        if inspected
        else words.text("You chose without looking where it leads.")
    )
    return f"{sure} {looked}"


def band_name(words: Words, band: Band) -> str:
    """Return a band in words."""
    match band:
        case Band.TOO_FEW:
            return words.text("Not enough answers yet")
        case Band.FINDING:
            return words.text("Finding your feet")
        case Band.RELIABLE:
            return words.text("Reliable")
        case Band.SHARP:
            return words.text("Sharp")


def tendency_said(words: Words, tendency: Tendency) -> str:
    """Return to which side the answers lean."""
    match tendency:
        case Tendency.TRUSTING:
            return words.text("When in doubt, you tend to trust.")
        case Tendency.BALANCED:
            return words.text("You are balanced: neither trusting nor very wary.")
        case Tendency.WARY:
            return words.text("When in doubt, you are very wary: honest messages suffer from it.")


_OFTEN: Final = 0.75
_SELDOM: Final = 0.35
_APART: Final = 0.1


def looking_said(words: Words, inspected: float | None) -> str:
    """Return how often the person looked first; empty where there was nothing to look at."""
    if inspected is None:
        return ""
    if inspected >= _OFTEN:
        return words.text("You mostly look where something leads before you choose.")
    if inspected >= _SELDOM:
        return words.text("You often look where something leads before you choose.")
    return words.text("You seldom look where something leads before you choose.")


def calibration_said(words: Words, practice: Practice) -> str:
    """Return whether being sure and being right go together; empty while it cannot be told."""
    if practice.calibration is None:
        return ""
    if practice.calibration >= _APART:
        return words.text("You are surer when you are right than when you are not: your doubt is worth listening to.")
    return words.text("You are about as sure when you are not right: look twice even when you feel sure.")
