"""Promises about the result."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from itertools import product

import pytest

from stemhulp.analysis.certainty import certainty
from stemhulp.loading import Site, bundled_root, load_election
from stemhulp.matching import METHODS, answer_sheet, match
from stemhulp.model import Election
from stemhulp.presentation.result.ranking import Bar, RankCard, Stretch, bands
from stemhulp.presentation.result.verdict import challengers, chance_text, verdict
from stemhulp.presentation.result.view import result_view
from stemhulp.presentation.wording.formatting import score_text
from stemhulp.web import create_app
from tests.support.documents import (
    PageClient,
    assert_adds_up,
    make_client,
    ranking,
    text_of,
)
from tests.support.elections import election_of, sheet_of
from tests.support.sheets import MIXED, all_eens, sheet

TIED = dict.fromkeys(("fietsbrug", "parkeren", "marktdag", "hofjes", "toren"), "eens")
# A sheet on which one party stands alone on top, also with other statements.
SURE = dict.fromkeys(("fietsbrug", "parkeren", "hofjes", "toren", "museumnacht"), "eens") | {
    "marktdag": "neutraal"
}


def statements_of(client: PageClient) -> list[str]:
    """Ids of the statements on the form."""
    names = {n.get("name", "") for n in client.page("/vragenlijst").all("input")}
    return sorted(n.removeprefix("answer-") for n in names if n.startswith("answer-"))


def card_of(party_id: str, is_equal: bool) -> RankCard:
    """A card of which only the name and whether it is practically equal matter."""
    bar = Bar(0, Stretch(0, 0), Stretch(0, 0))
    return RankCard(party_id, party_id, "", "", False, "", "", "", False, "", "", bar, is_equal, ())


def test_the_closest_party_is_named_first(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    assert "liggen je antwoorden het dichtst bij De Brug" in document.text
    assert ranking(document)[0].startswith("Plaats 1 De Brug")


def test_only_parties_with_exactly_the_same_estimate_share_a_rank(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election))
    assert [item.split(" %")[0] + " %" for item in ranking(document)] == [
        "Plaats 1 Molenwiek 58 %",
        "Plaats 2 Haven & Kade 50 %",
        "Plaats 3 De Brug 50 %",
    ]
    tied = client.send(sheet(TIED))
    assert [item.split(" %")[0] + " %" for item in ranking(tied)][:2] == [
        "Plaats 1 (gedeeld) De Brug 60 %",
        "Plaats 1 (gedeeld) Molenwiek 60 %",
    ]
    assert "op volgorde van lijstnummer" in tied.text


def test_tied_first_parties_are_both_in_the_sentence(election: Election) -> None:
    for words in product(("eens", "neutraal", "oneens"), repeat=5):
        codes = answer_sheet(election, dict(zip(election.statement_ids, words, strict=False)))
        result = match(election, codes)
        first = [score for score in result.ranked if score.rank == 1]
        if len(first) > 1:
            told = verdict(election, codes, result, certainty(election, codes, result=result))
            names = [election.party(score.party_id).short_name for score in first]
            assert all(name in told.headline and name in told.summary for name in names)
            return
    pytest.fail("geen antwoordblad met een gedeelde eerste plaats gevonden")


def test_silent_party_is_listed_apart_without_a_score(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election))
    assert not any("De Stille Partij" in item for item in ranking(document))
    apart = document.text.split("Geen plaats in de lijst")[1].split("Programmapunten")[0]
    assert "De Stille Partij" in apart
    assert "Geen standpunt bekend bij wat jij beantwoordde" in apart
    assert "50 %" not in apart


def test_a_party_with_one_known_position_has_a_place_and_a_mark() -> None:
    crowd = election_of([[2, 2, 2, 2, 2], [2, -1, -1, -1, -1]])
    codes = sheet_of([2, 2, 2, 2, 0])
    cards = {c.party_id: c for c in result_view(crowd, codes, match(crowd, codes)).ranked}
    assert cards["p1"].place == "1"
    assert cards["p1"].mark == "Weinig bekend: 1 van de 5"
    assert cards["p0"].mark == ""


def test_what_we_know_comes_first_then_the_estimate_with_its_width(
    client: PageClient, election: Election
) -> None:
    items = ranking(client.send(all_eens(election)))
    assert "Met jou eens op 3 van de 6 bekende standpunten" in items[0]
    assert "geschat" not in items[0]
    assert "Mogelijk" not in items[0]
    assert "Met jou eens op 2 van de 5 bekende standpunten" in items[1]
    assert "50 % geschat" in items[1]
    assert "mogelijk 42–58 %" in items[1]


def test_every_score_that_is_shown_lies_within_both_its_margins(any_client: PageClient) -> None:
    """As whole percents, the way a visitor reads them."""
    shown = 0
    for number in range(3):
        answers = {
            name: ("eens", "oneens", "neutraal")[(place * (number + 1)) % 3]
            for place, name in enumerate(statements_of(any_client))
        }
        for item in ranking(any_client.send(sheet(answers))):
            found = re.search(r" (\d+) % geschat .*?Waarschijnlijk (\S+) %, mogelijk (\S+) %", item)
            if found:
                for ends in found.groups()[1:]:
                    low, _, high = ends.partition("–")
                    assert int(low) <= int(found[1]) <= int(high or low), item
                    shown += 1
    assert shown


def test_certainty_is_exact(election: Election) -> None:
    """Compared with trying both extremes of every party, for all sheets of five answers."""
    firm = 0
    for words in product(("eens", "neutraal", "oneens"), repeat=5):
        codes = answer_sheet(election, dict(zip(election.statement_ids, words, strict=False)))
        result = match(election, codes)
        first = [score for score in result.ranked if score.rank == 1]
        named = {score.party_id for score in challengers(result, first)}
        possible = set()
        extremes = [{s.lower, s.upper} for s in result.scores]
        for scores in product(*extremes):
            top = max(scores)
            possible |= {
                s.party_id for s, value in zip(result.scores, scores, strict=True) if value == top
            }
        assert named == possible - {score.party_id for score in first}
        firm += not named
    # A party of which nothing is known can nearly always still be first: that must be said.
    assert firm < 3**5 / 2


def test_nothing_is_called_certain_when_a_silent_party_could_win(client: PageClient) -> None:
    text = client.send(sheet(MIXED)).text
    assert "Zeker is die eerste plaats niet" in text
    assert "De Stille Partij" in text.split("Zeker is die")[1].split("Berekend uit")[0]


def test_recomputing_keeps_every_answer_and_weight(client: PageClient) -> None:
    sent = sheet(MIXED, ("toren", "hofjes"))
    first = client.send(sent)
    assert first.answers() == sent
    second = client.send(first.checked())
    assert second.response.data == first.response.data


def test_answers_can_be_changed_on_the_result(client: PageClient, election: Election) -> None:
    document = client.send(sheet(MIXED))
    names = {n.get("name") for n in document.all("input") if n.get("name")}
    statements = {f"{kind}-{key}" for kind in ("answer", "weight") for key in election.statements}
    themes = {f"theme-weight-{key}" for key in election.themes}
    assert names == statements | themes | {f"show-{key}" for key in election.parties}
    changed = document.checked() | {"answer-museumnacht": "oneens", "weight-museumnacht": "2"}
    again = client.send(changed)
    assert "6 antwoorden, 1 extra belangrijk" in again.text


def test_weights_count_double_in_the_result(client: PageClient, election: Election) -> None:
    ordinary = ranking(client.send(all_eens(election)))
    doubled = ranking(client.send(all_eens(election) | {"weight-marktdag": "2"}))
    assert "Molenwiek 58 %" in ordinary[0]
    # Haven & Kade: parkeren 1 + marktdag 2 × 1 + museumnacht ½ = 3½ of the 6 that are known.
    assert "Haven & Kade 58 %" in doubled[0]


def test_own_answer_stands_beside_that_of_every_party(client: PageClient) -> None:
    block = text_of(client.send(sheet(MIXED)).by_id("stelling-fietsbrug"))
    assert "Jouw antwoord: Eens" in block
    assert "Eens De Brug Molenwiek Oneens Haven & Kade Onbekend De Stille Partij" in block


def test_every_known_position_on_the_result_has_its_source(
    client: PageClient, election: Election
) -> None:
    document = client.send(sheet(MIXED))
    rows = [
        row for row in document.all("tr") if any(cell.get("data-label") == "Bron" for cell in row)
    ]
    assert len(rows) == len(election.positions)
    for row in rows:
        stance, summary, source = (text_of(cell) for cell in list(row)[1:])
        assert stance != "Onbekend"
        assert summary
        assert source != "–"


def test_programme_points_follow_the_answers(client: PageClient) -> None:
    section = client.send(sheet(MIXED)).text.split("Programmapunten die bij je passen")[1]
    assert "passen bij 4 van de 5 punten die je stellingen raakten" in section
    fits, rest = section.split("Geen van beide (1)")
    assert "Hoger dan de oudste eik bouwen we niet." in fits
    assert "We leggen drie hofjes aan." in rest.split("Per thema")[0]
    assert "zangkoor" not in section


def test_unknown_theme_is_a_dash_and_is_read_as_unknown(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    table = next(t for t in document.all("table") if "themes" in t.get("class", ""))
    row = next(r for r in table.iter() if r.tag.endswith("}tr") and "De Stille" in text_of(r))
    assert [text_of(cell).strip() for cell in list(row)[1:]] == ["–niets bekend"] * 2


def test_result_is_kept_by_nobody(client: PageClient) -> None:
    headers = client.send(sheet(MIXED)).response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in headers


def test_result_is_packed_for_browsers_that_can_unpack(client: PageClient) -> None:
    plain = client.post("/uitslag", data=sheet(MIXED))
    packed = client.post("/uitslag", data=sheet(MIXED), headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_order_of_the_fields_does_not_matter(client: PageClient) -> None:
    sent = sheet(MIXED, ("toren",))
    turned = dict(reversed(sent.items()))
    assert client.send(sent).response.data == client.send(turned).response.data


def test_result_of_the_real_site_follows_the_rules(any_client: PageClient) -> None:
    form = any_client.page("/vragenlijst")
    names = sorted({n.get("name") for n in form.all("input") if n.get("type") == "radio"})
    for pattern in (["eens"], ["oneens"], ["neutraal"], ["eens", "skip", "oneens", "neutraal"]):
        sent = {name: pattern[i % len(pattern)] for i, name in enumerate(names)}
        if list(sent.values()).count("skip") <= len(names) - 5:
            document = any_client.send(sent)
            percents = re.findall(r"(\d+) %", document.text)
            assert all(0 <= int(number) <= 100 for number in percents)
            assert document.answers() == sent


def test_view_gives_no_score_to_an_unranked_party(election: Election) -> None:
    codes = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    view = result_view(election, codes, match(election, codes))
    assert [(card.party, card.score, card.rank) for card in view.unranked] == [
        ("De Stille Partij", "", "")
    ]


def test_result_says_how_likely_the_first_party_is_first(
    client: PageClient, election: Election
) -> None:
    codes = answer_sheet(election, MIXED)
    chance = chance_text(certainty(election, codes).first["brug"]).replace("\xa0", " ")
    document = client.send(sheet(MIXED))
    assert f"de kans op de eerste plaats {chance} voor De Brug" in document.text
    rows = [text_of(row) for row in document.by_id("zeker").iter() if row.get("data-party")]
    assert len(rows) == len(election.parties)
    assert rows[0].startswith(f"De Brug {chance}")


def test_practically_equal_parties_stand_in_one_block_and_nobody_else(
    client: PageClient, election: Election
) -> None:
    answers = dict.fromkeys(election.statements, "oneens")
    equal = certainty(election, answer_sheet(election, answers)).practically_equal
    assert len(equal) > 1
    document = client.send(sheet(answers))
    (block,) = (node for node in document.all("div") if node.get("class") == "band")
    inside = [node.get("data-party") for node in block.iter() if node.get("data-party")]
    assert tuple(inside) == equal
    assert "Praktisch gelijk" in text_of(block)
    assert all(election.party(key).short_name in document.text.split(".")[0] for key in inside)


def test_a_party_further_down_says_itself_that_it_is_practically_equal() -> None:
    cards = [card_of(name, name in "ac") for name in "abc"]
    assert [(b.is_equal, len(b.cards)) for b in bands(cards)] == [(False, 3)]
    cards = [card_of(name, name in "abd") for name in "abcd"]
    assert [(b.is_equal, len(b.cards)) for b in bands(cards)] == [(True, 2), (False, 2)]


def test_a_party_that_is_clearly_first_has_no_block(client: PageClient) -> None:
    document = client.send(sheet(SURE))
    assert not [node for node in document.all("div") if node.get("class") == "band"]
    assert "Praktisch gelijk" not in document.text


def test_every_method_is_shown_beside_ours(client: PageClient, election: Election) -> None:
    document = client.send(sheet(MIXED))
    codes = answer_sheet(election, MIXED)
    for method in METHODS.values():
        assert method.title in document.text
        first = match(election, codes, method.method_id).ranked[0]
        assert first.score is not None
        shown = " ".join(score_text(method, first.score).split())
        assert f"1 {shown}" in document.text


def test_an_election_with_a_direction_score_never_calls_it_a_percentage(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("election.toml", 'default_method = "agreement"', 'default_method = "directional"')
    document = make_client(create_app(site_copy)).send(sheet(MIXED))
    assert "een richtingsscore van" in document.text
    assert not any("%" in item.split("Met jou eens")[0] for item in ranking(document))


def test_two_sentences_say_it_and_the_rest_is_folded_away(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    (verdict_block,) = (n for n in document.all("section") if n.get("class") == "verdict")
    shown = [text_of(n) for n in verdict_block if n.tag.endswith("}p")]
    assert len(shown) == 3  # the headline, one more sentence, and from how many answers
    folded = text_of(document.by_id("zeker"))
    assert "Zeker is die eerste plaats niet" in folded
    assert "Ook met andere stellingen kan een andere partij bovenaan komen" in folded


def test_more_than_four_names_become_a_number() -> None:
    crowd = election_of([[2, 0, 2, 0, 2]] * 6)
    codes = sheet_of([2] * 5)
    result = match(crowd, codes)
    told = verdict(crowd, codes, result, certainty(crowd, codes, result=result))
    assert "6 partijen" in told.headline
    assert all(party.short_name in told.summary.lower() for party in crowd.parties.values())


def test_unknown_positions_are_listed_per_party_also_contradictions(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election))
    lines = {
        node.get("data-party"): text_of(node)
        for block in document.all("dl")
        if block.get("class") == "unknown"
        for node in block
    }
    expected = {
        party_id: [
            election.statement(key).label
            for key in election.statements
            if (found := election.position(party_id, key)) is None or found.stance < 0
        ]
        for party_id in election.parties
    }
    assert set(lines) == {party_id for party_id, labels in expected.items() if labels}
    for party_id, text in lines.items():
        assert f"{len(expected[party_id])} van de 6" in text
        assert all(label in text for label in expected[party_id])


def test_contradicting_sources_are_not_called_silence(
    client: PageClient, election: Election
) -> None:
    text = client.send(all_eens(election)).text.split("Dit weten we niet")[1]
    assert "Haven & Kade 1 van de 6 Bronnen spreken elkaar tegen: Hofjes" in text
    assert "De Stille Partij 6 van de 6 Geen bruikbare bron: Fietsbrug" in text


def test_every_bar_of_a_theme_has_its_number_beside_it(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    cells = [cell for cell in document.all("td") if any(n.tag.endswith("}svg") for n in cell)]
    assert cells
    for cell in cells:
        bar = next(n for n in cell.iter() if n.get("class") == "bar-score")
        shown = int(text_of(cell).split("\N{NO-BREAK SPACE}%")[0].split(" %")[0])
        assert abs(int(bar.get("width")) / 10 - shown) <= 0.5
        assert "van de" in text_of(cell)


def test_a_theme_that_rests_on_one_answer_has_no_bar_and_no_percentage(
    client: PageClient,
) -> None:
    document = client.send(sheet(MIXED))
    few = [cell for cell in document.all("td") if "te weinig" in text_of(cell)]
    assert few
    for cell in few:
        assert "%" not in text_of(cell)
        assert not any(n.tag.endswith("}svg") for n in cell.iter())


def test_programme_points_are_quoted_in_dutch_with_our_translation_beside_it(
    client: PageClient, election: Election
) -> None:
    english = election.in_language("en")
    for path in ("/en/result", "/en/statements/hofjes", "/en/parties/brug"):
        document = client.send(sheet(MIXED), path=path) if "result" in path else client.page(path)
        quotes = [node for node in document.all("blockquote") if node.get("lang") == "nl"]
        assert quotes
        texts = {plank.text: plank.translation for plank in english.planks.values()}
        for quote in quotes:
            assert texts[text_of(quote)] in document.text
    assert not [n for n in client.send(sheet(MIXED)).all("blockquote") if n.get("lang")]


def test_chapters_say_their_share(client: PageClient) -> None:
    section = client.send(sheet(MIXED)).text.split("Programmapunten die bij je passen")[1]
    assert re.search(r"\(\d van de \d\)", section.split("Per thema")[0])


def test_result_without_answers_points_to_the_questionnaire(client: PageClient) -> None:
    document = client.page("/uitslag")
    assert document.texts("h1") == ["Hier staat nog geen uitslag"]
    assert "/vragenlijst" in document.links


def test_the_visitors_own_sum_adds_up_to_the_score_that_is_shown(
    client: PageClient, election: Election
) -> None:
    answers = dict.fromkeys((f"answer-{s}" for s in election.statements), "eens")
    document = client.send(answers | {"weight-fietsbrug": "2", "answer-hofjes": "skip"})
    (table,) = (t for t in document.all("table") if "Som voor Molenwiek" in text_of(t))
    assert_adds_up(table)
    # fietsbrug 2, parkeren 1, marktdag 0, toren 1, museumnacht a half, out of six
    assert "De score is 4,5 : 6 = 75 %" in document.text
    assert ranking(document)[0].startswith("Plaats 1 Molenwiek 75 %")


def test_the_result_in_english_is_the_same_result(client: PageClient, election: Election) -> None:
    answers = sheet(dict.fromkeys(election.statements, "eens"), extra=("toren",))
    dutch, english = client.send(answers), client.send(answers, path="/en/result")
    scores = [re.findall(r"(\d+)\s?%", document.text) for document in (dutch, english)]
    assert scores[0] == scores[1]
    assert dutch.checked() == english.checked()


def test_where_advice_is_given_it_says_who_determined_the_positions() -> None:
    assen = load_election(site=bundled_root())
    client = make_client(create_app(bundled_root()))
    for language, start, path in (("nl", "/", "/uitslag"), ("en", "/en/", "/en/result")):
        told = assen.in_language(language).settings.publisher.coding_short
        assert ("taalmodel" if language == "nl" else "language model") in told
        for document in (client.page(start), client.send(all_eens(assen), path=path)):
            assert told in document.text
            assert any(
                link.endswith(("/verantwoording", "/accountability")) for link in document.links
            )


def test_nothing_is_said_about_models_where_people_coded(client: PageClient) -> None:
    for document in (client.page("/"), client.send(sheet(MIXED))):
        assert "taalmodel" not in document.text


def test_a_higher_chance_lower_in_the_list_is_explained() -> None:
    """The list does not know what others think of a statement; the chance does."""
    assen = load_election("gr2022-assen", site=bundled_root())
    words = ("eens", "oneens", "eens", "neutraal", "oneens", "eens", "oneens")
    mixed = {key: words[n % len(words)] for n, key in enumerate(assen.statements)}
    own = {key: assen.scale.word(assen.positions["sp", key].stance) for key in assen.statements}
    for answers, differs in ((mixed, True), (own, False)):
        given = answer_sheet(assen, answers)
        result, chances = match(assen, given), certainty(assen, given)
        order = [chances.first[score.party_id] for score in result.ranked]
        assert (order != sorted(order, reverse=True)) == differs
        said = " ".join(verdict(assen, given, result, chances).sentences)
        assert ("kan toch een grotere kans hebben" in said) == differs
