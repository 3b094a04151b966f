"""How is a report wanted?"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

Printed = Callable[[str, str], bytes]
"""What makes a PDF of a title and HTML. It needs Qt, so it is handed down by whoever has that."""


class Format(Enum):
    """As what a report is written; the values end the names of files."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


class Redaction(Enum):
    """What of names and typed words is written. None of them ever lets a password through: no report has one."""

    SUMMARY = "summary"  # numbers and states: no word that a person or a file brought
    MASKED = "masked"  # accounts to fix one by one, their names covered, typed reasons too
    NONE = "none"  # names and typed reasons as they are
