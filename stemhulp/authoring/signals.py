"""The registry of plain-language signals: each is declared once, with its search.

A signal looks at one sentence. Searches for passives and for verbs guess from the form of words,
and their texts say so. Knows nothing of scores, files or elections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from stemhulp.authoring.dutch import (
    RARE,
    base_form,
    commonness,
    is_infinitive,
    is_participle,
    words,
)
from stemhulp.authoring.word_lists import (
    ABBREVIATIONS,
    ALLOWED,
    FORMAL,
    NEGATIONS,
    PASSIVE_VERBS,
    PROPOSALS,
    VAGUE,
)

MAX_WORDS: Final = 20  # in a sentence
STEP: Final = 5  # one more hit for each of so many words too many
STATEMENT: Final = "statement"


@dataclass(frozen=True)
class Sentence:
    """One sentence as the signals see it; `number` counts from 0 within the text.

    `known` are words, in their base form too, that need no explanation here.
    """

    text: str
    kind: str
    number: int = 0
    known: frozenset[str] = frozenset()

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Words as written."""
        return tuple(words(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in small letters."""
        return tuple(word.lower() for word in self.written)


Find = Callable[[Sentence], list[str]]


@dataclass(frozen=True, slots=True)
class Signal:
    """One kind of signal: what to look for, why, what to do, and how heavy one hit counts.

    `only` is the kind of text it is meant for; "" = every kind.
    """

    slug: str
    title: str
    why: str
    advice: str
    points: int
    find: Find = field(repr=False)
    only: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the signal without its code."""
        return {name: getattr(self, name) for name in ("slug", "title", "why", "advice", "points")}


def _long_sentence(sentence: Sentence) -> list[str]:
    """Return the words over the limit, a few at a time."""
    over = sentence.written[MAX_WORDS:]
    return [" ".join(over[start : start + STEP]) for start in range(0, len(over), STEP)]


def _difficult_word(sentence: Sentence) -> list[str]:
    """Rare words that are neither names nor explained."""
    return [word for word in _ordinary_words(sentence) if commonness(word) < RARE]


def _ordinary_words(sentence: Sentence) -> list[str]:
    """Words that ought to be known: no number, no name, no abbreviation, nothing explained."""
    ordinary_words = []
    for place, (written, word) in enumerate(zip(sentence.written, sentence.words, strict=True)):
        is_name = place > 0 and written[0].isupper()
        for part in () if is_name or word in ABBREVIATIONS else re.split("[/-]", word):
            if part.replace("'", "").isalpha() and not _is_known(part, sentence):
                ordinary_words.append(part)
    return ordinary_words


def _is_known(word: str, sentence: Sentence) -> bool:
    """Whether a word is explained, or is left alone for a reason."""
    return not {word, base_form(word)}.isdisjoint(sentence.known | ALLOWED.keys())


def _formal_word(sentence: Sentence) -> list[str]:
    """Words of the office, each with what people say."""
    return [f"{phrase} → {FORMAL[phrase]}" for phrase in _phrases(sentence, FORMAL)]


def _passive(sentence: Sentence) -> list[str]:
    """A form of *worden* and a participle in the same part of the sentence; a guess."""
    passives = []
    for part in _parts(sentence):
        verbs = [word for word in part if word in PASSIVE_VERBS]
        done = [word for word in part if word not in PASSIVE_VERBS and is_participle(word)]
        if verbs and done:
            passives.append(f"{verbs[0]} … {done[0]}")
    return passives


def _parts(sentence: Sentence) -> list[list[str]]:
    """Words in small letters, cut at commas and the like and at *en* and *of*."""
    cut = re.split(r"[,;:()–]|\b(?:en|of)\b", sentence.text)
    return [[word.lower() for word in words(part)] for part in cut]


def _negation(sentence: Sentence) -> list[str]:
    """Each word that denies; one that comes back with its number."""
    denied = [word for word in sentence.words if word in NEGATIONS]
    numbers = [denied[: place + 1].count(word) for place, word in enumerate(denied)]
    return [f"{word} ({n}×)" if n > 1 else word for word, n in zip(denied, numbers, strict=True)]


def _double_negation(sentence: Sentence) -> list[str]:
    """Two words that deny in one part of a sentence, or one before a word such as onmogelijk."""
    pairs = []
    for part in _parts(sentence):
        denied = [word for word in part if word in NEGATIONS]
        if len(denied) > 1:
            pairs.append(" … ".join(denied[:2]))
        pairs += [f"{a} {b}" for a, b in pairwise(part) if a in NEGATIONS and _is_un(b)]
    return pairs


def _is_un(word: str) -> bool:
    """Whether a word is the opposite of another one, made with *on-*."""
    rest = word.removeprefix("on")
    return rest != word and len(rest) > 4 and commonness(rest) >= RARE and rest[0] not in "dz"


def _and_or(sentence: Sentence) -> list[str]:
    """*en/of* in one word."""
    return [word for word in sentence.words if word in {"en/of", "of/en"}]


def _abbreviation(sentence: Sentence) -> list[str]:
    """Abbreviations that are not explained."""
    abbreviations = [word for word in sentence.words if word in ABBREVIATIONS]
    capitals = [word for word in sentence.written if re.fullmatch(r"[A-Z]{2,6}", word)]
    return abbreviations + [word for word in capitals if not _is_known(word.lower(), sentence)]


def _two_proposals(sentence: Sentence) -> list[str]:
    """A second sentence, or two verbs joined by *en* or *of*; a guess."""
    if sentence.number:
        return [sentence.text]
    joints = [place for place, word in enumerate(sentence.words) if word in {"en", "of"}]
    return [
        f"{sentence.words[place - 1]} {sentence.words[place]} … {last}"
        for place in joints
        for last in [next(filter(is_infinitive, sentence.words[place + 1 :]), "")]
        if place and last and is_infinitive(sentence.words[place - 1])
    ]


def _no_proposal(sentence: Sentence) -> list[str]:
    """A sentence that ends without a full stop or does not say how things should be."""
    is_proposal = sentence.text.endswith(".") and not PROPOSALS.isdisjoint(sentence.words)
    return [] if is_proposal else [sentence.text]


def _phrases(sentence: Sentence, wanted: Iterable[str]) -> list[str]:
    """Phrases that occur as whole words, their base forms included when they are one word."""
    line = f" {' '.join(sentence.words)} "
    bases = {base_form(word) for word in sentence.words}
    return [phrase for phrase in wanted if f" {phrase} " in line or phrase in bases]


SIGNALS: Final = MappingProxyType(
    {
        signal.slug: signal
        for signal in (
            Signal(
                "long-sentence",
                "lange zin",
                f"Zinnen van meer dan {MAX_WORDS} woorden lezen moeilijk.",
                "Maak er twee zinnen van.",
                1,
                _long_sentence,
            ),
            Signal(
                "difficult-word",
                "moeilijk woord",
                f"Het woord is zeldzaam (Zipf onder {RARE}) en staat niet in de woordenlijst.",
                "Kies een gewoon woord of leg het uit in glossary.csv.",
                1,
                _difficult_word,
            ),
            Signal(
                "formal-word",
                "woord van kantoor",
                "Mensen zeggen dit zelf anders.",
                "Schrijf het gewone woord achter de pijl.",
                1,
                _formal_word,
            ),
            Signal(
                "passive",
                "lijdende vorm",
                "Zo staat er niet wie iets doet. Gezocht op ‘worden’ met een voltooid deelwoord.",
                "Noem wie het doet.",
                1,
                _passive,
            ),
            Signal(
                "negation",
                "ontkenning",
                "Een ontkenning kost de lezer een stap extra en kan antwoorden verschuiven.",
                "Zeg wat er wel is, als dat net zo duidelijk is.",
                1,
                _negation,
            ),
            Signal(
                "double-negation",
                "dubbele ontkenning",
                "Twee keer ontkennen in één zin wordt vaak verkeerd begrepen.",
                "Zeg het zonder ontkenning.",
                2,
                _double_negation,
            ),
            Signal(
                "and-or",
                "en/of",
                "Het is onduidelijk of één van de twee genoeg is.",
                "Kies ‘en’ of ‘of’.",
                2,
                _and_or,
            ),
            Signal(
                "vague-phrase",
                "vage woorden",
                "Iedereen kan hier voor zijn, dus zegt een antwoord weinig.",
                "Schrijf wat er verandert: wat, hoeveel, wanneer.",
                2,
                lambda sentence: _phrases(sentence, VAGUE),
                STATEMENT,
            ),
            Signal(
                "abbreviation",
                "afkorting",
                "Wie de afkorting niet kent, haakt af.",
                "Schrijf het woord uit of leg het uit in glossary.csv.",
                1,
                _abbreviation,
            ),
            Signal(
                "two-proposals",
                "twee voorstellen",
                "Wie het met één deel eens is, kan niet antwoorden. Gezocht op twee werkwoorden "
                "met ‘en’ of ‘of’ ertussen.",
                "Maak er twee stellingen van.",
                2,
                _two_proposals,
                STATEMENT,
            ),
            Signal(
                "no-proposal",
                "geen voorstel",
                "Een stelling is één zin met een punt, die zegt hoe het moet of mag zijn.",
                "Schrijf wat er moet, mag of genoeg is, met een punt aan het eind.",
                2,
                _no_proposal,
                STATEMENT,
            ),
        )
    }
)  # fmt: skip
