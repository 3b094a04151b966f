"""How does the parser of the command line say its own sentences in the person's language?

`argparse` looks them up by `gettext` in the language of the environment, which may be another than that of `--lang`,
and has no French. Here is what it may say to a person in Python 3.11 to 3.13; what it says to a programmer is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from app.words import Words


def speak(words: Words) -> None:
    """Let every parser speak `words` from now on."""
    own = _sentences(words)

    def counted(one: str, many: str, n: int) -> str:
        if one == "expected %s argument":
            return words.count("expected %s argument", "expected %s arguments", n)
        return one if n == 1 else many

    vars(argparse).update(_=lambda english: own.get(english, english), ngettext=counted)


def _sentences(words: Words) -> Mapping[str, str]:
    return {
        "usage: ": words.text("usage: "),
        "positional arguments": words.text("positional arguments"),
        "options": words.text("options"),
        "%(heading)s:": words.text("%(heading)s:"),
        "show this help message and exit": words.text("show this help message and exit"),
        "%(prog)s: error: %(message)s\n": words.text("%(prog)s: error: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": words.text("argument %(argument_name)s: %(message)s"),
        "unrecognized arguments: %s": words.text("unrecognized arguments: %s"),
        "invalid choice: %(value)r (choose from %(choices)s)": words.text(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
        "the following arguments are required: %s": words.text("the following arguments are required: %s"),
        "expected one argument": words.text("expected one argument"),
        "expected at least one argument": words.text("expected at least one argument"),
        "invalid %(type)s value: %(value)r": words.text("invalid %(type)s value: %(value)r"),
        "ignored explicit argument %r": words.text("ignored explicit argument %r"),
    }
