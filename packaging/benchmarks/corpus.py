"""How often are the checks right? `python packaging/benchmarks/corpus.py` prints JSON.

Over the corpus of `tests/corpus`, which was labelled by hand. Of the pairs of each class: how many there are, how many
were called variants, and the share that was judged as labelled (for a class of variants its recall). `precision` is the
share of alarms that are right, `recall` the share of variants that are found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the corpus is with the tests, not installed

from app import wordlist
from tests.corpus.pairs import found, pairs


def similar() -> dict[str, object]:
    """Return the table of `passwords.similar`."""
    words = wordlist.french()
    table: dict[str, Counter[str]] = {}
    right = alarms = variants = 0
    for pair in pairs():
        alarm = found(pair, words)
        row = table.setdefault(f"{'similar' if pair.similar else 'different'}.{pair.sort}", Counter())
        row.update(pairs=1, alarms=alarm, right=alarm == pair.similar)
        alarms, variants, right = alarms + alarm, variants + pair.similar, right + (alarm and pair.similar)
    classes = {
        name: {"pairs": row["pairs"], "alarms": row["alarms"], "right": round(row["right"] / row["pairs"], 3)}
        for name, row in table.items()
    }
    return {"precision": round(right / alarms, 3), "recall": round(right / variants, 3), "classes": classes}


if __name__ == "__main__":
    print(json.dumps({"benchmark": "corpus", "similar": similar()}, indent=2))
