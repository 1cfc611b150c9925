"""The picture says what the ranking says."""

from __future__ import annotations

from stemhulp.examples import fictional_election
from stemhulp.matching import METHODS, answer_sheet, match
from stemhulp.presentation.pictures.bump_chart import ROW, TOP, bump_chart


def test_every_line_follows_the_places_of_its_party() -> None:
    election = fictional_election()
    sheet = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    results = [match(election, sheet, method) for method in METHODS]
    chart = bump_chart(election, results)
    names = {election.party(p).short_name: p for p in election.parties}
    assert [line.party for line in chart.lines] == [
        election.party(s.party_id).short_name for s in results[0].ranked
    ]
    for line in chart.lines:
        heights = [int(point.split(",")[1]) for point in line.points.split()]
        places = [
            [s.party_id for s in result.ranked].index(names[line.party]) for result in results
        ]
        assert heights == [TOP + ROW * place for place in places]
        assert (line.left, line.right) == (heights[0], heights[-1])
    assert [line.is_first for line in chart.lines] == [s.rank == 1 for s in results[0].ranked]
    assert all(0 < column.x < chart.width for column in chart.columns)


def test_two_parties_never_share_a_point() -> None:
    election = fictional_election()
    sheet = answer_sheet(election, dict.fromkeys(election.statements, "neutraal"))
    chart = bump_chart(election, [match(election, sheet)])
    assert len({line.left for line in chart.lines}) == len(chart.lines)
