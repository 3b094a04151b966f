"""How do the tables of an older Bilan become those of this one?

Each step is one function and one transaction; the store's version counts the steps that were taken. Before each, the
store is copied to `<profile>.before-<version>`, encrypted with the same key.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app import files
from app.store import connection, copying
from app.store.connection import Execute, Opened
from app.store.errors import StoreNewer

Step = Callable[[Execute], None]


def bring_up(opened: Opened, key: bytes, steps: tuple[Step, ...] | None = None) -> None:
    """Take the steps that `opened` still lacks, by default all of this version's; StoreNewer if it has more.

    Any error leaves the store at the last version that was reached, whole.
    """
    steps = STEPS if steps is None else steps
    found = opened.version()
    if found > len(steps):
        raise StoreNewer(name=opened.path.name, found=found, known=len(steps))
    for version in range(found, len(steps)):
        if found > 0:  # a new profile has nothing to lose
            _copy(opened, key, opened.path.with_name(f"{opened.path.name}.before-{version + 1}"))
        _take(opened, version, steps[version])


def _take(opened: Opened, version: int, step: Step) -> None:
    with opened.transaction():
        # Another Bilan may have taken the step while we waited for the lock.
        if opened.version() == version:
            step(opened.execute)
            opened.execute(f"PRAGMA user_version = {version + 1}")


def _copy(opened: Opened, key: bytes, target: Path) -> None:
    """Copy the store to `target`; a copy that could not be ended leaves nothing."""
    draft = target.with_name(f"{target.name}.new")
    with connection.translated(opened.path.name):
        copying.discard(draft)
        try:
            files.make_empty(draft)
            copying.fill(draft, key, opened)
            files.publish(draft, target)
        finally:
            copying.discard(draft)


def _first_tables(run: Execute) -> None:
    run(
        "CREATE TABLE observation (id INTEGER PRIMARY KEY, item TEXT NOT NULL, outcome TEXT NOT NULL,"
        " provenance TEXT NOT NULL, at TEXT NOT NULL, value REAL NOT NULL, reason TEXT, note BLOB NOT NULL) STRICT",
        (),
    )
    run(
        "CREATE TABLE decision (item TEXT PRIMARY KEY, decision TEXT NOT NULL, at TEXT NOT NULL, reason BLOB NOT NULL)"
        " STRICT, WITHOUT ROWID",
        (),
    )
    run("CREATE TABLE setting (id INTEGER PRIMARY KEY CHECK (id = 1), document TEXT NOT NULL) STRICT", ())
    run("CREATE TABLE run (id INTEGER PRIMARY KEY, at TEXT NOT NULL, document TEXT NOT NULL) STRICT", ())


def _outside(run: Execute) -> None:
    run("CREATE TABLE consent (recipient TEXT PRIMARY KEY, consent TEXT NOT NULL) STRICT, WITHOUT ROWID", ())
    run(
        "CREATE TABLE request (id INTEGER PRIMARY KEY, at TEXT NOT NULL, recipient TEXT NOT NULL, host TEXT NOT NULL,"
        " purpose TEXT NOT NULL, sent TEXT NOT NULL, outcome TEXT NOT NULL, received INTEGER NOT NULL) STRICT",
        (),
    )
    run("CREATE TABLE local_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT", ())
    run(
        "CREATE TABLE leak_answer (fingerprint BLOB PRIMARY KEY, seen INTEGER NOT NULL, at TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID",
        (),
    )


def _memory(run: Execute) -> None:
    run(
        "CREATE TABLE exclusion (id INTEGER PRIMARY KEY, check_id TEXT, title BLOB NOT NULL, site BLOB NOT NULL,"
        " user BLOB NOT NULL, folder BLOB NOT NULL, reason BLOB NOT NULL, review TEXT NOT NULL) STRICT",
        (),
    )
    run(
        "CREATE TABLE trace (account TEXT PRIMARY KEY, password TEXT NOT NULL, failing TEXT NOT NULL,"
        " fixed TEXT NOT NULL) STRICT, WITHOUT ROWID",
        (),
    )


def _own_data(run: Execute) -> None:
    run(
        "CREATE TABLE rights_request (id INTEGER PRIMARY KEY, company BLOB NOT NULL, asked TEXT NOT NULL,"
        " sent TEXT NOT NULL, due TEXT NOT NULL, reply TEXT NOT NULL, longer INTEGER NOT NULL) STRICT",
        (),
    )
    run(
        "CREATE TABLE setting_told (platform TEXT NOT NULL, purpose TEXT NOT NULL, told TEXT NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (platform, purpose)) STRICT, WITHOUT ROWID",
        (),
    )


def _public_lists(run: Execute) -> None:
    run(
        "CREATE TABLE public_list (kind TEXT PRIMARY KEY, origin TEXT, at TEXT NOT NULL, entries INTEGER NOT NULL,"
        " etag TEXT NOT NULL, document BLOB NOT NULL) STRICT",
        (),
    )


def _accounts(run: Execute) -> None:
    # When an exclusion was made was not kept before: it counts as of today, so that only news brings it back.
    run("ALTER TABLE exclusion ADD COLUMN made TEXT NOT NULL DEFAULT ''", ())
    run("UPDATE exclusion SET made = date('now')", ())
    run(
        "CREATE TABLE factor_elsewhere (site BLOB NOT NULL, user BLOB NOT NULL, told TEXT NOT NULL,"
        " PRIMARY KEY (site, user)) STRICT, WITHOUT ROWID",
        (),
    )


def _exercise(run: Execute) -> None:
    run(
        "CREATE TABLE answer (id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, version INTEGER NOT NULL,"
        " act TEXT NOT NULL, confidence INTEGER NOT NULL, inspected INTEGER, at TEXT NOT NULL) STRICT",
        (),
    )


def _own_addresses(run: Execute) -> None:
    run("CREATE TABLE own_address (address BLOB PRIMARY KEY, ways TEXT NOT NULL) STRICT, WITHOUT ROWID", ())
    run(
        "CREATE TABLE address_answer (address BLOB NOT NULL, source TEXT NOT NULL, complete INTEGER NOT NULL,"
        " result TEXT NOT NULL, at TEXT NOT NULL, breaches BLOB NOT NULL, private INTEGER NOT NULL, reason TEXT,"
        " PRIMARY KEY (address, source, complete)) STRICT, WITHOUT ROWID",
        (),
    )


def _private_words(run: Execute) -> None:
    run("CREATE TABLE private_word (id INTEGER PRIMARY KEY, word BLOB NOT NULL UNIQUE) STRICT", ())


def _reminders(run: Execute) -> None:
    run("CREATE TABLE digest (id INTEGER PRIMARY KEY, shown TEXT NOT NULL, fate TEXT NOT NULL) STRICT", ())
    run("CREATE TABLE snooze (id INTEGER PRIMARY KEY CHECK (id = 1), until TEXT NOT NULL) STRICT", ())


def _family(run: Execute) -> None:
    run("CREATE TABLE family_answer (question TEXT PRIMARY KEY, answer BLOB NOT NULL) STRICT, WITHOUT ROWID", ())


def _looking_back(run: Execute) -> None:
    run("CREATE TABLE called_fine (mark BLOB PRIMARY KEY, platform TEXT NOT NULL, rule TEXT NOT NULL) STRICT", ())
    run("CREATE TABLE look_back (platform TEXT PRIMARY KEY, at TEXT NOT NULL, counts TEXT NOT NULL) STRICT", ())
    run("CREATE TABLE unflagged_word (id INTEGER PRIMARY KEY, word BLOB NOT NULL UNIQUE) STRICT", ())


def _history_looks(run: Execute) -> None:
    run(
        "CREATE TABLE history_look (id INTEGER PRIMARY KEY, browser TEXT NOT NULL, profile INTEGER NOT NULL,"
        " profiles INTEGER NOT NULL, at TEXT NOT NULL, addresses INTEGER NOT NULL, danger INTEGER NOT NULL,"
        " to_check INTEGER NOT NULL, skipped INTEGER NOT NULL) STRICT",
        (),
    )


STEPS: Final[tuple[Step, ...]] = (
    _first_tables,
    _outside,
    _memory,
    _own_data,
    _public_lists,
    _accounts,
    _exercise,
    _own_addresses,
    _private_words,
    _reminders,
    _family,
    _looking_back,
    _history_looks,
)
"""Never changed once released, only added to: a store holds the number of those that it has taken."""
