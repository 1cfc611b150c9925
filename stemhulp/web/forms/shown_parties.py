"""Which parties somebody wants to see: a field of the result's form, and hiding the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from wtforms import Field
from wtforms.utils import unset_value

from stemhulp.model import Election

SHOW: Final = "show"  # ``show=all``, or one ``show-<party_id>=1`` for every party to see
ONE: Final = "show-"
CHOSEN: Final = "1"
ALL: Final = "all"


class ShownField(Field):  # type: ignore[misc]
    """Ids of the parties to show, as a frozen set; empty = all."""

    def __init__(self, election: Election, **options: Any) -> None:
        super().__init__(**options)
        self.election = election
        self.is_forged = False

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:  # noqa: ARG002
        """Read the boxes; *show all* overrules them."""
        self.process_errors: list[str] = []
        fields = {name: formdata.getlist(name) for name in formdata or () if is_show_field(name)}
        everybody = {ONE + party_id: party_id for party_id in self.election.parties if fields}
        valid = {SHOW: [ALL]} | {name: [CHOSEN] for name in everybody}
        self.is_forged = any(valid.get(name) != values for name, values in fields.items())
        chosen = frozenset(everybody[name] for name in fields if name in everybody)
        self.data: frozenset[str] = frozenset() if SHOW in fields else chosen


def is_show_field(name: str) -> bool:
    """Whether a field of the form is about which parties to see."""
    return name == SHOW or name.startswith(ONE)


def hide(html: str, party_ids: Iterable[str]) -> str:
    """Hide whatever is about these parties, as the script does it in the browser.

    Pieces of the page are rendered once for everybody, so this works on text. Texts from tables
    cannot hold the attribute: their quotation marks are escaped.

    Examples
    --------
    >>> hide('<li data-party="brug">De Brug</li><li data-party="molen">Molenwiek</li>', ["brug"])
    '<li data-party="brug" hidden>De Brug</li><li data-party="molen">Molenwiek</li>'
    """
    for party_id in party_ids:
        attribute = f'data-party="{party_id}"'
        html = html.replace(attribute, f"{attribute} hidden")
    return html
