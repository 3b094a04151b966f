from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.readers.vaults.gpg_home import HAS_GPG, gpg_home
from tests.canary import vaults, watching
from tests.canary.markers import leaks, written_below

pytestmark = pytest.mark.skipif(not HAS_GPG, reason="gpg is not installed")


def test_what_gpg_decrypts_is_written_nowhere(tmp_path: Path) -> None:
    hidden = vaults.Hidden()
    entries = {f"site{number}.org": f"{hidden.weak()}\nuser: ana\n{hidden.strong()}" for number in range(3)}
    home = tmp_path / "home"
    with gpg_home() as keys:
        store = keys.store(tmp_path / "store", **entries)
        environment = watching.home(home, GNUPGHOME=str(keys.folder))
        command = watching.bilan("check", "--gpg", "--no-save", "--json", str(store))
        seen = watching.watched(command, environment, "")
        places = {**written_below(home, keys.folder, store), **seen.streams, **seen.processes}
    (source,) = json.loads(seen.streams["standard output"])["sources"]
    assert (source["format"], source["logins"]) == ("password-store", 3)
    assert any("gpg" in shown.decode("utf-8", "replace") for shown in seen.processes.values())  # it was watched too
    assert leaks(hidden.markers, places) == []
