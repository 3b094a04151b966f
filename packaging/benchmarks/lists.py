"""What do public lists cost? `python packaging/benchmarks/lists.py` prints JSON, in seconds.

As large as the true ones of 2026: 1,024 breaches, a directory of 2,566 services and one of 260 with passkeys. `read_*`
is what fetching or loading one costs; `together` and `wire` is what each audit pays, of which 0.3 s is the budget for
10,000 logins; `peer` is `json.loads` of the same bytes, in turns.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))  # the stubs are with the tests, not installed

from app.checkup import wire
from app.checkup.audit_messages import ORDERS, Start
from app.checkup.events import AuditRequest
from app.lists import packing
from app.lists.reading import PublicList, parsed
from app.store.connection import unlock
from app.store.database import Store
from app.store.kept_lists import StoredLists
from app.store.migrations import bring_up
from app.values.kept_lists import About, KeptList
from tests.stubs.breaches import breach
from tests.stubs.directories import in_version_3

_ROUNDS = 15
_TODAY = date(2026, 11, 24)
_CLASSES = ["Email addresses", "IP addresses", "Names", "Passwords", "Phone numbers", "Physical addresses"]


def _documents() -> dict[str, bytes]:
    story = "In 2019, a site was breached and the data of its members was sold on a forum. " * 6
    breaches = [
        breach(f"Invented{n}", Description=story, DataClasses=_CLASSES[: 2 + n % 5], PwnCount=n) for n in range(1024)
    ]
    methods: tuple[list[str], ...] = (["sms", "totp"], ["email"], ["totp", "u2f"], [])
    sites = {
        f"site{n}.example": {"methods": methods[n % 4], "documentation": f"https://site{n}.example/help/two-factor"}
        for n in range(2566)
    }
    passkeys = {f"site{n}.example": {"passwordless": "allowed"} for n in range(260)}
    documents = {"breaches": breaches, "directory": in_version_3(sites), "passkeys": passkeys}
    return {name: json.dumps(document).encode() for name, document in documents.items()}


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def _medians(acts: dict[str, Callable[[], object]]) -> dict[str, float]:
    rounds = [{name: _seconds(act) for name, act in acts.items()} for _ in range(_ROUNDS)]
    return {f"{name}_s": round(median(times[name] for times in rounds), 4) for name in acts}


def _kept(public: PublicList) -> KeptList:
    about = About(public.kind, None, datetime.now(UTC), len(public.entries))
    return KeptList(about, "", packing.packed(public))


def main() -> None:
    """Print one JSON object."""
    documents = _documents()
    kept = [_kept(parsed(data, name, _TODAY)) for name, data in documents.items()]
    lists = packing.together(kept)
    order = Start(AuditRequest(()), _TODAY, lists=lists)
    sent = io.BytesIO()
    wire.send(sent, order)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        path.touch()
        opened = unlock(path, bytes(32))
        bring_up(opened, bytes(32))
        stored = StoredLists(Store(opened))
        for each in kept:
            stored.keep(each)
        acts: dict[str, Callable[[], object]] = {
            **{f"read_{name}": partial(parsed, data, name, _TODAY) for name, data in documents.items()},
            **{f"peer_{name}": partial(json.loads, data) for name, data in documents.items()},
            "store_read": stored.all,
            "store_about": stored.about,
            "together": lambda: packing.together(kept),
            "wire_send": lambda: wire.send(io.BytesIO(), order),
            "wire_receive": lambda: wire.receive(io.BytesIO(sent.getvalue()), ORDERS),
        }
        medians = _medians(acts)
    kept_bytes = sum(len(each.document) for each in kept)
    print(json.dumps({"benchmark": "lists", **medians, "kept_bytes": kept_bytes, "wire_bytes": len(sent.getvalue())}))


if __name__ == "__main__":
    main()
