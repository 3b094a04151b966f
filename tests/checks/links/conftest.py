"""What do the tests of the link inspector share?"""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

from app.knowledge import link_rules
from checks.links.inspect import inspected
from checks.links.model import Inspection

Inspect = Callable[..., Inspection]


@pytest.fixture(scope="session")
def inspect() -> Inspect:
    known = link_rules.knowledge()

    def ask(text: str, sites: Collection[str] = ()) -> Inspection:
        return inspected(text, known, sites)

    return ask
