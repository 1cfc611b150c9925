"""What a section of a briefing is: what makes its lines, how they are shown, and its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from stemhulp.debate.lines import Line
from stemhulp.debate.scope import Scope

OpponentLines = Callable[[Scope, str], Iterable[Line]]
FieldLines = Callable[[Scope], Iterable[Line]]
Make = TypeVar("Make", OpponentLines, FieldLines)


@dataclass(frozen=True, slots=True)
class Part(Generic[Make]):
    """A section on one kind of sheet, with its texts in Dutch.

    ``%(party)s`` and ``%(opponent)s`` in a text are the names of the two.

    Parameters
    ----------
    lines : callable
        Scope (and opponent) → lines, the most important first.
    title, intro, nothing : str
        The heading, what stands below it, and what stands there instead when there are no lines.
    title_of_rest : str
        The heading of what does not fit on the first page; "" when nothing stands there.
    is_shown_empty : bool
        Whether it is shown without lines.
    without_own_rows : str
        A warning when there is no evidence about the party itself; "" = none.
    """

    lines: Make
    title: str
    intro: str
    nothing: str
    title_of_rest: str = ""
    is_shown_empty: bool = True
    without_own_rows: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a briefing.

    Parameters
    ----------
    section_id : str
    form : str
        How a line is put into words; one of ``FORMS`` in :mod:`stemhulp.presentation.debate.items`.
    most : int
        Lines behind the first page that fit on paper, with two pages an opponent; the others are
        on the site.
    front : int
        Lines on the first page of an opponent: what one says tonight. 0 = the section is not there.
    is_warning : bool
        A line stands beside the point about the same statement, in a section with `front`; only
        the others stand in the section itself.
    card : str
        On cue cards: ``each`` line has a card, a line has one ``behind`` that about the same
        statement, all lines are one ``list``, or "" = not on a card.
    against : Part or None
        On the sheet of an opponent; None = not there.
    of_field : Part or None
        On the sheet of all other parties together; None = not there.

    Raises
    ------
    ValueError
        If it stands on no sheet, or a text is missing.
    """

    section_id: str
    form: str
    most: int
    front: int = 0
    is_warning: bool = False
    card: str = ""
    against: Part[OpponentLines] | None = None
    of_field: Part[FieldLines] | None = None

    def __post_init__(self) -> None:
        """Refuse a section that would be shown without words."""
        parts: tuple[Part[Any] | None, ...] = (self.against, self.of_field)
        if not any(parts):
            raise ValueError(f"onderdeel {self.section_id!r} staat op geen enkel blad")
        for part in filter(None, parts):
            needed = ("title_of_rest",) if self.front and part is self.against else ()
            for name in ("title", "intro", "nothing", *needed):
                if not getattr(part, name).strip():
                    raise ValueError(f"onderdeel {self.section_id!r} heeft geen tekst voor {name}")
