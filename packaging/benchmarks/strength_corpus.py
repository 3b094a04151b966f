"""How often is the strength of a password judged right? `python packaging/benchmarks/strength_corpus.py` prints JSON.

Over `tests/corpus/strength.tsv`, which was labelled by hand. Of the passwords of each class: how many there are, how
many were called weak, and the share that was judged as labelled (for a class of weak ones its recall). `precision` is
the share of alarms that are right, `recall` the share of weak passwords that are found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the corpus is with the tests, not installed

from app import wordlist
from tests.corpus.singles import found, singles


def table() -> dict[str, object]:
    """Return precision, recall and the figures of each class."""
    words = wordlist.common()
    rows: dict[str, Counter[str]] = {}
    for single in singles():
        alarm = found(single, words)
        row = rows.setdefault(f"{'weak' if single.weak else 'strong'}.{single.sort}", Counter())
        row.update(passwords=1, alarms=alarm, right=alarm == single.weak, weak=single.weak, hits=alarm and single.weak)
    whole = sum(rows.values(), Counter())
    classes = {
        name: {
            "passwords": row["passwords"],
            "alarms": row["alarms"],
            "right": round(row["right"] / row["passwords"], 3),
        }
        for name, row in rows.items()
    }
    return {
        "passwords": whole["passwords"],
        "precision": round(whole["hits"] / whole["alarms"], 3),
        "recall": round(whole["hits"] / whole["weak"], 3),
        "classes": classes,
    }


if __name__ == "__main__":
    print(json.dumps({"benchmark": "strength_corpus", **table()}, indent=2))
