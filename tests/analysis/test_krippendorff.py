"""Promises about α: published numbers, the definition in plain loops, and what may not matter."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.analysis.krippendorff import SQUARED_DIFFERENCES, coincidences, krippendorff_alpha
from stemhulp.analysis.reliability import reliability
from stemhulp.errors import ShapeError, StemhulpError, UnknownMethodError
from stemhulp.scale import THREE_POINT

Codings = list[list[int | None]]
LEVELS = tuple(SQUARED_DIFFERENCES)
THIRD = Fraction(1, 3)


def codings_of(*rows: str) -> Codings:
    """One row per coder, one sign per unit; a dot is a gap, a letter a category."""
    return [[None if sign == "." else int(sign, 36) for sign in row] for row in rows]


@dataclass(frozen=True)
class Published:
    """Codings that were printed with their α, to as many decimals as here."""

    source: str
    codings: Codings
    alphas: dict[str, str]


FOUR_OBSERVERS = codings_of("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
PUBLISHED = (
    Published(
        "Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: binary, two observers",
        codings_of("0100000010", "1110010000"),
        {"nominal": "0.095"},
    ),
    Published(
        "Krippendorff (2011), as above: five categories, two observers",
        codings_of("aabbdcccedda", "babbbccceddd"),
        {"nominal": "0.692"},
    ),
    Published(
        "Krippendorff (2011), as above: four observers, twelve units, gaps",
        FOUR_OBSERVERS,
        {"nominal": "0.743", "ordinal": "0.815", "interval": "0.849", "ratio": "0.797"},
    ),
    Published(
        "Hayes and Krippendorff (2007), table 1, doi 10.1080/19312450709336664",
        codings_of(
            "112.001122.01311211000201001111223222221",
            "1130000.21102311121000302102111122222221",
            "203000222100221123001.30.1012202.2232.21",
            ".13....0.10022...31.103021122..122...12.",
            "2..0001.2....3112..0.0..2.0..20.2.2222.1",
        ),
        {"ordinal": "0.7598"},
    ),
)
PRINTED = [(one, level, alpha) for one in PUBLISHED for level, alpha in one.alphas.items()]


@pytest.mark.parametrize(("one", "level", "printed"), PRINTED)
def test_published_examples_come_out_as_printed(one: Published, level: str, printed: str) -> None:
    decimals = len(printed.split(".")[1])
    found = krippendorff_alpha(one.codings, level)
    assert f"{found:.{decimals}f}" == printed, one.source


def test_every_level_has_a_published_example() -> None:
    assert {level for _, level, _ in PRINTED} == set(LEVELS)


def test_published_coincidences_come_out_as_printed() -> None:
    """The four observers of Krippendorff (2011); rows add up to 9, 13, 10, 5 and 3."""
    units = list(zip(*FOUR_OBSERVERS, strict=True))[:-1]  # the last has one value
    counts = np.array([[unit.count(value) for value in range(1, 6)] for unit in units])
    assert coincidences(counts).tolist() == [
        [7, 4 * THIRD, THIRD, THIRD, 0],
        [4 * THIRD, 10, 4 * THIRD, THIRD, 0],
        [THIRD, 4 * THIRD, 8, THIRD, 0],
        [THIRD, THIRD, THIRD, 4, 0],
        [0, 0, 0, 0, 3],
    ]


def squared_difference(level: str, one: int, two: int, values: list[int]) -> Fraction:
    """What the books say that a difference is; `values` is all that was given."""
    if level == "nominal" or one == two:
        return Fraction(one != two)
    if level == "ordinal":
        between = sum(min(one, two) <= value <= max(one, two) for value in values)
        return (between - Fraction(values.count(one) + values.count(two), 2)) ** 2
    distance = Fraction(one - two)
    return (distance if level == "interval" else distance / (one + two)) ** 2


def by_definition(codings: Codings, level: str) -> float | None:
    """α from every pair of values, without a matrix."""
    units = [[v for v in unit if v is not None] for unit in zip(*codings, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]

    def total(pairable: list[int]) -> Fraction:
        return sum(
            (squared_difference(level, a, b, values) for a, b in permutations(pairable, 2)),
            start=Fraction(0),
        ) / (len(pairable) - 1)

    if len(set(values)) < 2:
        return None
    return float(1 - sum(total(unit) for unit in units) / total(values))


CELLS = st.none() | st.integers(0, 4)
TABLES = st.tuples(st.integers(2, 4), st.integers(2, 6)).flatmap(
    lambda size: st.lists(
        st.lists(CELLS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
# Codings of which α is defined, so that no law holds for want of a number.
DEFINED = TABLES.filter(lambda codings: krippendorff_alpha(codings, "nominal") is not None)
EACH_LEVEL = st.sampled_from(LEVELS)


def relabelled(codings: Codings, label: dict[int, int]) -> Codings:
    return [[None if v is None else label[v] for v in row] for row in codings]


@pytest.mark.parametrize("level", LEVELS)
@given(TABLES)
def test_alpha_is_what_plain_loops_over_all_pairs_give(level: str, codings: Codings) -> None:
    assert krippendorff_alpha(codings, level) == by_definition(codings, level)


@given(DEFINED, EACH_LEVEL, st.data())
def test_order_of_coders_and_units_does_not_matter(
    codings: Codings, level: str, data: st.DataObject
) -> None:
    coders = data.draw(st.permutations(codings))
    units = data.draw(st.permutations(list(zip(*coders, strict=True))))
    shuffled = [list(row) for row in zip(*units, strict=True)]
    assert krippendorff_alpha(shuffled, level) == krippendorff_alpha(codings, level)


@given(DEFINED, EACH_LEVEL, st.integers(0, 9))
def test_a_unit_with_one_value_or_none_does_not_matter(
    codings: Codings, level: str, alone: int
) -> None:
    wider = [[*row, None, alone if coder == 0 else None] for coder, row in enumerate(codings)]
    assert krippendorff_alpha(wider, level) == krippendorff_alpha(codings, level)


@given(DEFINED, EACH_LEVEL)
def test_a_coder_without_values_does_not_matter(codings: Codings, level: str) -> None:
    more = [*codings, [None] * len(codings[0])]
    assert krippendorff_alpha(more, level) == krippendorff_alpha(codings, level)


@given(DEFINED, EACH_LEVEL)
def test_a_gap_may_be_none_or_nan(codings: Codings, level: str) -> None:
    floats = np.array([[np.nan if v is None else v for v in row] for row in codings])
    assert krippendorff_alpha(floats, level) == krippendorff_alpha(codings, level)


@given(DEFINED, st.permutations(range(-2, 3)))
def test_names_of_categories_do_not_matter_to_nominal_alpha(
    codings: Codings, names: list[int]
) -> None:
    renamed = relabelled(codings, dict(enumerate(names)))
    assert krippendorff_alpha(renamed, "nominal") == krippendorff_alpha(codings, "nominal")


@given(DEFINED, st.sets(st.integers(-50, 50), min_size=5, max_size=5), st.booleans())
def test_only_the_order_of_values_matters_to_ordinal_alpha(
    codings: Codings, places: set[int], downwards: bool
) -> None:
    moved = relabelled(codings, dict(enumerate(sorted(places, reverse=downwards))))
    assert krippendorff_alpha(moved, "ordinal") == krippendorff_alpha(codings, "ordinal")


@given(DEFINED, st.integers(-9, 9), st.sampled_from([-3, -1, 2, 10]))
def test_zero_and_unit_do_not_matter_to_interval_alpha(
    codings: Codings, zero: int, unit: int
) -> None:
    moved = relabelled(codings, {value: zero + unit * value for value in range(5)})
    assert krippendorff_alpha(moved, "interval") == krippendorff_alpha(codings, "interval")


@given(DEFINED, st.sampled_from([2, 3, 10]))
def test_the_unit_does_not_matter_to_ratio_alpha(codings: Codings, unit: int) -> None:
    moved = relabelled(codings, {value: unit * value for value in range(5)})
    assert krippendorff_alpha(moved, "ratio") == krippendorff_alpha(codings, "ratio")


@given(st.lists(st.integers(0, 4), min_size=2).filter(lambda row: len(set(row)) > 1),
       st.integers(2, 40), EACH_LEVEL)  # fmt: skip
def test_identical_coders_agree_perfectly(row: list[int], n_coders: int, level: str) -> None:
    assert krippendorff_alpha([row] * n_coders, level) == 1


@given(DEFINED, EACH_LEVEL)
def test_alpha_is_one_only_where_nobody_differs(codings: Codings, level: str) -> None:
    same = all(len(set(unit) - {None}) < 2 for unit in zip(*codings, strict=True))
    alpha = krippendorff_alpha(codings, level)
    assert alpha is not None
    assert alpha <= 1
    assert (alpha == 1) is same


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6).filter(lambda unit: len(set(unit)) > 1),
       EACH_LEVEL)  # fmt: skip
def test_one_unit_alone_says_no_more_than_chance(unit: list[int], level: str) -> None:
    assert krippendorff_alpha([[value] for value in unit], level) == 0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "codings",
    [
        [[], []],
        [[None, None], [None, None]],
        [[0, None, 1], [None, 2, None]],
        [[0, 1, 2]],
        [[2, 2, 0], [2, 2, None]],
        [[0, 0], [0, 0]],
    ],
    ids=["no units", "only gaps", "nothing beside it", "one coder", "one value", "only zeros"],
)
def test_alpha_is_none_where_it_is_not_defined(codings: Codings, level: str) -> None:
    assert krippendorff_alpha(codings, level) is None


def test_codings_are_left_as_they_were() -> None:
    codings = np.array(FOUR_OBSERVERS, dtype=float)
    before = codings.copy()
    krippendorff_alpha(codings, "ordinal")
    np.testing.assert_array_equal(codings, before)


@pytest.mark.parametrize("codings", [[0, 1], [[0, 1], [0]], [["eens"], ["oneens"]], []])
def test_what_is_no_table_of_numbers_is_refused(codings: list[object]) -> None:
    with pytest.raises(ShapeError, match="een rij per codeur"):
        krippendorff_alpha(codings, "ordinal")  # type: ignore[arg-type]


def test_an_unknown_level_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownMethodError, match="nominal, ordinal, interval, ratio"):
        krippendorff_alpha(FOUR_OBSERVERS, "circular")


def test_a_ratio_scale_has_nothing_below_zero() -> None:
    with pytest.raises(StemhulpError, match="onder nul"):
        krippendorff_alpha([[-1, 2], [1, 2]], "ratio")


def test_reliability_is_the_ordinal_alpha_of_the_cells_coded_twice() -> None:
    first = {("a", "x"): "eens", ("b", "x"): "oneens", ("c", "x"): "neutraal", ("d", "x"): "eens"}
    second = {("a", "x"): "eens", ("b", "x"): "neutraal", ("c", "x"): "neutraal"}
    found = reliability(first, second, n_cells=4, scale=THREE_POINT)
    assert found.alpha == by_definition([[2, 0, 1], [2, 1, 1]], "ordinal")


@pytest.mark.parametrize("again", ["eens", "oneens"])
def test_reliability_of_one_cell_has_no_alpha(again: str) -> None:
    found = reliability({("a", "x"): "eens"}, {("a", "x"): again}, n_cells=1, scale=THREE_POINT)
    assert found.alpha is None


def test_reliability_without_a_cell_coded_twice_has_no_alpha() -> None:
    assert reliability({}, {("a", "x"): "eens"}, n_cells=1, scale=THREE_POINT).alpha is None
