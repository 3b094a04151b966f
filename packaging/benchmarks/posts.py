"""How well and how fast is a text read? `python packaging/benchmarks/posts.py [ROWS.jsonl]` prints JSON.

Without labelled rows: the share of made-up French personal data that is found, in part or exactly, the time of drafts
of 3,000 characters, and the slowest rule over hostile texts of 20,000.

With rows (`id`, `text`, `lang`, `labels`, `spans`): precision, recall and false alarms of the tone, false alarms of the
quiet families per 1,000 rows that are not hostile, and the share of labelled spans that are met. Each for one half of
the rows, the other, and both: the rules were tuned on half 0 only. Times are of the processor, so that other work
beside it counts little.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the samples are with the tests, not installed

from app.knowledge import post_rules
from checks.posts.inspection import inspect
from checks.posts.model import Category, PostFinding
from checks.posts.reading import Reading, read
from checks.posts.rules import Rule, found
from tests.checks.posts import samples

Row = Mapping[str, Any]
DRAFT = 3_000
HOSTILE = 20_000
ROUNDS = 60
OF_EACH = 200
SEED = 20261128
QUIET = (Category.CONFIDENTIAL, Category.PITCH, Category.LOCATION, Category.SECRET)


def half(row: Row) -> int:
    """Return in which half a row is; the order of a file does not matter."""
    return hashlib.sha256(row["id"].encode()).digest()[-1] % 2


def findings(row: Row) -> tuple[PostFinding, ...]:
    """Return what is found in a row, told its language as `bilan post --batch` is."""
    return inspect(row["text"], post_rules.rulebook(), language=row["lang"])


def tone(rows: Sequence[Row]) -> dict[str, float | int]:
    """Return how often the tone was judged as labelled."""
    judged = Counter(
        (bool(row["labels"]["hostile"]), any(each.category is Category.TONE for each in findings(row))) for row in rows
    )
    hits, false, missed, quiet = judged[True, True], judged[False, True], judged[True, False], judged[False, False]
    return {
        "rows": len(rows),
        "precision": round(hits / (hits + false), 3),
        "recall": round(hits / (hits + missed), 3),
        "false_alarm_rate": round(false / (false + quiet), 3),
    }


def false_alarms(rows: Sequence[Row]) -> dict[str, float | int]:
    """Return false alarms per 1,000 of `rows`, none of which is hostile, confidential or a pitch."""
    alarms = Counter(each.category for row in rows for each in findings(row))
    told = {category.value: round(1000 * alarms[category] / len(rows), 2) for category in Category}
    return {"rows": len(rows), "quiet_families": round(1000 * sum(alarms[x] for x in QUIET) / len(rows), 2), **told}


def spans(rows: Sequence[Row]) -> dict[str, str]:
    """Return of each sort of labelled span how many are met by a finding about personal data."""
    met: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for row in rows:
        held = [each for each in findings(row) if each.category in (Category.PERSONAL_DATA, Category.LOCATION)]
        for start, end, sort in row.get("spans", ()):
            every[sort] += 1
            met[sort] += any(each.start < end and start < each.end for each in held)
    return {sort: f"{met[sort]}/{n}" for sort, n in sorted(every.items())}


def accuracy(rows: Sequence[Row]) -> dict[str, object]:
    """Return all figures of labelled rows."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["id"].rpartition("-")[0]].append(row)
    toned = {source: those for source, those in by_source.items() if "hostile" in those[0]["labels"]}
    calm = [row for those in toned.values() for row in those if not row["labels"]["hostile"]]
    personal = [row for row in rows if "pii" in row["labels"]]
    return {
        "tone": {source: tone(those) for source, those in toned.items()},
        "false_alarms_per_1000": false_alarms(calm),
        "spans": spans(personal),
    }


def french() -> dict[str, object]:
    """Return the share of made-up French personal data that is found, and that is found exactly."""
    met: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    for row in samples.french_rows(SEED, OF_EACH):
        held = inspect(row.text, post_rules.rulebook())
        places = [(each.start, each.end) for each in held if each.category is Category.PERSONAL_DATA]
        met[row.sort] += any(start < row.end and row.start < end for start, end in places)
        exact[row.sort] += (row.start, row.end) in places
    every = dict.fromkeys(met, OF_EACH)
    shares = {sort: f"{met[sort]}/{n}, {exact[sort]} exactly" for sort, n in every.items()}
    return {"recall": round(met.total() / sum(every.values()), 4), **shares}


def _ms(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return (time.process_time() - begin) * 1000


def drafts(texts: Iterable[str]) -> dict[str, float]:
    """Return how long a draft takes, made of `texts` one after the other."""
    line = cycle(texts)
    made = []
    for _ in range(ROUNDS):
        draft = ""
        while len(draft) < DRAFT:
            draft += next(line) + "\n"
        made.append(draft[:DRAFT])
    first = _ms(partial(_inspected, made[0]))
    times = sorted(_ms(partial(_inspected, text)) for text in made)
    return {
        "first_ms": round(first, 2),
        "median_ms": round(statistics.median(times), 2),
        "slowest_ms": round(times[-1], 2),
    }


def _inspected(text: str) -> int:
    return len(inspect(text, post_rules.rulebook()))


def _matched(rule: Rule, reading: Reading) -> int:
    return sum(1 for _ in found(rule, reading))


def hostile() -> dict[str, object]:
    """Return the slowest rules over hostile texts, and the slowest example repeated without end as a whole."""
    slowest: dict[str, float] = {}
    whole = 0.0
    for tried in post_rules.tried():
        for text in samples.hostile(tried, HOSTILE) if tried.rule.pattern else ():
            taken = _ms(partial(_matched, tried.rule, read(text)))
            slowest[tried.rule.id] = max(slowest.get(tried.rule.id, 0.0), taken)
        text = (samples.marked(tried.examples[0]).text * HOSTILE)[:HOSTILE]
        whole = max(whole, _ms(partial(_inspected, text)))
    ordered = sorted(slowest.items(), key=lambda each: -each[1])
    rules = {rule: round(ms, 1) for rule, ms in islice(ordered, 5)}
    return {"slowest_rules_ms": rules, "slowest_text_ms": round(whole, 1)}


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object."""
    loading = _ms(post_rules.rulebook)
    rows = [json.loads(line) for line in Path(arguments[0]).read_text("utf-8").splitlines()] if arguments else []
    texts = [row["text"] for row in rows] or [row.text for row in samples.french_rows(SEED, 20)]
    told: dict[str, object] = {
        "benchmark": "posts",
        "rules": len(post_rules.rulebook().rules),
        "loading_ms": round(loading, 1),
        "draft_of_3000": drafts(texts),
        "french_personal_data": french(),
        "hostile_of_20000": hostile(),
    }
    if rows:
        told |= {
            "half_0_tuned_on": accuracy([row for row in rows if half(row) == 0]),
            "half_1_untouched": accuracy([row for row in rows if half(row) == 1]),
            "both": accuracy(rows),
        }
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
