"""What helps to understand a statement: explanation, present situation, arguments, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stemhulp.model import Election, Statement
from stemhulp.presentation.evidence.sources import SourceLine, evidence_sources
from stemhulp.presentation.wording.glossary import Text, Word, mark_words, words_by_id


@dataclass(frozen=True, slots=True)
class Background:
    """What a statement means: explanation, present situation and arguments.

    The first place of each difficult word is a piece of its own; `words` are all of them, and
    `left_words` those that stand in no text.
    """

    explanation: Text
    situation: Text
    situation_sources: tuple[SourceLine, ...]
    argument_for: Text
    argument_against: Text
    words: tuple[Word, ...]
    left_words: tuple[Word, ...]


def background(election: Election, statement: Statement) -> Background:
    """Gather what helps to understand a statement."""
    by_id = words_by_id(election)
    words = tuple(by_id[term_id] for term_id in statement.term_ids)
    texts = (
        statement.explanation,
        statement.present_situation,
        statement.argument_for,
        statement.argument_against,
    )
    (explanation, situation, argument_for, argument_against), left = mark_words(texts, words)
    return Background(
        explanation=explanation,
        situation=situation,
        situation_sources=evidence_sources(election, statement.situation_evidence_ids),
        argument_for=argument_for,
        argument_against=argument_against,
        words=words,
        left_words=tuple(left),
    )


def words_of(backgrounds: Iterable[Background]) -> tuple[Word, ...]:
    """Every difficult word of a page once, in the order of the alphabet."""
    words = {word for about in backgrounds for word in about.words}
    return tuple(sorted(words, key=lambda word: word.term.casefold()))
