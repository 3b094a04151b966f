"""How often are the checks right? `python packaging/benchmarks/corpus.py` prints JSON.

Over the corpora of `tests/corpus`, which were labelled by hand: pairs of passwords that are variants or not, and single
passwords that are weak or strong. Of each class: how many there are, how many were called a fault, and the share that
was judged as labelled (for a class of faults its recall). `precision` is the share of alarms that are right, `recall`
the share of faults that are found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the corpus is with the tests, not installed

from app.knowledge import wordlist
from tests.corpus import pairs, singles

Judged = tuple[str, bool, bool]
"""A class, whether it is labelled a fault, and whether it was called one."""


def table(judged: Iterable[Judged]) -> dict[str, object]:
    """Return precision, recall and the figures of each class."""
    rows: dict[str, Counter[str]] = {}
    for name, fault, alarm in judged:
        row = rows.setdefault(name, Counter())
        row.update(all=1, alarms=alarm, right=alarm == fault, faults=fault, hits=alarm and fault)
    whole = sum(rows.values(), Counter())
    classes = {
        name: {"all": row["all"], "alarms": row["alarms"], "right": round(row["right"] / row["all"], 3)}
        for name, row in rows.items()
    }
    return {
        "all": whole["all"],
        "precision": round(whole["hits"] / whole["alarms"], 3),
        "recall": round(whole["hits"] / whole["faults"], 3),
        "classes": classes,
    }


def main() -> None:
    """Print one JSON object."""
    words = wordlist.common()
    similar = (
        (f"{'similar' if pair.similar else 'different'}.{pair.sort}", pair.similar, pairs.found(pair, words))
        for pair in pairs.pairs()
    )
    strength = (
        (f"{'weak' if single.weak else 'strong'}.{single.sort}", single.weak, singles.found(single, words))
        for single in singles.singles()
    )
    told = {"benchmark": "corpus", "similar": table(similar), "strength": table(strength)}
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
