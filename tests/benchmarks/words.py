"""Do the words of the result come true: *bijna zeker*, *waarschijnlijk*, *misschien*?

Run with ``make bench``. The same halves and gaps as :mod:`tests.benchmarks.certainty`, that nothing
was fitted on, cut by what the page would say: the word for one party that stands alone, or the
sentence that names several. Nothing here is a test.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from stemhulp.presentation.result.verdict import MOST_NAMED, SURENESS
from stemhulp.presentation.wording.formatting import whole_percent
from tests.benchmarks.certainty import Seen, collections, observe

HALF: Final = 1  # the other one fitted a number


def main() -> None:
    """Print for every word how often it is said, what was stated and what came true."""
    for name, groups in collections(HALF).items():
        say(name, observe(groups()))


def say(name: str, seen: Seen) -> None:
    """Print one collection."""
    print(name)
    alone, is_sure = seen.band == 1, seen.stated == 1
    say_line("surely (all that matters is known)", alone & is_sure, seen.stated, seen.shared)
    shown = np.array([whole_percent(chance) for chance in seen.stated.tolist()])
    most = 101
    for least, text in SURENESS:
        word = text.partition(" passen ")[2].partition(" het ")[0]
        inside = alone & ~is_sure & (shown >= least) & (shown < most)
        say_line(word, inside, seen.stated, seen.shared)
        most = least
    for said, inside in (
        ("misschien, 2 to 4 parties named", (seen.band > 1) & (seen.band <= MOST_NAMED)),
        ("misschien, one of more parties", seen.band > MOST_NAMED),
    ):
        say_line(f"{said}: one of them", inside, None, seen.in_band)


def say_line(said: str, inside: np.ndarray, stated: np.ndarray | None, true: np.ndarray) -> None:
    """Print one kind of sentence."""
    if not inside.any():
        return
    chance = "" if stated is None else f"stated {stated[inside].mean():.2f}  "
    share, came = inside.mean(), true[inside].mean()
    print(f"  {said:48} {share:6.1%} of the results  {chance}came true {came:.2f}")


if __name__ == "__main__":
    main()
