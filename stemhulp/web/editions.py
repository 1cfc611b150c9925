"""An edition: one election in one language, with its own addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemhulp.model import Election
from stemhulp.presentation.wording import language
from stemhulp.web.routes import RULES


@dataclass(frozen=True, slots=True)
class Edition:
    """One election in one language; `blueprint` is the name of its blueprint."""

    election: Election
    prefix: str

    @property
    def language(self) -> str:
        """Language of every page and text."""
        return self.election.language

    def rule(self, endpoint: str) -> str:
        """Return the rule of an endpoint in this language."""
        return RULES[endpoint][self.language]

    @property
    def blueprint(self) -> str:
        """Name of the blueprint."""
        return f"{self.election.election_id}:{self.language}"


def editions_of(elections: Sequence[Election]) -> Iterator[Edition]:
    """Every election in each of its languages; at the root when it is the only election."""
    for election in elections:
        base = "" if len(elections) == 1 else f"/{election.election_id}"
        for code in election.settings.languages:
            prefix = base if code == language.SOURCE_LANGUAGE else f"{base}/{code}"
            yield Edition(election.in_language(code), prefix)


def languages_of(editions: Sequence[Edition]) -> tuple[str, ...]:
    """Languages that the site has, Dutch first."""
    languages = {edition.language for edition in editions}
    return tuple(code for code in language.LANGUAGES if code in languages)


def language_of_path(path: str) -> str:
    """Language of an address, also of one that does not exist.

    Examples
    --------
    >>> language_of_path("/en/nowhere"), language_of_path("/gr2022-assen/en"), language_of_path("/")
    ('en', 'en', 'nl')
    """
    pieces = path.split("/")[1:3]
    codes = (piece for piece in pieces if piece in language.LANGUAGES)
    return next(codes, language.SOURCE_LANGUAGE)
