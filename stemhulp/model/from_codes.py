"""An election made of numbers only, for researchers and notebooks: no texts, no evidence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

from stemhulp.errors import MatchingError, ShapeError
from stemhulp.model.content import Party, Position, Statement, Theme
from stemhulp.model.election import Election
from stemhulp.model.settings import Settings
from stemhulp.scale import UNKNOWN, Scale, scale_of

THEME_ID: Final = "alles"
Row = tuple[str, list[Any]]


def election_from_codes(
    codes: Any, n_options: int = 3, *, minimum_answers: int = 1, election_id: str = "codes"
) -> Election:
    """Make an election of the positions of parties on statements, given as numbers.

    Parameters
    ----------
    codes : array_like of shape (n_parties, n_statements), integer, or DataFrame
        Stance codes from 0 (disagree most) to ``n_options - 1`` (agree most); −1 = unknown. Rows
        of a list or array are parties ``p0``, ``p1`` …, columns are statements ``s0``, ``s1`` ….
        A DataFrame has parties as index and statements as columns; NaN is unknown there too, so
        that whole numbers may be written as floats.
    n_options : int
        Number of options of the scale, 2 or more.
    minimum_answers : int
        Fewest answers for which `match` gives a result, 1 or more.
    election_id : str
        What the election is called.

    Returns
    -------
    Election
        One theme, no texts, no evidence, no coverage threshold. For matching, comparing and
        counting; there are no pages about it.

    Raises
    ------
    ShapeError
        If there is no party or no statement, if the rows are not equally long, if two parties or
        two statements have the same name, or if the scale has fewer than two options.
    MatchingError
        If a code is not a whole number or not on the scale; the message names row, column and
        value. Also if `minimum_answers` is not a whole number from 1.

    Examples
    --------
    >>> election = election_from_codes([[2, 0, -1], [1, 1, 2]])
    >>> election.party_ids, election.statement_ids
    (('p0', 'p1'), ('s0', 's1', 's2'))
    >>> election.position_codes.tolist()
    [[2, 0, -1], [1, 1, 2]]
    >>> election_from_codes([[2, 3]])
    Traceback (most recent call last):
    stemhulp.errors.MatchingError: Rij p0, kolom s1: 3 staat niet op een schaal van 3 opties. \
Kies 0 tot en met 2, of -1 voor onbekend.
    """
    if not _is_whole(minimum_answers) or minimum_answers < 1:
        raise MatchingError(f"minimum_answers: {minimum_answers!r} is geen geheel getal vanaf 1.")
    scale = scale_of(n_options)
    statement_ids, rows = _framed(codes) if hasattr(codes, "columns") else _listed(codes)
    _check_names("partijen", [party_id for party_id, _ in rows])
    _check_names("stellingen", statement_ids)
    return Election(
        settings=_settings(election_id, scale, int(minimum_answers)),
        themes=MappingProxyType({THEME_ID: Theme(THEME_ID, "Alles")}),
        planks=MappingProxyType({}),
        statements=MappingProxyType({key: _statement(key) for key in statement_ids}),
        parties=MappingProxyType({key: Party(key, key, key) for key, _ in rows}),
        terms=MappingProxyType({}),
        sources=MappingProxyType({}),
        evidence=MappingProxyType({}),
        links=(),
        positions=MappingProxyType(
            {(p.party_id, p.statement_id): p for p in _positions(rows, statement_ids, scale)}
        ),
    )


def _framed(frame: Any) -> tuple[list[str], list[Row]]:
    """Names and cells of a DataFrame; what is not there is unknown."""
    gaps = frame.isna().to_numpy()
    cells = frame.to_numpy(dtype=object)
    names = [str(label) for label in frame.index]
    rows = [
        [UNKNOWN if gap else _without_fraction(cell) for cell, gap in zip(*pair, strict=True)]
        for pair in zip(cells, gaps, strict=True)
    ]
    return [str(label) for label in frame.columns], list(zip(names, rows, strict=True))


def _without_fraction(cell: Any) -> Any:
    """Read 2.0 as 2: a column with a gap in it holds floats. Anything else stays as it is."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _listed(codes: Any) -> tuple[list[str], list[Row]]:
    """Names and cells of a list or array."""
    if not isinstance(codes, Iterable) or isinstance(codes, str | bytes):
        raise ShapeError(f"{type(codes).__name__} is geen tabel van partijen × stellingen")
    rows = list(codes)
    if rows and not all(_is_row(row) for row in rows):
        raise ShapeError("geen tabel: elke rij is een reeks codes, één per stelling")
    lengths = [len(row) for row in rows]
    for number, length in enumerate(lengths):
        if length != lengths[0]:
            raise ShapeError(
                f"rij p{number} heeft {length} codes; verwacht {lengths[0]}, als in rij p0"
            )
    names = [f"s{number}" for number in range(lengths[0] if lengths else 0)]
    return names, [(f"p{number}", list(row)) for number, row in enumerate(rows)]


def _is_row(row: Any) -> bool:
    """Whether it is a row of cells: a list, a tuple, or an array with one dimension."""
    is_array = getattr(row, "ndim", None) == 1
    return is_array or (isinstance(row, Sequence) and not isinstance(row, str | bytes))


def _check_names(what: str, names: Sequence[str]) -> None:
    """Refuse no names, and names that occur twice."""
    if not names:
        raise ShapeError(f"er zijn geen {what}")
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ShapeError(f"twee {what} heten ‘{name}’")
        seen.add(name)


def _positions(
    rows: Sequence[Row], statement_ids: Sequence[str], scale: Scale
) -> Iterator[Position]:
    """Every known position, checked."""
    for party_id, row in rows:
        for statement_id, code in zip(statement_ids, row, strict=True):
            if not _is_whole(code):
                raise MatchingError(
                    f"Rij {party_id}, kolom {statement_id}: ‘{code}’ is geen geheel getal."
                )
            if not UNKNOWN <= code < scale.n_options:
                raise MatchingError(
                    f"Rij {party_id}, kolom {statement_id}: {code} staat niet op een schaal van "
                    f"{scale.n_options} opties. Kies 0 tot en met {scale.n_options - 1}, "
                    f"of {UNKNOWN} voor onbekend."
                )
            if code != UNKNOWN:
                yield Position(party_id, statement_id, int(code), "", "statement")


def _is_whole(value: Any) -> bool:
    """Whether it is a whole number, of Python or of an array; true and false are not."""
    return hasattr(value, "__index__") and type(value).__name__ not in {"bool", "bool_"}


def _statement(statement_id: str) -> Statement:
    """A statement without a text."""
    return Statement(statement_id, THEME_ID, statement_id, statement_id, "")


def _settings(election_id: str, scale: Scale, minimum_answers: int) -> Settings:
    """Settings that matching needs; there is no municipality, no date and no source party."""
    return Settings(
        election_id=election_id,
        title=election_id,
        municipality="",
        cbs_code="",
        date=datetime.date.min,
        scale=scale,
        default_method="agreement",
        minimum_answers=minimum_answers,
        source_party_id="",
        source_id="",
    )
