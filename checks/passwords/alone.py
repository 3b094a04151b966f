"""Which checks judge each password by itself, so that passwords can be dealt out?

Apart from the registry, so that a process which judges nothing else need not load the other checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from checks.facts import Check
from checks.model import CheckId
from checks.passwords import strength

ALONE: Final[Mapping[CheckId, Check]] = MappingProxyType({check.meta.id: check for check in (strength.CHECK,)})
"""Every check whose `meta` says so, by its id."""
