"""By which names do items, checks and sentences find each other?

They stand apart from the nouns of `checks.model`, which has them too: an error or a sentence needs no more than these,
and a command that says its version needs no more than errors and sentences.
"""

from __future__ import annotations

from typing import NewType

ItemId = NewType("ItemId", str)
"""A line of the catalogue, `section.name`. Stable for ever: it is stored."""
CheckId = NewType("CheckId", str)
"""A check; always equal to the id of the item that it answers."""
SectionId = NewType("SectionId", str)
MessageId = NewType("MessageId", str)
"""A sentence of `resources/catalogue/messages.toml`."""
ScenarioId = NewType("ScenarioId", str)
"""An invented message of the exercise. Stable for ever: answers to it are stored."""

Param = int | str
"""What a sentence may be filled with: a number, or a public name such as a site. Never a secret."""
