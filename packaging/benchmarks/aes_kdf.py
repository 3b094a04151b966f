"""How much faster is AES-KDF as one CBC call than pykeepass's loop?

python packaging/benchmarks/aes_kdf.py [--rounds 6000000]

Both derive the same key, in turns, median of three; `ratio` is theirs over ours.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from statistics import median
from time import perf_counter

from pykeepass.kdbx_parsing.common import aes_kdf

from app.readers.vaults.kdbx_header import AesKdf
from app.readers.vaults.kdbx_key import transformed_key

_TURNS = 3


def _timed(derive: Callable[[], bytes]) -> tuple[float, bytes]:
    started = perf_counter()
    key = derive()
    return perf_counter() - started, key


def main() -> None:
    """Print both medians in seconds and their ratio; exit status 1 if the keys differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6_000_000)
    rounds: int = parser.parse_args().rounds
    seed, composite = bytes(range(32)), bytes(range(32, 64))
    ours, theirs = [], []
    for _ in range(_TURNS):
        seconds, key = _timed(lambda: transformed_key(composite, AesKdf(seed, rounds)))
        ours.append(seconds)
        seconds, reference = _timed(lambda: aes_kdf(seed, rounds, composite))
        theirs.append(seconds)
        if key != reference:
            raise SystemExit(1)
    us, them = median(ours), median(theirs)
    print(
        json.dumps(
            {"rounds": rounds, "ours_s": round(us, 3), "pykeepass_s": round(them, 3), "ratio": round(them / us, 1)}
        )
    )


if __name__ == "__main__":
    main()
