"""Processor time of one result beside a bare Flask page that gets the same form, in one run.

Run with ``make bench``. Nothing here is a test: the two take turns in one process, so that their
ratio means something on a shared machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from flask import Flask

from stemhulp.loading import bundled_root, load_election
from stemhulp.web import create_app

ROUNDS: Final = 7
POSTS: Final = 40
FORM: Final = "application/x-www-form-urlencoded"
PATTERN: Final = (2, 0, 1, 2, 0, 2, 2, 0)


def main() -> None:
    """Print how many times as much processor time a result takes as a bare page."""
    election = load_election(site=bundled_root())
    words = [election.scale.word(code) for code in PATTERN]
    body = urlencode(
        {f"answer-{key}": words[n % len(words)] for n, key in enumerate(election.statements)}
    )
    bare = Flask("bare")
    bare.add_url_rule("/", view_func=lambda: "<p>hallo", methods=["POST"])
    clients = {
        "bare Flask page": (bare.test_client(), "/"),
        "result": (create_app(bundled_root()).test_client(), "/uitslag"),
    }
    best = dict.fromkeys(clients, float("inf"))
    for _ in range(ROUNDS):
        for name, (client, path) in clients.items():

            def post() -> None:
                wish = {"Accept-Encoding": "br"}
                client.post(path, data=body, content_type=FORM, headers=wish)  # noqa: B023

            best[name] = min(best[name], processor_time(post))
    print(f"one form with {len(election.statements)} answers, best of {ROUNDS} rounds")
    for name, seconds in best.items():
        print(f"{seconds / best['bare Flask page']:8.1f} x  {name}")


def processor_time(work: Callable[[], object]) -> float:
    """Seconds of processor that one call takes, on average."""
    start = time.process_time()
    for _ in range(POSTS):
        work()
    return (time.process_time() - start) / POSTS


if __name__ == "__main__":
    main()
