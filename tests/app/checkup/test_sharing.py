from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

from app.checkup import guard, second
from app.checkup.sharing import Sharing

PIECES = [f"piece {number}" for number in range(100)]
HERE = os.getpid()
A_MOMENT = 0.01

copies = pytest.mark.skipif(sys.platform != "linux", reason="only there does a process copy itself")


@dataclass(frozen=True)
class Answer:
    text: str
    process: int


def answer(piece: str) -> Answer:
    return Answer(piece, os.getpid())


def shared(
    work: Callable[[str], Answer] = answer, *, worth_it: bool = True, pieces: list[str] = PIECES
) -> list[tuple[str, Answer]]:
    """Share `pieces` beside a deadline, so that a deadlock fails this test and not the whole run."""
    done: list[tuple[str, Answer]] = []

    def share() -> None:
        with closing(Sharing(pieces, work, Answer, worth_it=worth_it)) as sharing:
            done.extend(sharing.done())

    worker = threading.Thread(target=share, daemon=True)
    worker.start()
    worker.join(60)
    assert not worker.is_alive()
    return done


def whole(done: list[tuple[str, Answer]]) -> bool:
    """Tell whether each piece was done once, and came to what it should."""
    return sorted(piece for piece, _ in done) == sorted(PIECES) and all(piece == it.text for piece, it in done)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = sys.getswitchinterval()
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 1}, raising=False)
    yield
    sys.setswitchinterval(before)


@copies
def test_both_processes_do_their_part_and_each_piece_is_done_once() -> None:
    begun_here, begun_there = os.pipe(), os.pipe()
    waits = iter([True])  # each process has its own

    def with_the_other(piece: str) -> Answer:
        """Answer, but before the first piece wait until the other process has one as well."""
        if next(waits, False):
            mine, others = (begun_here, begun_there) if os.getpid() == HERE else (begun_there, begun_here)
            os.write(mine[1], b".")
            os.read(others[0], 1)
        return answer(piece)

    done = shared(with_the_other)
    for end in (*begun_here, *begun_there):
        os.close(end)
    assert whole(done)
    assert len({it.process for _, it in done}) == 2


def slowly_here(piece: str) -> Answer:
    """Answer, but in this process only after a moment in which the copy goes on."""
    if os.getpid() == HERE:
        sleep(A_MOMENT)
    return answer(piece)


def test_what_is_not_worth_a_copy_is_done_here() -> None:
    done = shared(worth_it=False)
    assert whole(done)
    assert {it.process for _, it in done} == {HERE}


@copies
def test_where_only_one_processor_may_be_used_no_copy_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {1})
    assert {it.process for _, it in shared()} == {HERE}


def test_where_a_process_cannot_be_copied_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    done = shared()
    assert whole(done)
    assert {it.process for _, it in done} == {HERE}


