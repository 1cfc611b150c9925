"""What we know about Dutch words: how often they are used, their base form, their parts.

Needs the extra ``editor`` (wordfreq, simplemma). Knows nothing of elections, files or signals.
"""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType
from typing import Final

from stemhulp.authoring.word_lists import ABBREVIATIONS, NO_VERBS
from stemhulp.errors import StemhulpError

RARE: Final = 3.5  # Zipf frequency under which a word is difficult
COMMON: Final = 4.0  # from here on a part of a compound is an everyday word
LINKS: Final = ("", "s", "en", "e", "n")  # what Dutch puts between the parts of a compound
MIN_PART: Final = 3  # letters
SEPARABLE: Final = "aan|achter|af|bij|binnen|door|in|mee|na|om|op|over|samen|toe|uit|vast|voor|weg"
PARTICIPLE: Final = re.compile(rf"(?:(?:{SEPARABLE})?ge|be|ver|ont|her|er|over|onder).+(?:d|t|en)")
WORD: Final = re.compile(r"\w+(?:[-'’./]\w+)*\.?")
SENTENCE_END: Final = re.compile(r"(?<=[.!?])[’”\")]*\s+(?=[‘“\"(]?[A-Z0-9À-Þ…])")


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; the dot of an abbreviation ends none.

    Examples
    --------
    >>> sentences("De raad koos, o.a. in Assen. Wat nu? Dat weten we niet.")
    ['De raad koos, o.a. in Assen.', 'Wat nu?', 'Dat weten we niet.']
    """
    whole_sentences: list[str] = []
    for part in SENTENCE_END.split(text.strip()):
        if whole_sentences and whole_sentences[-1].split()[-1].lower() in ABBREVIATIONS:
            whole_sentences[-1] += f" {part}"
        elif part:
            whole_sentences.append(part)
    return whole_sentences


def words(sentence: str) -> list[str]:
    """Words and numbers of a sentence, as written; an abbreviation keeps its dots.

    Examples
    --------
    >>> words("Camera's, b.v. in 2021.")
    ["Camera's", 'b.v.', 'in', '2021']
    """
    tokens = [match.group().replace("’", "'") for match in WORD.finditer(sentence)]
    return [word if word.lower() in ABBREVIATIONS else word.rstrip(".") for word in tokens]


@cache
def base_form(word: str) -> str:
    """Dictionary form of a word, in small letters.

    Raises
    ------
    StemhulpError
        If the extra ``editor`` is not installed.

    Examples
    --------
    >>> base_form("woningen"), base_form("besloten"), base_form("aantrekkelijker")
    ('woning', 'besluiten', 'aantrekkelijk')
    """
    lemma: str = _library("simplemma").lemmatize(word.lower(), lang="nl")
    return lemma.replace("_", "").lower()


@cache
def commonness(word: str) -> float:
    """How common a word is to readers, on the Zipf scale.

    The scale is the logarithm of how often a word occurs in a thousand million words: 3 = once in
    a million. The highest counts of: the word, its base form, and, when it is made of two everyday
    words, the rarer of the two.

    Parameters
    ----------
    word : str
        One word, in small letters.

    Returns
    -------
    float
        0 = not met in the corpus; about 7 for *de*.

    Raises
    ------
    StemhulpError
        If the extra ``editor`` is not installed.

    References
    ----------
    Van Heuven, Mandera, Keuleers & Brysbaert (2014), SUBTLEX-UK, doi 10.1080/17470218.2013.850521:
    words under 3 to 3.5 are rare, words from 4 on are frequent.

    Examples
    --------
    >>> commonness("huis") > COMMON, commonness("precario") < RARE
    (True, True)
    >>> commonness("bouwplannen") > COMMON  # bouw + plan
    True
    """
    base = base_form(word)
    return max(_zipf(word), _zipf(base), _compound(word), _compound(base))


def is_participle(word: str) -> bool:
    """Whether a word looks like the past participle of a verb; a guess from its form.

    Examples
    --------
    >>> [is_participle(word) for word in ("gekozen", "vastgelegd", "besloten")]
    [True, True, True]
    >>> [is_participle(word) for word in ("gebouwen", "gemeente", "bewaren", "groter")]
    [False, False, False, False]
    """
    base = base_form(word)
    return base != word and base.endswith("n") and bool(PARTICIPLE.fullmatch(word))


def is_infinitive(word: str) -> bool:
    """Whether a word looks like a verb in its base form; a guess from its form.

    Examples
    --------
    >>> [is_infinitive(word) for word in ("bouwen", "plannen", "tegen")]
    [True, False, False]
    """
    return word.endswith("en") and word not in NO_VERBS and base_form(word) == word


def _compound(word: str) -> float:
    """Commonness of the rarer part of a word made of two everyday words; 0 when it is not."""
    best = 0.0
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        left, rest = _zipf(word[:cut]), word[cut:]
        if left < COMMON:
            continue
        for link in LINKS:
            right = rest.removeprefix(link)
            if rest.startswith(link) and len(right) >= MIN_PART:
                best = max(best, min(left, max(_zipf(right), _zipf(base_form(right)))))
    return best if best >= COMMON else 0.0


@cache
def _zipf(word: str) -> float:
    """Zipf frequency as counted, 0 = unknown."""
    frequency: float = _library("wordfreq").zipf_frequency(word, "nl")
    return frequency


@cache
def _library(name: str) -> ModuleType:
    """Import a library of the extra, or say in Dutch how to get it."""
    import importlib  # noqa: PLC0415

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise StemhulpError(
            f"Voor het nakijken van teksten is het pakket {name} nodig: "
            "pip install stemhulp[editor]"
        ) from error
