"""Plain-language signals: places in a Dutch text that often make it hard to read.

A signal is advice to an editor, not a verdict, and no measure of a level such as B1: no formula
for that has been validated. Pure functions of texts; where texts come from is
:mod:`stemhulp.authoring.texts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from stemhulp.authoring.dutch import sentences
from stemhulp.authoring.signals import SIGNALS, STATEMENT, Sentence, Signal

# Kind of text → the highest score that ``--strict`` and the tests accept.
MAX_SCORE: Final = MappingProxyType(
    {STATEMENT: 0, "label": 0, "theme": 0, "explanation": 1, "position": 1, "interface": 2}
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the place where an editor can change it.

    `kind` is a key of ``MAX_SCORE``; `line` counts from 1; `text_id` is the id of its row.
    """

    kind: str
    text: str
    file: str = ""
    line: int = 0
    column: str = ""
    text_id: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One signal in one sentence, with the words that raised it."""

    signal: Signal
    sentence: str
    found: tuple[str, ...]

    @property
    def points(self) -> int:
        """Points of all the words together."""
        return self.signal.points * len(self.found)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its hits.

    `score` is that of the hardest sentence, so that a long text is not worse for being long;
    `total` is the sum over all sentences.
    """

    text: Text
    hits: tuple[Hit, ...]
    score: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether it scores more than is accepted for its kind."""
        return self.score > MAX_SCORE[self.text.kind]

    def as_dict(self) -> dict[str, Any]:
        """Return the reading in the shape of ``stemhulp lint --format json``."""
        place = {name: getattr(self.text, name) for name in Text.__dataclass_fields__}
        hits = [
            {"signal": h.signal.slug, "sentence": h.sentence, "found": list(h.found)}
            for h in self.hits
        ]
        return place | {"score": self.score, "max_score": MAX_SCORE[self.text.kind], "hits": hits}


def read_text(text: Text, known: frozenset[str] = frozenset()) -> Reading:
    """Read one text and collect its signals.

    Parameters
    ----------
    text : Text
        In Dutch; tags and placeholders are not read.
    known : frozenset of str
        Words, in small letters, that readers know here: names, and terms that are explained.

    Returns
    -------
    Reading

    Raises
    ------
    StemhulpError
        If the extra ``editor`` is not installed.

    Examples
    --------
    >>> reading = read_text(Text("statement", "De raad moet de precario niet verhogen."))
    >>> [(hit.signal.slug, hit.found) for hit in reading.hits], reading.score
    ([('difficult-word', ('precario',)), ('negation', ('niet',))], 2)
    >>> read_text(Text("statement", "Assen moet een nieuw zwembad krijgen.")).score
    0
    """
    hits, scores = [], [0]
    for number, sentence in enumerate(sentences(plain(text.text))):
        sentence_hits = _hits(Sentence(sentence, text.kind, number, known))
        hits += sentence_hits
        scores.append(sum(hit.points for hit in sentence_hits))
    return Reading(text, tuple(hits), max(scores), sum(scores))


def hardest_first(readings: Iterable[Reading]) -> list[Reading]:
    """Sort readings: highest score first; of equals the highest total, then by place."""
    return sorted(readings, key=lambda r: (-r.score, -r.total, r.text.file, r.text.line))


def plain(text: str) -> str:
    """Text without tags, code, addresses and placeholders; a placeholder counts as one word.

    Examples
    --------
    >>> plain("Stelling %(n)s van <b>%(total)s</b>. Zie <code>statements.csv</code>.")
    'Stelling 0 van 0. Zie 0.'
    """
    text = re.sub(r"<(code|kbd|samp)\b.*?</\1>|https?://\S+|%\(\w+\)[sd]|%[sd]|\{\w*\}", "0", text)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace(" .", ".").split())


def _hits(sentence: Sentence) -> list[Hit]:
    """Every signal that is found in a sentence."""
    wanted = [signal for signal in SIGNALS.values() if signal.only in {"", sentence.kind}]
    pairs = [(signal, tuple(dict.fromkeys(signal.find(sentence)))) for signal in wanted]
    return [Hit(signal, sentence.text, places) for signal, places in pairs if places]
