from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import SourceError
from app.leaks import errors
from app.leaks.file import File
from app.leaks.in_text import InText
from app.leaks.leak_list import NOT_FOUND, NOT_IN_SAMPLE, UNREADABLE_HERE, Kind
from app.leaks.lookup import opened
from tests.app.leaks.lists import KNOWN, MANY, absent, digest, indexed, leaked, lines, written

FEW = 500
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace(b"\n", b"\r\n"),
    "lower case": bytes.lower,
    "mixed case": lambda text: text[: len(text) // 2] + text[len(text) // 2 :].lower(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text,
    "no last LF": lambda text: text[:-1],
    "blank lines at the end": lambda text: text + b"\n\r\n\n",
}


def some(found: dict[bytes, int]) -> dict[bytes, int]:
    """Return every so many of them, the first and the last one included."""
    step = (len(found) - 1) // 499
    return dict([*found.items()][::step]) | dict([*found.items()][-1:])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("n", [FEW, MANY])
def test_every_leaked_password_is_found_with_its_count_and_no_other(n: int, form: str, tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt", FORMS[form](b"".join(lines(leaked(n)))))
    with opened(path) as found:
        assert found.about.whole
        assert found.about.kind is (Kind.SAMPLE if n == FEW else Kind.TEXT)
        assert all(found.count(each).count == count for each, count in some(leaked(n)).items())
        assert {found.count(each) for each in absent()} == {NOT_FOUND}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("n", [FEW, MANY])
def test_an_index_finds_the_same_and_tells_counts_as_a_lower_bound(n: int, form: str, tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt", FORMS[form](b"".join(lines(leaked(n)))))
    indexed(path, tmp_path / "leaks.index")
    with opened(tmp_path / "leaks.index") as found:
        assert found.about.whole
        assert found.about.hashes == n
        for each, count in some(leaked(n)).items():
            assert found.count(each).count == min(1000, 10 ** (len(str(count)) - 1))
        assert {found.count(each) for each in absent()} == {NOT_FOUND}


@pytest.mark.parametrize("n", [FEW, MANY])
def test_a_list_without_counts_says_once(n: int, tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt", [line[:40] + b"\n" for line in lines(leaked(n))])
    indexed(path, tmp_path / "leaks.index")
    for each in (path, tmp_path / "leaks.index"):
        with opened(each) as found:
            assert not found.about.counted
            assert {leak.count for leak in found.counts(some(leaked(n))).values()} == {1}
            assert {leak.count for leak in found.counts(absent()).values()} == {0}


def test_all_at_once_answers_as_one_by_one(tmp_path: Path) -> None:
    text = written(tmp_path / "list.txt")
    indexed(text, tmp_path / "leaks.index")
    asked = [*absent(), *some(leaked())]
    for path in (text, tmp_path / "leaks.index", written(tmp_path / "small.txt", lines(leaked(FEW)))):
        with opened(path) as found:
            assert found.counts(iter(asked)) == {each: found.count(each) for each in asked}
            assert found.counts([]) == {}


@pytest.mark.parametrize("wanted", [b"\x00" * 20, b"\xff" * 20])
def test_before_the_first_and_after_the_last_is_not_found(wanted: bytes, tmp_path: Path) -> None:
    with opened(written(tmp_path / "list.txt")) as found:
        assert found.count(wanted) == NOT_FOUND


def test_a_small_list_may_be_in_any_order(tmp_path: Path) -> None:
    shuffled = lines(leaked(FEW))
    random.Random(1).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    with opened(written(tmp_path / "list.txt", shuffled)) as found:
        assert all(found.count(each).count == count for each, count in leaked(FEW).items())
        assert found.count(absent()[0]) == NOT_FOUND


def test_what_a_sample_lacks_is_unknown(tmp_path: Path) -> None:
    known = {digest(word) for word in KNOWN}
    sample = {each: count for each, count in leaked(FEW).items() if each not in known}
    path = written(tmp_path / "list.txt", lines(sample))
    indexed(path, tmp_path / "leaks.index")
    for each in (path, tmp_path / "leaks.index"):
        with opened(each) as found:
            assert not found.about.whole
            assert found.count(next(iter(sample))).count
            assert found.count(absent()[0]) == NOT_IN_SAMPLE


def test_a_count_of_zero_is_padding_and_no_leak(tmp_path: Path) -> None:
    text = b"".join(lines(leaked(FEW))) + absent()[0].hex().upper().encode() + b":0\n"
    with opened(written(tmp_path / "list.txt", text)) as found:
        assert found.count(absent()[0]) == NOT_FOUND


def test_counts_above_32_bits_are_told_as_they_are(tmp_path: Path) -> None:
    found = dict(leaked()) | {next(iter(leaked())): 2**40}
    with opened(written(tmp_path / "list.txt", lines(found))) as asked:
        assert asked.count(next(iter(leaked()))).count == 2**40


REFUSED: dict[str, tuple[type[SourceError], Callable[[list[bytes]], list[bytes]]]] = {
    "the end is missing": (errors.ListPartial, lambda x: x[: len(x) * 9 // 10]),
    "the last hundred lines are missing": (errors.ListPartial, lambda x: x[:-100]),
    "the beginning is missing": (errors.ListPartial, lambda x: x[len(x) // 10 :]),
    "a part between is missing": (errors.ListPartial, lambda x: x[: len(x) // 2] + x[len(x) * 6 // 10 :]),
    "the last line is cut": (errors.ListPartial, lambda x: [*x[:-1], x[-1][:20]]),
    "ordered by count": (errors.ListUnsorted, lambda x: sorted(x, key=lambda line: -int(line[41:]))),
    "backwards": (errors.ListUnsorted, lambda x: x[::-1]),
    "two lists, one behind the other": (errors.ListUnsorted, lambda x: x[::2] + x[1::2]),
    "every line twice": (errors.ListUnsorted, lambda x: [line for line in x for _ in "12"]),
    "the best-known ones are missing": (
        errors.KnownAbsent,
        lambda x: [line for line in x if bytes.fromhex(line[:40].decode()) not in map(digest, KNOWN)],
    ),
    "NTLM": (errors.ListOfNtlm, lambda x: [line[8:] for line in x]),
    "passwords in clear": (errors.ListForeign, lambda x: [b"hunter%d\n" % n for n in range(len(x) * 4)]),
    "lines without hashes between": (errors.ListDamaged, lambda x: [x[0], *([b"# a remark\n", *x[1:]] * 8)]),
    "zeros from the middle on": (errors.ListDamaged, lambda x: [*x[: len(x) // 2], b"\x00" * 700_000]),
    "one endless line": (errors.ListDamaged, lambda x: [x[0], b"A" * 2_000_000]),
    "packed": (errors.ListPacked, lambda x: [b"7z\xbc\xaf\x27\x1c", *x]),
    "gzip": (errors.ListPacked, lambda x: [b"\x1f\x8b\x08", *x]),
    "empty": (errors.ListEmpty, lambda _: []),
    "blank": (errors.ListEmpty, lambda _: [b"\n \r\n"]),
    "UTF-16": (errors.ListForeign, lambda x: [b"".join(x).decode().encode("utf-16")]),
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_list_that_could_answer_wrongly_is_refused(how: str, tmp_path: Path) -> None:
    error, changed = REFUSED[how]
    path = written(tmp_path / "list.txt", changed(lines()))
    with pytest.raises(SourceError) as refused:
        opened(path)
    assert type(refused.value) is error
    assert refused.value.params["name"] == "list.txt"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_beginning_of_a_list_is_refused_although_it_is_small_and_in_order(share: float, tmp_path: Path) -> None:
    small = lines(leaked(5000))
    with pytest.raises(errors.ListPartial):
        opened(written(tmp_path / "list.txt", small[: int(len(small) * share)]))


def test_a_small_list_with_a_line_that_is_none_is_refused(tmp_path: Path) -> None:
    small = lines(leaked(FEW))
    small[FEW // 2] = b"<html>\n"
    with pytest.raises(errors.ListDamaged) as refused:
        opened(written(tmp_path / "list.txt", small))
    assert refused.value.params["percent"] == 50


def test_where_no_list_is_the_cause_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.ListMissing):
        opened(tmp_path / "gone.txt")
    with pytest.raises(errors.ListIsFolder):
        opened(tmp_path)
    with pytest.raises(errors.ListUnreadable):
        opened(tmp_path / "a\0b")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.txt")
    with pytest.raises(errors.ListForeign):
        opened(tmp_path / "list.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_list_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt")
    path.chmod(0)
    with pytest.raises(errors.ListNotAllowed):
        opened(path)


def damaged_behind_its_back(path: Path, at: int, junk: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(junk)


def test_a_text_that_is_damaged_after_it_was_opened_answers_unknown_there(tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt")
    with opened(path) as found:
        damaged_behind_its_back(path, path.stat().st_size // 4, b"\xff" * (path.stat().st_size // 2))
        answers = {each: found.count(each) for each in some(leaked())}
    assert all(leak.count != 0 for leak in answers.values())
    assert list(answers.values()).count(UNREADABLE_HERE) > len(answers) // 3


def test_a_text_that_is_cut_while_it_is_open_answers_unknown(tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt")
    with opened(path) as found:
        os.truncate(path, 1000)
        assert {found.count(each) for each in list(some(leaked()))[100:]} == {UNREADABLE_HERE}


def watched(file: File) -> list[int]:
    """Return a list to which the length of each read is added."""
    reads: list[int] = []
    read = file.read

    def reading(at: int, length: int) -> bytes:
        reads.append(length)
        return read(at, length)

    file.read = reading  # type: ignore[method-assign]  # to listen
    return reads


def test_a_text_is_searched_and_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt")
    with opened(path) as found:
        assert isinstance(found, InText)
        reads = watched(found._lines._file)
        for each in absent(100):
            found.count(each)
    assert sum(reads) < 100 * 4 * 2200


@pytest.mark.parametrize("kind", ["text", "index", "small"])
def test_the_vault_process_may_look_up(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path / "list.txt", lines(leaked(FEW if kind == "small" else MANY)))
    if kind == "index":
        indexed(path, tmp_path / "leaks.index")
        path = tmp_path / "leaks.index"
    code = (
        "import sys, json; from app.checkup import guard; guard.harden([]); from pathlib import Path;"
        "from app.leaks.lookup import opened;"
        "asked = [bytes.fromhex(each) for each in sys.argv[2:]];"
        "print(json.dumps([opened(Path(sys.argv[1])).counts(asked)[each].count for each in asked]))"
    )
    asked = [digest("password").hex(), absent()[0].hex()]
    told = subprocess.run([sys.executable, "-c", code, str(path), *asked], check=True, capture_output=True).stdout
    found, not_found = json.loads(told)
    assert found
    assert not_found == 0
