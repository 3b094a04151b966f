"""Which letters do the tests look at?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.letters.companies import Company
from app.letters.writing import Wish
from checks.own_data import Right

TODAY = date(2026, 11, 24)
COMPANY = Company("Métiora SAS", ("12 rue du Tissage", "75011 Paris"), "dpo@metiora.example")
PLAIN = Wish(Right.ACCESS, "en", COMPANY, "Colette Marchal", ("4 impasse des Ormes", "44000 Nantes"), "")


def wish(**others: Any) -> Wish:  # noqa: ANN401 - fields of `Wish`
    """Return what Colette fills in; `others` are further fields of `Wish`."""
    return replace(PLAIN, **others)
