from __future__ import annotations

import errno
import io
import logging
import logging.handlers
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import log


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    logger = logging.getLogger("bilan")
    before, logger.handlers = logger.handlers, []
    yield
    for handler in logger.handlers:
        handler.close()
    logger.handlers = before


def files() -> list[logging.handlers.RotatingFileHandler]:
    handlers = logging.getLogger("bilan").handlers
    return [x for x in handlers if isinstance(x, logging.handlers.RotatingFileHandler)]


def test_a_line_holds_the_kind_of_an_error_and_not_its_text(tmp_path: Path) -> None:
    log.write_to(tmp_path / "logs" / "bilan.log")
    log.bug(ValueError("hunter2"))
    text = (tmp_path / "logs" / "bilan.log").read_text("utf-8")
    assert "ValueError at " in text
    assert "hunter2" not in text


class _Full(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "")


def test_a_full_disk_costs_the_line_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.write_to(tmp_path / "bilan.log")
    log.bug(ValueError())
    (handler,) = files()
    handler.close()
    handler.stream = _Full()  # type: ignore[assignment]  # a stream like any other
    log.bug(ValueError())
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_made_silences_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    log.write_to(tmp_path / "file" / "bilan.log")
    log.bug(ValueError())
    assert files() == []


def test_nothing_is_written_before_there_is_something_to_record(tmp_path: Path) -> None:
    log.write_to(tmp_path / "logs" / "bilan.log")
    assert not (tmp_path / "logs").exists()
    log.bug(ValueError())
    log.bug(KeyError())
    assert len((tmp_path / "logs" / "bilan.log").read_text("utf-8").splitlines()) == 2
    assert (tmp_path / "logs" / "bilan.log").stat().st_mode & 0o777 == 0o600
