from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from tests.app.leaks.lists import MANY, indexed, leaked, lines, written

LONG = 400_000
"""Hashes that take longer to index than a signal takes to come."""


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main([*arguments, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, told


def test_an_index_is_made_and_described(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, target = str(written(tmp_path / "list.txt")), str(tmp_path / "leaks.index")
    status, made = asked(capsys, "leaks", "index", text, target)
    assert status == Exit.NOTHING_TO_DO
    assert made["schema"] == 1
    assert made["list"]["hashes"] == MANY
    assert made["list"]["bytes"] == Path(target).stat().st_size
    assert 0 < made["list"]["false_alarms"] < 1e-7
    assert asked(capsys, "leaks", "info", target) == (Exit.NOTHING_TO_DO, made)


def test_a_text_and_a_sample_are_described(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = asked(capsys, "leaks", "info", str(written(tmp_path / "list.txt")))
    assert text["list"] | {"hashes": 0, "bytes": 0} == {
        "name": "list.txt",
        "kind": "text",
        "bytes": 0,
        "hashes": 0,
        "counted": True,
        "whole": True,
        "false_alarms": 0.0,
    }
    assert abs(text["list"]["hashes"] - MANY) < MANY / 100
    small = [line for line in lines(leaked(50)) if not line.startswith((b"5BAA61E4", b"7C4A8D09"))]
    _, sample = asked(capsys, "leaks", "info", str(written(tmp_path / "small.txt", small)))
    assert (sample["list"]["kind"], sample["list"]["whole"]) == ("sample", False)


@pytest.mark.parametrize(("language", "said"), [("en", "It is only a sample"), ("fr", "Ce n’est qu’un échantillon")])
def test_people_are_told_in_sentences(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = str(written(tmp_path / "small.txt", lines(leaked(50))[:1]))
    assert main(["leaks", "index", small, str(tmp_path / "leaks.index"), "--lang", language]) == Exit.NOTHING_TO_DO
    assert said in capsys.readouterr().out
    assert main(["leaks", "info", str(written(tmp_path / "list.txt")), "--lang", language]) == Exit.NOTHING_TO_DO
    assert said not in capsys.readouterr().out


def test_a_damaged_index_is_refused_by_info_wherever_it_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    indexed(written(tmp_path / "list.txt"), tmp_path / "leaks.index")
    whole = (tmp_path / "leaks.index").read_bytes()
    for at in range(4096, len(whole), len(whole) // 40):
        (tmp_path / "leaks.index").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert main(["leaks", "info", str(tmp_path / "leaks.index")]) == Exit.INPUT_UNREADABLE
        told = capsys.readouterr()
        assert told.out == ""
        assert "damaged" in told.err


def test_a_list_that_is_of_no_use_ends_with_status_3_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half = written(tmp_path / "half.txt", lines()[: MANY // 2])
    for arguments in (["info", str(half)], ["index", str(half), str(tmp_path / "leaks.index")]):
        assert main(["leaks", *arguments]) == Exit.INPUT_UNREADABLE
        assert "half.txt is only a part" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["half.txt"]


@pytest.mark.parametrize("wrong", ["leaks", "leaks index", "leaks index a", "leaks info", "leaks info a b", "leaks x"])
def test_wrong_use_ends_with_status_2(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong.split())
    assert ended.value.code == Exit.WRONG_USE
    assert capsys.readouterr().err


def test_interrupted_it_says_that_it_goes_on_and_does(tmp_path: Path) -> None:
    text, target = written(tmp_path / "list.txt", lines(leaked(LONG))), tmp_path / "leaks.index"
    part = tmp_path / "leaks.index.part"
    command = [sys.executable, "-m", "app", "leaks", "index", str(text), str(target)]
    ended = (0, "")
    for _ in range(10):  # on a busy computer it may be done before the signal comes
        target.unlink(missing_ok=True)
        ended = _interrupted(command, part)
        if ended[0] != Exit.NOTHING_TO_DO:
            break
    assert ended == (Exit.INTERRUPTED, "Interrupted. The same command goes on from here.\n")
    assert part.exists()
    assert not target.exists()
    assert subprocess.run(command, check=False, capture_output=True).returncode == Exit.NOTHING_TO_DO
    indexed(text, tmp_path / "other.index")
    assert target.read_bytes() == (tmp_path / "other.index").read_bytes()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # not yet, or no longer
        return 0


def _interrupted(command: list[str], part: Path) -> tuple[int, str]:
    """Interrupt `command` once `part` has grown, and return how it ended and what it said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and _size(part) <= 100_000:
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        return process.returncode, said
