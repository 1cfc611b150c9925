"""Rows of sound tables become objects of the model: each column reaches the field of its name.

What a cell means is declared once, in the codebook. A column that would reach no field, or a field
that no column would fill, is refused when this module is imported: nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar, get_type_hints

from stemhulp.codebook import column, columns
from stemhulp.loading.csv_table import Row
from stemhulp.model import (
    Change,
    Evidence,
    Party,
    Plank,
    PlankLink,
    Position,
    Proposition,
    PropositionLink,
    Source,
    Statement,
    Term,
    Theme,
)
from stemhulp.model.translation import Record
from stemhulp.scale import UNKNOWN, Scale

Item = TypeVar("Item", bound=Record)
Column = Mapping[str, Any]


# What makes a column more than text, a property of its own or its type; the first that holds.
FIELD_TYPES: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "separator": tuple[str, ...],
        "codes": int,
        "onScale": int,
        "integer": int,
        "boolean": bool,
        "text": str,
    }
)


def kind_of(column: Column) -> str:
    """Return the key of `FIELD_TYPES` that says what a column of the codebook holds.

    Examples
    --------
    >>> from stemhulp.codebook import column
    >>> [kind_of(column("parties", name)) for name in ("seats", "in_council", "colour")]
    ['integer', 'boolean', 'text']
    >>> kind_of(column("statements", "term_ids")), kind_of(column("positions", "coded_at"))
    ('separator', 'text')
    """
    return next((key for key in FIELD_TYPES if key in (*column, column["type"])), "text")


def value_of(cell: str, column: Column, scale: Scale) -> object:
    """Return what a sound cell says: an empty number or yes-or-no is None, never zero or no.

    Examples
    --------
    >>> from stemhulp.codebook import column
    >>> from stemhulp.scale import THREE_POINT
    >>> value_of("", column("parties", "seats"), THREE_POINT) is None
    True
    >>> value_of("aa bb", column("statements", "term_ids"), THREE_POINT)
    ('aa', 'bb')
    >>> [value_of(cell, column("positions", "stance"), THREE_POINT) for cell in ("eens", "")]
    [2, -1]
    """
    match kind_of(column):
        case "separator":
            return tuple(value for value in cell.split(column["separator"]) if value)
        case "codes":
            return column["codes"][cell]
        case "onScale":  # an empty stance is a contradiction between sources
            return scale.code(cell) if cell else UNKNOWN
        case "integer":
            return int(cell) if cell else None
        case "boolean":
            return cell in column["trueValues"] if cell else None
        case _:
            return cell


def field_type(column: Column) -> Any:
    """Return the type of the field that a column fills; what may be empty may be None."""
    kind = kind_of(column)
    is_required = column.get("constraints", {}).get("required", False)
    may_be_none = kind in {"integer", "boolean"} and not is_required
    return FIELD_TYPES[kind] | None if may_be_none else FIELD_TYPES[kind]


@dataclass(frozen=True)
class Records(Generic[Item]):
    """How the rows of one table become objects.

    Parameters
    ----------
    table : str
        Name in the codebook.
    model : type
        What a row becomes.
    placing : tuple of str
        Columns that only say whether and where a row is shown. They fill no field: they are in the
        membership and the order of what the election holds.
    derived : tuple of str
        Fields that the model fills by itself, such as the translation shown beside a quotation.

    Raises
    ------
    TypeError
        If a column has no field, a field has no column, or the two are of different types.

    Examples
    --------
    >>> from stemhulp.scale import THREE_POINT
    >>> row = {"statement_id": "toren", "plank_id": "1.2", "relation": "opposes"}
    >>> LINKS.make({**row, "note": "", "note_en": ""}, THREE_POINT).relation
    -1
    >>> Records("themes", Theme)
    Traceback (most recent call last):
        ...
    TypeError: codebook/themes.json: the column 'order' has no field in Theme.
    """

    table: str
    model: type[Item]
    placing: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would be lost in silence."""
        types = get_type_hints(self.model)
        fields = [name for name in self.model.__dataclass_fields__ if name not in self.derived]
        file, model = f"codebook/{self.table}.json", self.model.__name__
        for name, about in self.filled.items():
            if name not in fields:
                raise TypeError(f"{file}: the column {name!r} has no field in {model}.")
            if types[name] != (expected := field_type(about)):
                raise TypeError(f"{file}: the column {name!r} needs a field in {model}: {expected}")
        for name in fields:
            if name not in self.filled:
                raise TypeError(f"{file}: no column fills the field {name!r} of {model}.")

    @cached_property
    def filled(self) -> Mapping[str, Column]:
        """Columns that fill the field of the same name, as the codebook describes them."""
        names = (name for name in columns(self.table) if name not in self.placing)
        return MappingProxyType({name: column(self.table, name) for name in names})

    def make(self, row: Row, scale: Scale) -> Item:
        """Return the object of a sound row."""
        cells = self.filled.items()
        return self.model(**{name: value_of(row[name], about, scale) for name, about in cells})


PLANKS: Final = Records("planks", Plank, derived=("translation",))
THEMES: Final = Records("themes", Theme, placing=("order",))
STATEMENTS: Final = Records("statements", Statement, placing=("order", "status"))
LINKS: Final = Records("statement_planks", PlankLink)
PROPOSITIONS: Final = Records("propositions", Proposition)
PROPOSITION_LINKS: Final = Records("statement_propositions", PropositionLink)
TERMS: Final = Records("glossary", Term)
PARTIES: Final = Records("parties", Party)
POSITIONS: Final = Records("positions", Position)
EVIDENCE: Final = Records("evidence", Evidence)
SOURCES: Final = Records("sources", Source)
CHANGES: Final = Records("changes", Change)
