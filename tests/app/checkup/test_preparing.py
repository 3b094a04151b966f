from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.checkup import judgement, preparing
from app.checkup.events import AuditRequest, Source
from app.errors import ResourceError
from app.knowledge import wordlist
from checks.secret import Secret

WITH_PASSWORD = "Source(Path('b.kdbx'), Secret(''))"
WITH_KEYFILE = "Source(Path('b.kdbx'), keyfile=Path('k'))"
IN_THE_CLEAR = "Source(Path('a.csv'))"

JUDGES = {"app.checkup.judgement", "app.readers.vaults.keepass_document", "checks.passwords.similar"}


def loaded_beside(*sources: str) -> set[str]:
    """Return what is loaded once the wait for what was begun is over, in a process that had loaded nothing else."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from app.checkup import preparing\n"
        "from app.checkup.events import AuditRequest, Source\n"
        "from checks.secret import Secret\n"
        f"preparing.beside_a_key(AuditRequest(({', '.join(sources)},)))()\n"
        "print(*sys.modules)\n"
    )
    return set(subprocess.check_output([sys.executable, "-I", "-B", "-c", code], text=True).split())


@pytest.mark.parametrize("sources", [(WITH_PASSWORD,), (WITH_KEYFILE,), (IN_THE_CLEAR, WITH_PASSWORD)])
def test_what_reads_and_judges_is_loaded_beside_a_key(sources: tuple[str, ...]) -> None:
    assert loaded_beside(*sources) >= JUDGES


def test_nothing_is_loaded_beside_the_reading_of_what_needs_no_key() -> None:
    assert loaded_beside(IN_THE_CLEAR).isdisjoint(JUDGES)


def test_a_list_that_is_missing_is_told_where_it_is_asked_for_and_not_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wordlist.common.cache_clear()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    preparing.beside_a_key(AuditRequest((Source(Path("b.kdbx"), Secret("")),)))()
    with pytest.raises(ResourceError):
        judgement.prepare()
