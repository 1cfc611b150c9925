"""Speed of the pages of comparison beside the questionnaire's, as ratios in one interleaved run.

Run with ``make bench``. Nothing here is a test: the ratio between two ways that take turns in the
same run means something on a shared machine, seconds do not.
"""

from __future__ import annotations

import statistics
import time
from typing import Final

from stemhulp.loading import bundled_root
from stemhulp.web import create_app

ROUNDS: Final = 60
FORM: Final = "/vragenlijst"
PATHS: Final = {
    "the questionnaire (from the cache)": FORM,
    "/vergelijk": "/vergelijk",
    "/vergelijk, one theme": "/vergelijk?thema=wonen&volgorde=",
    "/vergelijk, one tick": "/vergelijk?voor=1",
    "/planken": "/planken",
    "/planken, one tick": "/planken?voor=1",
    "/vergelijk, two parties (made when asked)": "/vergelijk?partij=sp,vvd",
    "/vergelijk/sp/vvd (made when asked)": "/vergelijk/sp/vvd",
}


def main() -> None:
    """Print how many times as long each page takes as the questionnaire."""
    client = create_app(bundled_root()).test_client()
    wish = {"Accept-Encoding": "br"}
    times: dict[str, list[float]] = {name: [] for name in PATHS}
    for _ in range(ROUNDS):
        for name, path in PATHS.items():
            start = time.perf_counter()
            answer = client.get(path, headers=wish)
            times[name].append(time.perf_counter() - start)
            assert answer.status_code == 200, path
    found = {name: statistics.median(taken) for name, taken in times.items()}
    ours = next(iter(found.values()))
    print(f"pages of Assen, median of {ROUNDS}")
    for name, seconds in found.items():
        print(f"{seconds / ours:8.1f} x  {name}")


if __name__ == "__main__":
    main()
