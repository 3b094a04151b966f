"""How do words become HTML in which nothing foreign is markup?

Whatever is written passes through `text` or `foreign`; there is no other way in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from app.words import Language

# What no document may hold, and what would turn a line around or forge one.
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LONGEST: Final = 400

_STYLE: Final = """
body { font-family: sans-serif; font-size: 10pt; color: #1b2225; background-color: #ffffff; }
h1 { font-size: 18pt; margin-bottom: 0; }
h2 { font-size: 13pt; margin-top: 20px; margin-bottom: 4px; }
h3 { font-size: 10.5pt; margin-top: 10px; margin-bottom: 2px; }
p { margin-top: 2px; margin-bottom: 5px; }
p.second { color: #4d5a60; }
p.number { font-size: 16pt; font-weight: 600; margin-top: 4px; margin-bottom: 0; }
p.hold { background-color: #eef1f2; }
table { border-collapse: collapse; width: 100%; margin-top: 4px; margin-bottom: 8px; }
th, td { border: 1px solid #b9c2c6; padding: 3px; text-align: left; vertical-align: top; }
th { background-color: #eef1f2; font-weight: 600; }
th.row { background-color: #ffffff; font-weight: 400; }
li { margin-bottom: 3px; }
@media screen { body { font-size: 11.5pt; line-height: 1.5; max-width: 54rem; margin: 2rem auto; padding: 0 1.25rem; }
  h2 { margin-top: 2.2rem; } p.hold { padding: 0.5rem 0.75rem; } th, td { padding: 0.35rem 0.6rem; } }
@media print { h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } thead { display: table-header-group; } }
"""
"""Dark on light, also on paper; in what Qt's rich text understands of it, the PDF looks the same."""


def text(said: str) -> str:
    """Return our own sentence as HTML."""
    return escape(_STEERING.sub("\ufffd", said), quote=True)


def foreign(told: str) -> str:
    """Return what a person or a file brought as HTML: shortened, and set apart from the direction of its line."""
    told = " ".join(told.split())
    return f"<bdi>{text(told if len(told) <= _LONGEST else told[:_LONGEST] + '…')}</bdi>"


def heading(level: int, said: str, name: str = "") -> str:
    """Return a heading; with `name`, a table may be labelled by it."""
    named = f' id="{text(name)}"' if name else ""
    return f"<h{level}{named}>{text(said)}</h{level}>"


def paragraph(said: str, kind: str = "") -> str:
    """Return a paragraph; `kind` is a class of the style."""
    return f'<p class="{text(kind)}">{text(said)}</p>' if kind else f"<p>{text(said)}</p>"


def bullets(items: Iterable[str]) -> str:
    """Return a list of what is HTML already."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def table(labelled_by: str, labels: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that the heading `labelled_by` names; each row, HTML already, is headed by its first cell."""
    head = "".join(f'<th scope="col">{text(label)}</th>' for label in labels)
    body = "\n".join(
        f'<tr><th scope="row" class="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"
        for first, *others in rows
    )
    rows_of_both = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>"
    return f'<table aria-labelledby="{text(labelled_by)}">\n{rows_of_both}</table>'


def page(language: Language, title: str, body: Iterable[str]) -> str:
    """Return a whole document that fetches nothing and runs nothing; it allows itself its own style, by its hash."""
    allowed = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    inside = "\n".join(body)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{inside}
</main>
</body>
</html>
"""
