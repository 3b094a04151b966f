"""In which words are platforms and their settings said?"""

from __future__ import annotations

from app.knowledge.platforms import Platform, Setting
from app.words import Words
from checks.model import MessageId
from checks.own_data import Purpose, Told


def purpose_name(words: Words, purpose: Purpose) -> str:
    """Return what a setting is about, in a few words."""
    return words.message(MessageId(f"purpose.{purpose.value}"), {})


def purpose_said(words: Words, purpose: Purpose) -> str:
    """Return what such a setting does, and what to do about it."""
    return words.message(MessageId(f"purpose.{purpose.value}.what"), {})


def way_on(words: Words, platform: Platform, setting: Setting) -> str:
    """Return where the setting is, from its page on."""
    return words.message(MessageId(f"platform.{platform.id}.{setting.purpose.value}"), {})


def told_word(words: Words, told: Told) -> str:
    """Return an answer in a few words."""
    match told:
        case Told.DONE:
            return words.text("Done")
        case Told.LEFT_ON:
            return words.text("Left on, on purpose")
        case Told.NOT_FOUND:
            return words.text("I could not find it")
        case Told.NOT_YET:
            return words.text("Not yet")
        case Told.NO_ACCOUNT:
            return words.text("I have no account there")
