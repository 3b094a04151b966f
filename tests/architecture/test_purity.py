"""Is `checks/` pure: no sentence, no file, no clock, no output?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SENTENCE = re.compile(r"[^\W\d_]+ [^\W\d_]+ [^\W\d_]+")
"""Three words with a space between them: more than an id, a key or a name has."""
REFUSED = {"open", "print", "input", "exec", "eval", "now", "today", "utcnow"}
"""Functions and methods that reach a file, the screen or a clock, whatever they are called on."""


def impurities(source: str) -> Iterator[str]:
    """Yield, in one line each, what a module of `checks/` may not hold."""
    module = ast.parse(source)
    described = {id(text) for node in ast.walk(module) for text in _description(node)}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in described and SENTENCE.search(text):
                yield f"{node.lineno}: sentence"
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in REFUSED:
                yield f"{node.lineno}: {name}()"
            case _:
                pass


def _description(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the texts that only describe: a docstring, or the text below an assignment."""
    for statement in getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []:
        if isinstance(statement, ast.Expr):
            yield statement.value


def test_checks_hold_no_sentence_and_reach_for_nothing(home: Path) -> None:
    files = sorted((home / "checks").rglob("*.py"))
    assert files
    assert [f"{path.name}:{found}" for path in files for found in impurities(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        'why = "Change this password"',
        'why = f"Used on {n} of your accounts"',
        'def judge():\n    yield Evidence("Change this password today")',
        'open("words.txt")',
        "Path(name).open()",
        "print(1)",
        "day = datetime.now(UTC)",
        "day = date.today()",
    ],
)
def test_an_impure_check_is_noticed(source: str) -> None:
    assert list(impurities(source))


@pytest.mark.parametrize(
    "source",
    ['"""Is one password used for several accounts?"""', 'x = 1\n"""What x is for."""', 'Evidence("reuse.shared")'],
)
def test_a_description_or_an_id_is_no_sentence(source: str) -> None:
    assert list(impurities(source)) == []
