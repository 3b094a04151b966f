from __future__ import annotations

import random

import pytest

from app.leaks.whole import gap

N = 20_000


def places(values: list[float]) -> list[tuple[float, float]]:
    return [(n / len(values), value) for n, value in enumerate(values)]


def even(seed: int, n: int = N) -> list[float]:
    seeded = random.Random(seed)  # noqa: S311 - the same list at each run
    return sorted(seeded.random() for _ in range(n))


@pytest.mark.parametrize("seed", range(20))
def test_no_whole_list_is_called_partial(seed: int) -> None:
    for n in (1, 2, 30, 1000, N):
        assert gap(places(even(seed, n)), n) is None


@pytest.mark.parametrize("kept", [slice(0, N * 9 // 10), slice(N // 10, N), slice(0, N - 100), slice(100, N)])
def test_a_missing_end_is_seen(kept: slice) -> None:
    values = even(1)[kept]
    assert gap([*places(values), (1.0, values[-1])], len(values)) is not None


def test_a_missing_part_is_named_by_its_place() -> None:
    values = even(1)
    where = gap(places(values[: N // 2] + values[N // 2 + N // 10 :]), N * 9 // 10)
    assert where is not None
    assert 0.4 < where < 0.7
