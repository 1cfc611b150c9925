"""Eight at once get what each would have got alone, byte for byte: nobody gets another's result.

Run it with ``python -m tests.attack.in_parallel [--posts 2560]``. Different answers go to the real
server, half from eight threads, half from eight processes; what came alone is what has to come.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import itertools
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Final
from urllib.parse import urlencode

from stemhulp.examples import fictional_election
from stemhulp.model import Election
from tests.attack.headers import FORM
from tests.attack.running import serving

AT_ONCE: Final = 8
PATHS: Final = (
    *("/uitslag", "/en/result", "/uitslag/waarom", "/uitslag.json", "/uitslag.svg"),
    *("/vragenlijst", "/uitslag"),
)
WORDS: Final = ("eens", "neutraal", "oneens")
Post = tuple[str, str]


def posts(election: Election, n_posts: int) -> list[Post]:
    """Return addresses with answers; no two have the same answers."""
    chance = random.Random(1)
    sheets = list(itertools.product(WORDS, repeat=len(election.statements)))
    chosen = chance.sample(sheets, min(n_posts, len(sheets)))
    paths = itertools.cycle(PATHS)
    return [(next(paths), _form(election, words, chance.choice((0, 1, 2)))) for words in chosen]


def _form(election: Election, words: Sequence[str], n_ticks: int) -> str:
    fields = {f"answer-{key}": word for key, word in zip(election.statements, words, strict=True)}
    return urlencode(fields | {f"weight-{key}": "2" for key in [*election.statements][:n_ticks]})


def send(port: int, some: Sequence[Post]) -> list[str]:
    """Post over one connection; what came, with its headers, as a fingerprint."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as one:
        return [_fingerprint(one, path, form) for path, form in some]


def _fingerprint(connection: http.client.HTTPConnection, path: str, form: str) -> str:
    connection.request("POST", path, form, {"Content-Type": FORM})
    answer = connection.getresponse()
    headers = [(name, value) for name, value in answer.getheaders() if name != "Date"]
    return hashlib.sha256(repr((answer.status, headers)).encode() + answer.read()).hexdigest()


def shared_out(all_posts: Sequence[Post], n_posts: int) -> Iterator[list[Post]]:
    """Give everybody an order of their own, so that different answers meet."""
    for number in range(AT_ONCE):
        mixed = random.Random(number).sample(all_posts, len(all_posts))
        yield list(itertools.islice(itertools.cycle(mixed), n_posts // AT_ONCE))


def mixed_up(port: int, executor: Executor, alone: dict[Post, str], n_posts: int) -> Counter[bool]:
    """Count answers that are and are not what came alone."""
    shares = list(shared_out(list(alone), n_posts))
    got = executor.map(send, [port] * AT_ONCE, shares)
    pairs = zip(itertools.chain(*shares), itertools.chain(*got), strict=True)
    return Counter(alone[post] == answer for post, answer in pairs)


def compare(port: int, n_posts: int, n_sheets: int) -> dict[str, Counter[bool]]:
    """Post alone first, then with eight threads and with eight processes at once."""
    asked = posts(fictional_election(), n_sheets)
    alone = dict(zip(asked, send(port, asked), strict=True))
    assert len(set(alone.values())) > len(alone) * 0.9  # different answers give different pages
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = {"eight threads": mixed_up(port, threads, alone, n_posts // 2)}
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as processes:
        return found | {"eight processes": mixed_up(port, processes, alone, n_posts // 2)}


def main(arguments: list[str]) -> int:
    """Print how many answers were somebody else's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=2560)
    given = parser.parse_args(arguments)
    with serving() as server:
        server.when_whole()
        found = compare(server.port, given.posts, 300)
    print("| at once | posts | as alone | mixed up |\n|---|---|---|---|")
    for name, counts in found.items():
        print(f"| {name} | {counts.total()} | {counts[True]} | {counts[False]} |")
    return 1 if any(counts[False] for counts in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