class Pipes:
    """Makes pipes in place of `os.pipe`, only so many, and knows which of their ends are still open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int = 100) -> None:
        self._pipe, self._room, self._made = os.pipe, room, dict[int, int]()
        monkeypatch.setattr("os.pipe", self._one)

    def _one(self) -> tuple[int, int]:
        if not self._room:
            raise OSError
        self._room -= 1
        ends = self._pipe()
        self._made |= {end: os.fstat(end).st_ino for end in ends}
        return ends

    def open_ends(self) -> list[int]:
        return [end for end, pipe in self._made.items() if _file(end) == pipe]


def _file(end: int) -> int | None:
    try:
        return os.fstat(end).st_ino  # of another file by now, if the number was given out again
    except OSError:
        return None


@copies
@pytest.mark.parametrize("room", [0, 1])
def test_where_no_further_file_may_be_opened_all_is_done_here(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    pipes = Pipes(monkeypatch, room)
    assert whole(shared())
    assert pipes.open_ends() == []


@copies
def test_where_no_further_thread_may_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError

    pipes = Pipes(monkeypatch)
    monkeypatch.setattr("threading.Thread.start", refuse)
    with closing(Sharing(PIECES, answer, Answer, worth_it=True)) as sharing:
        assert whole(list(sharing.done()))
    assert pipes.open_ends() == []


@copies
def test_where_no_further_process_may_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    pipes = Pipes(monkeypatch)
    monkeypatch.setattr("os.fork", refuse)
    assert whole(shared())
    assert pipes.open_ends() == []


def dies(_piece: str) -> Answer:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def raises(_piece: str) -> Answer:
    raise ZeroDivisionError


def says_too_much(piece: str) -> Answer:
    return Answer(piece, "many")  # type: ignore[arg-type]  # on purpose


def hangs(_piece: str) -> Answer:
    sleep(600)
    raise AssertionError


@copies
def test_a_copy_that_hangs_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.checkup.sharing._PATIENCE", 0.1)
    assert whole(shared(lambda piece: answer(piece) if os.getpid() == HERE else hangs(piece)))


@copies
def test_a_copy_never_goes_on_as_the_first_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever fails in it, the copy ends: it must not return into what called for it."""
    real, tried = os.dup2, tmp_path / "tried"

    def fails_there(end: int, place: int) -> int:
        if os.getpid() == HERE:
            return real(end, place)
        tried.touch()
        raise MemoryError

    def once_it_tried(piece: str) -> Answer:
        while not tried.exists():
            sleep(A_MOMENT)
        return answer(piece)

    monkeypatch.setattr("os.dup2", fails_there)
    assert whole(shared(once_it_tried))


@copies
def test_a_refusal_of_the_guard_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise guard.Refused

    monkeypatch.setattr("os.fork", refuse)
    with pytest.raises(guard.Refused):
        Sharing(PIECES, answer, Answer, worth_it=True)


@copies
@pytest.mark.parametrize("fails", [dies, raises, says_too_much])
@pytest.mark.parametrize("at", [0, 7, len(PIECES) - 1], ids=["first", "later", "last"])
def test_what_the_copy_could_not_do_is_done_here(fails: Callable[[str], Answer], at: int) -> None:
    done_there = iter(range(len(PIECES)))

    def work(piece: str) -> Answer:
        if os.getpid() == HERE:
            return slowly_here(piece)
        return fails(piece) if next(done_there) >= at else answer(piece)

    assert whole(shared(work))


@copies
def test_an_answer_longer_than_a_pipe_holds_is_taken() -> None:
    done = shared(lambda piece: Answer(piece * 100_000, os.getpid()), pieces=PIECES[:20])
    assert [len(it.text) for _, it in sorted(done)] == [100_000 * len(piece) for piece in sorted(PIECES[:20])]


@copies
def test_the_copy_begins_before_this_process_does_its_part() -> None:
    here: list[str] = []

    def work(piece: str) -> Answer:
        if os.getpid() == HERE:
            here.append(piece)
        return answer(piece)

    with closing(Sharing(PIECES, work, Answer, worth_it=True)) as sharing:
        assert sharing._giving is not None
        sharing._giving.join(60)
        assert not sharing._giving.is_alive()
        assert len(list(sharing.done())) == len(PIECES)
    assert here == []


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@copies
def test_a_copy_is_ended_whatever_it_is_doing() -> None:
    copy = second.copied(lambda _orders, _answers: sleep(600))
    assert copy is not None
    process = copy._process
    assert process is not None
    assert lives(process)
    copy.close()
    copy.close()
    assert not lives(process)


@copies
@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_is_given_up_half_way_ends_copy_and_thread() -> None:
    with closing(Sharing(PIECES, slowly_here, Answer, worth_it=True)) as sharing:
        next(sharing.done())
    assert sharing._giving is not None
    assert not sharing._giving.is_alive()


@copies
def test_a_copy_ends_with_the_process_that_made_it() -> None:
    """Neither its own pipe nor those of whoever started the first process may be held open by it."""
    code = (
        "import os, sys\n"
        "os.sched_getaffinity = lambda process: {0, 1}\n"
        "from app.checkup import second\n"
        "copy = second.copied(lambda orders, answers: orders.read())\n"
        "print(copy._process, flush=True)\n"
        "os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    process = int(done.stdout)
    for _ in range(600):
        if not lives(process):
            return
        sleep(0.1)
    pytest.fail("it lives on")
