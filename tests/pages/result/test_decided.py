"""Promises about what the result says decided it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from stemhulp.analysis.difference import difference
from stemhulp.matching import answer_sheet, match
from stemhulp.model import Election
from stemhulp.presentation.result.decided import MOST_COMPARED, pair_lines
from tests.support.documents import PageClient, text_of
from tests.support.sheets import sheet


def test_above_by_is_said_only_when_shared_statements_alone_put_it_there(
    election: Election,
) -> None:
    said = set()
    for words in product(("eens", "neutraal", "oneens"), repeat=6):
        answers = dict(zip(election.statement_ids, words, strict=True))
        given = answer_sheet(election, answers)
        result = match(election, given)
        lines = pair_lines(election, result)
        for line, other in zip(lines, result.ranked[1:], strict=False):
            found = difference(result, result.ranked[0].party_id, other.party_id)
            assert found is not None
            text = " ".join((line.sentence, *(reasons.lead for reasons in line.reasons)))
            shared = found.shared_gap or Fraction(0)
            says = {
                "gelijk": "precies dezelfde score" in text,
                "door": "door:" in text.split("Dichter bij")[0] and "voor een deel" not in text,
                "deels": "voor een deel door:" in text,
                "ander": "niet van allebei het standpunt kennen" in text,
            }
            assert says == {
                "gelijk": found.gap == 0,
                "door": shared >= found.gap > 0,
                "deels": 0 < shared < found.gap,
                "ander": shared <= 0 < found.gap,
            }
            said |= {key for key, is_said in says.items() if is_said}
            rest = found.gap - shared
            assert ("verschil groter" in line.note) == (rest > 0)
            assert ("verschil kleiner" in line.note) == (rest < 0)
    assert said == {"gelijk", "door", "deels", "ander"}


def test_the_page_compares_the_first_with_a_few_and_links_to_the_statements(
    client: PageClient, election: Election
) -> None:
    answers = sheet(dict.fromkeys(election.statement_ids, "eens"))
    document = client.send(answers, path="/uitslag/waarom")
    pairs = [node for node in document.all("div") if node.get("class") == "pair"]
    assert 0 < len(pairs) <= MOST_COMPARED
    assert text_of(pairs[0]) == (
        "Molenwiek staat boven Haven & Kade door: Fietsbrug, Woontoren. "
        "Dichter bij Haven & Kade door: Marktdag. "
        "Bij 5 stellingen kennen we van allebei het standpunt. Daar krijgt Molenwiek 3,5 punten en "
        "Haven & Kade 2,5. Meer dan 5 kon niet. "
        "Wat we niet weten, schatten we. Dat maakt het verschil kleiner."
    )
    links = [node.get("href") for node in pairs[0].iter() if node.get("href")]
    assert links[0] == "/stellingen/fietsbrug"
