"""Difficult words in running text: where the first of each stands, for a page to explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stemhulp.model import Election

ENDINGS: Final = "(?:['\N{RIGHT SINGLE QUOTATION MARK}]?s|en|e|es)?"  # raden, azc's, subsidies


@dataclass(frozen=True, slots=True)
class Word:
    """A difficult word with its explanation; `anchor` is its place on every page."""

    anchor: str
    term: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `anchor` is "" where nothing needs explaining."""

    text: str
    anchor: str = ""


Text = tuple[Piece, ...]


def words_by_id(election: Election) -> dict[str, Word]:
    """Return the words of an election by term id. Their numbers are short for the form's sake."""
    return {
        term_id: Word(f"woord-{number}", term.term, term.explanation)
        for number, (term_id, term) in enumerate(election.terms.items(), start=1)
    }


def mark_words(texts: Sequence[str], words: Sequence[Word]) -> tuple[tuple[Text, ...], list[Word]]:
    """Find the first place of each word in a few texts that are read one after the other.

    Parameters
    ----------
    texts : sequence of str
    words : sequence of Word
        The longest wins where two begin at the same place.

    Returns
    -------
    marked : tuple of tuple of Piece
        One a text; the pieces join to the text exactly as it was.
    left : list of Word
        Words that stand in none of the texts.

    Examples
    --------
    >>> raad = Word("woord-1", "raad", "De gemeenteraad.")
    >>> marked, left = mark_words(["Wat de raad wil.", "De raad beslist."], [raad])
    >>> [piece.text for piece in marked[0]], len(marked[1]), left
    (['Wat de ', 'raad', ' wil.'], 1, [])
    """
    waiting = {word.anchor: word for word in words}
    marked = tuple(_mark(text, waiting) for text in texts)
    return marked, list(waiting.values())


def _mark(text: str, waiting: dict[str, Word]) -> Text:
    """Cut a text at its words; a word that is found waits no longer."""
    pieces: list[Piece] = []
    at = 0
    while place := _next(text, at, waiting.values()):
        start, end, anchor = place
        pieces += [Piece(text[at:start]), Piece(text[start:end], anchor)]
        del waiting[anchor]
        at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)


def _next(text: str, at: int, words: Iterable[Word]) -> tuple[int, int, str] | None:
    """Where the next word starts and ends; of two at one place the longest."""
    matches = ((_pattern(word.term).search(text, at), word) for word in words)
    places = [(match.start(), match.end(), word.anchor) for match, word in matches if match]
    return min(places, key=lambda place: (place[0], -place[1]), default=None)


@lru_cache(maxsize=1024)
def _pattern(term: str) -> re.Pattern[str]:
    """Whole words only, as written or with an ordinary ending; a capital letter makes a name."""
    names = "|".join(re.escape(name) + ENDINGS for name in spellings(term))
    flags = re.IGNORECASE if term[:1].islower() else re.NOFLAG
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", flags)


def spellings(term: str) -> list[str]:
    """Return the ways a term is written: one in brackets is a name of its own.

    Examples
    --------
    >>> spellings("asylum seekers' centre (azc)")
    ["asylum seekers' centre (azc)", "asylum seekers' centre", 'azc']
    """
    inside = re.fullmatch(r"(.+?)\s*\((.+)\)", term)
    return [term, *inside.groups()] if inside else [term]
