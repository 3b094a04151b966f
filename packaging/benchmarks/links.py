"""How often is the link inspector right, and how fast? `python packaging/benchmarks/links.py [FOLDER]` prints JSON.

FOLDER holds the link samples, as their README says; without them there is nothing to measure, and that is said.
Accuracy is given for two parts of the sites: rules, weights and thresholds were set while looking at `tuning` only,
`held_out` is a quarter of the sites, chosen by hash. Recall is the share of fraudulent addresses at a level,
`campaign_free` with at most five addresses a campaign; false alarms are given a family of honest addresses, never
pooled.
Beside each share stand how many that are and between what the true share lies (Wilson, 95 %); `tuning_thirds` says the
same of three parts of the tuning part, so that one sees how much a figure wobbles. `hosts` compares with
web-platform-tests. `addresses_a_second` is the best of several rounds on one core,
`cold_ms` the first address in a process, the reading of all that the rules know included.
"""

from __future__ import annotations

import gc
import hashlib
import json
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import can_ada

from app.checkup.vault_process import collect_rarely
from app.knowledge.link_rules import knowledge
from checks.links.address import parsed
from checks.links.inspect import inspected
from checks.links.model import Level
from checks.suffixes import registrable

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "links"
MOST_OF_A_CAMPAIGN = 5
DEEP = 8
"""A path of more signs is a deep link."""
ACCOUNT_PAGES = {"jdm", "apple", "2fa"}
QUARTERS = 4
THIRDS = 3
SURE = 1.96
"""Of how many deviations an interval is to be for 95 %."""
ROUNDS = 5
SEED = 7


@dataclass(frozen=True, slots=True)
class Sample:
    """One address of the samples."""

    url: str
    kind: str
    source: str
    host: str
    owner: str
    path: str

    @property
    def is_held_out(self) -> bool:
        """Whether the site is of the quarter whose addresses were never looked at."""
        return hashlib.sha256(self.owner.encode()).digest()[0] % QUARTERS == QUARTERS - 1

    @property
    def third(self) -> int:
        """Which third of the sites it is of, whatever its quarter."""
        return hashlib.sha256(self.owner.encode()).digest()[1] % THIRDS


def main() -> int:
    """Print what was measured."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not (folder / "dev_phish.tsv").is_file():
        print(json.dumps({"links": "no samples here", "looked_in": folder.name}))
        return 0
    fraud, honest = _samples(folder / "dev_phish.tsv"), _samples(folder / "dev_benign.tsv")
    known = knowledge()
    levels = {each.url: inspected(each.url, known).level for each in (*fraud, *honest)}
    print(
        json.dumps(
            {
                "all": _accuracy(fraud, honest, levels),
                "tuning": _accuracy(_part(fraud, held_out=False), _part(honest, held_out=False), levels),
                "tuning_thirds": [
                    _accuracy(_third(fraud, number), _third(honest, number), levels) for number in range(THIRDS)
                ],
                "held_out": _accuracy(_part(fraud, held_out=True), _part(honest, held_out=True), levels),
                "hosts": _agreement(folder / "urltestdata.json"),
                "addresses_a_second": round(_speed([each.url for each in (*fraud, *honest)])),
                "cold_ms": _cold(),
            },
            indent=2,
        )
    )
    return 0


def _samples(table: Path) -> list[Sample]:
    """Return the rows of a table; the last three columns are those that both tables have."""
    rows = (line.split("\t")[-3:] for line in table.read_text("utf-8").splitlines())
    return [_sample(kind, source, url) for kind, source, url in rows]


def _sample(kind: str, source: str, url: str) -> Sample:
    try:
        seen = can_ada.parse(url)
    except ValueError:
        return Sample(url, kind, source, "", "", "")
    host = str(seen.hostname)
    return Sample(url, kind, source, host, registrable(host) or host, str(seen.pathname))


def _part(samples: Iterable[Sample], *, held_out: bool) -> list[Sample]:
    return [each for each in samples if each.is_held_out is held_out]


def _third(samples: Iterable[Sample], number: int) -> list[Sample]:
    return [each for each in _part(samples, held_out=False) if each.third == number]


def _accuracy(fraud: Sequence[Sample], honest: Sequence[Sample], levels: Mapping[str, Level]) -> Mapping[str, object]:
    families = {
        "recall_all": fraud,
        "recall_campaign_free": _campaign_free(fraud),
        "alarms_ordinary": honest,
        "alarms_deep": [each for each in honest if len(each.path) > DEEP],
        "alarms_account": [each for each in honest if each.source in ACCOUNT_PAGES and each.path not in ("", "/")],
        "alarms_hosting": [each for each in honest if each.kind == "hosting"],
    }
    return {
        name: {
            "of": len(family),
            **_share("do_not_open", family, levels, {Level.DANGER}),
            **_share("check_first_or_worse", family, levels, {Level.DANGER, Level.CHECK}),
        }
        for name, family in families.items()
    }


def _share(
    name: str, family: Sequence[Sample], levels: Mapping[str, Level], at: set[Level]
) -> Mapping[str, float | list[float]]:
    count, size = sum(levels[each.url] in at for each in family), max(len(family), 1)
    return {
        name: round(count / size, 5),
        f"{name}_count": count,
        f"{name}_between": [round(bound, 5) for bound in _between(count, size)],
    }


def _between(count: int, size: int) -> tuple[float, float]:
    """Return Wilson's interval for the share of `count` in `size`."""
    share, spread = count / size, SURE**2 / size
    middle = (share + spread / 2) / (1 + spread)
    half = SURE * math.sqrt(share * (1 - share) / size + spread / size / 4) / (1 + spread)
    return max(0.0, middle - half), middle + half


def _campaign_free(fraud: Sequence[Sample]) -> list[Sample]:
    """Return at most five of each campaign: alike left of the owner and in the path, but for digits and long words."""
    shuffled = list(fraud)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 - the same choice in every run, no secret
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for each in shuffled:
        left = each.host.removesuffix(each.owner).rstrip(".")
        bare = each.path in ("", "/") and left in ("", "www")
        path = re.sub(r"[A-Za-z]{8,}", "*", re.sub(r"\d+", "#", each.path))
        key = (re.sub(r"\d", "#", left), path)
        seen[key] += not bare
        if bare or seen[key] <= MOST_OF_A_CAMPAIGN:
            kept.append(each)
    return kept


def _agreement(table: Path) -> Mapping[str, int]:
    """Count on which absolute cases of web-platform-tests the host is theirs."""
    cases = [case for case in json.loads(table.read_text("utf-8")) if isinstance(case, dict)]
    found: Counter[str] = Counter()
    for case in cases:
        if case["base"] in (None, "about:blank"):
            found[_compared(case)] += 1
    return found


def _compared(case: Mapping[str, str]) -> str:
    address = parsed(case["input"])
    if address is None:
        return "refused_rightly" if "failure" in case else "refused_wrongly"
    if "failure" in case:
        return "accepted_wrongly"
    return "same_host" if address.host == case["hostname"].removesuffix(".") else "other_host"


def _speed(urls: list[str]) -> float:
    """Inspect as the process does that inspects a history: it looks for garbage rarely."""
    usual, known = gc.get_threshold(), knowledge()
    collect_rarely()
    random.Random(SEED).shuffle(urls)  # noqa: S311 - as above
    best = 0.0
    for part in range(ROUNDS):
        some = urls[part :: ROUNDS * 2]
        gc.collect()
        start = time.process_time()
        for url in some:
            inspected(url, known)
        best = max(best, len(some) / (time.process_time() - start))
    gc.set_threshold(*usual)
    return best


def _cold() -> float:
    knowledge.cache_clear()
    start = time.perf_counter()
    inspected("https://track.colivo-parcel4417.example/p/6H-3310?utm_source=sms", knowledge(), ["colivo.example"])
    return round((time.perf_counter() - start) * 1000, 1)


if __name__ == "__main__":
    sys.exit(main())
