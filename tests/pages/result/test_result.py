"""Promises about the result."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from stemhulp.analysis.certainty import certainty
from stemhulp.loading import Site, bundled_root, load_election
from stemhulp.matching import METHODS, answer_sheet, match, plank_matches
from stemhulp.model import Election
from stemhulp.presentation.result.ranking import Bar, RankCard, Stretch, rank_list
from stemhulp.presentation.result.verdict import challengers, chance_text, verdict
from stemhulp.presentation.result.view import result_view
from stemhulp.presentation.wording.formatting import score_text
from stemhulp.presentation.wording.quoting import quoted
from stemhulp.web import create_app
from tests.support.documents import (
    Document,
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


def card_of(party_id: str, is_equal: bool, place: str = "") -> RankCard:
    """A card of which only the name, the place and whether it is practically equal matter."""
    bar = Bar(0, Stretch(0, 0), Stretch(0, 0))
    return RankCard(
        party_id, party_id, place, "", False, "", "", "", False, "", "", bar, is_equal, ()
    )


def test_the_closest_party_is_named_first(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    assert "Je antwoorden passen bijna zeker het best bij De Brug." in document.text
    assert ranking(document)[0].startswith("Plaats 1 De Brug")


def test_only_parties_with_exactly_the_same_estimate_share_a_rank(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election))
    assert [item.split(" %")[0] + " %" for item in ranking(document)] == [
        "Plaats 1 Molenwiek 58 %",
        "Plaats 2 Haven & Kade geschat 50 %",
        "Plaats 3 De Brug 50 %",
    ]
    tied = client.send(sheet(TIED))
    assert [item.split(" %")[0] + " %" for item in ranking(tied)][:2] == [
        "Plaats 1 De Brug 60 %",
        "Plaats 1 Molenwiek 60 %",
    ]
    assert all("gedeelde plaats" in item for item in ranking(tied)[:2])
    assert "gedeelde plaats" not in document.text
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
    assert "Geen standpunt bekend" in apart
    assert "50 %" not in apart


def test_a_party_with_one_known_position_has_a_place_and_a_mark() -> None:
    crowd = election_of([[2, 2, 2, 2, 2], [2, -1, -1, -1, -1]])
    codes = sheet_of([2, 2, 2, 2, 0])
    cards = {c.party_id: c for c in result_view(crowd, codes, match(crowd, codes)).ranking.top}
    assert cards["p1"].place == "1"
    assert cards["p1"].mark == "Weinig bekend: 1 van de 5"
    assert cards["p0"].mark == ""


def test_what_we_know_comes_first_then_how_far_the_score_may_be_off(
    client: PageClient, election: Election
) -> None:
    items = ranking(client.send(all_eens(election)))
    assert "3 van 6 gelijk" in items[0]
    assert "geschat" not in items[0]
    assert "mogelijk" not in items[0]
    assert "geschat 50 %" in items[1]
    assert "2 van 5 gelijk, mogelijk 42–58 %" in items[1]
    assert "De score is geschat. Waarschijnlijk" in items[1]


def test_every_score_that_is_shown_lies_within_both_its_margins(any_client: PageClient) -> None:
    """As whole percents, the way a visitor reads them."""
    shown = 0
    for number in range(3):
        answers = {
            name: ("eens", "oneens", "neutraal")[(place * (number + 1)) % 3]
            for place, name in enumerate(statements_of(any_client))
        }
        for item in ranking(any_client.send(sheet(answers))):
            found = re.search(r" (\d+) % .*?mogelijk (\S+) % .*?Waarschijnlijk (\S+) %", item)
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
    document = client.send(sheet(MIXED))
    said = text_of(verdict_of(document))
    assert "Eén andere partij kan ook bovenaan komen: De Stille Partij." in said
    folded = text_of(document.by_id("zeker"))
    assert "Zeker is die eerste plaats niet" in folded
    assert "De Stille Partij" in folded


def verdict_of(document: Document) -> Any:
    """What stands above the list."""
    (block,) = (n for n in document.all("section") if n.get("class") == "verdict")
    return block


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
    assert "Haven & Kade geschat 58 %" in doubled[0]


def test_own_answer_stands_beside_that_of_every_party(client: PageClient) -> None:
    block = text_of(client.send(sheet(MIXED)).by_id("stelling-fietsbrug"))
    assert "Jouw antwoord: Eens" in block
    assert "Eens De Brug Molenwiek Oneens Haven & Kade Onbekend: 1 partij." in block


def test_every_statement_leads_to_the_sources_of_its_positions(
    client: PageClient, election: Election
) -> None:
    document = client.send(sheet(MIXED))
    for key in election.statements:
        links = [n.get("href") for n in document.by_id(f"stelling-{key}").iter() if n.get("href")]
        assert links == [f"/stellingen/{key}"]


def test_programme_points_follow_the_answers(client: PageClient) -> None:
    section = client.send(sheet(MIXED)).text.split("Programmapunten die passen")[1]
    assert "passen bij 4 van de 5 punten die ze raakten" in section
    fits, rest = section.split("Geen van beide (1)")
    assert "Hoger dan de oudste eik bouwen we niet." in fits
    assert "We leggen drie hofjes aan." in rest.split("Per thema")[0]
    assert "zangkoor" not in section


def test_the_points_that_are_supported_most_stand_there_and_no_point_twice(
    election: Election,
) -> None:
    codes = answer_sheet(election, MIXED, {"toren": 2})
    section = result_view(election, codes, match(election, codes)).planks
    support = {m.plank_id: (m.support, m.weight) for m in plank_matches(election, codes)}
    first = [plank.plank_id for chapter in section.strongest for plank in chapter.planks]
    others = [plank.plank_id for chapter in section.fits for plank in chapter.planks]
    assert len(first) == 3
    assert not set(first) & set(others)
    assert min(support[key] for key in first) >= max(support[key] for key in others)
    assert section.n_more == len(others)


def test_a_party_of_which_nothing_is_known_in_a_theme_is_named_below_its_picture(
    client: PageClient,
) -> None:
    document = client.send(sheet(MIXED))
    for theme in ("verkeer", "wonen"):
        block = document.by_id(f"thema-{theme}")
        rows = [text_of(n) for n in block.iter() if n.tag.endswith("}tr")]
        assert not any("De Stille Partij" in row for row in rows)
        assert "Niets bekend van: De Stille Partij" in text_of(block)


def test_a_picture_of_a_theme_says_the_same_as_the_count_beside_it(
    client: PageClient, election: Election
) -> None:
    """A full square is the same answer; what is known is every square that is no dash."""
    document = client.send(sheet(MIXED))
    found = 0
    for row in document.all("tr"):
        paths = [n.get("d") for n in row.iter() if n.tag.endswith("}path")]
        if paths:
            same = len(re.findall(r"h10", paths[0]))
            known = same + len(re.findall(r"h8v8", paths[1]))
            assert f"{same} van {known}" in text_of(row)
            found += 1
    assert found == 6


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
    said = text_of(verdict_of(document))
    assert f"Kans op de eerste plaats als we alle standpunten kenden: De Brug {chance}" in said
    rows = [text_of(row) for row in document.by_id("zeker").iter() if row.get("data-party")]
    assert len(rows) == len(election.parties)
    assert rows[0].startswith(f"De Brug {chance}")


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        *((1.0, "bijna zeker"), (0.895, "bijna zeker"), (0.894, "waarschijnlijk")),
        *((0.665, "waarschijnlijk"), (0.664, "misschien"), (0.1, "misschien")),
    ],
)
def test_the_word_for_sure_follows_the_chance(election: Election, chance: float, word: str) -> None:
    codes = answer_sheet(election, MIXED)
    result = match(election, codes)
    leader = result.ranked[0].party_id
    found = certainty(election, codes, result=result)
    told = verdict(
        election,
        codes,
        result,
        replace(found, first={**found.first, leader: chance}, practically_equal=(leader,)),
    )
    assert told.headline == f"Je antwoorden passen {word} het best bij De Brug."


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
    assert f"De eerste {len(equal)} zijn praktisch gelijk" in text_of(block)
    headline = text_of(verdict_of(document)).split(".")[0]
    assert all(election.party(key).short_name in headline for key in inside)


def test_the_list_is_split_after_the_third_and_never_between_equals() -> None:
    def split(places: str, equal: str) -> tuple[int, int, int]:
        found = rank_list(
            [
                card_of(str(n), is_equal == "1", p)
                for n, (p, is_equal) in enumerate(zip(places, equal, strict=True))
            ]
        )
        return len(found.top), len(found.rest), found.n_equal

    assert split("12345", "10000") == (3, 2, 0)
    assert split("12345", "11000") == (3, 2, 2)
    assert split("12345", "11111") == (3, 2, 3)
    assert split("12335", "10100") == (4, 1, 0)
    assert split("11111", "11111") == (5, 0, 5)
    assert split("12", "11") == (2, 0, 2)
    assert split("", "") == (0, 0, 0)


def test_a_party_further_down_says_itself_that_it_is_practically_equal() -> None:
    assen = load_election(site=bundled_root())
    client = make_client(create_app(bundled_root()))
    marked = False
    for words in product(("eens", "oneens"), repeat=3):
        answers = {key: words[n % 3] for n, key in enumerate(assen.statements)}
        codes = answer_sheet(assen, answers)
        view = result_view(assen, codes, match(assen, codes))
        later = [card.party for card in view.ranking.rest if card.is_practically_equal]
        document = client.send(sheet(answers))
        rest = [text for text in ranking(document) if "Praktisch gelijk aan de eerste" in text]
        assert len(rest) == len(later)
        marked = marked or bool(later)
    assert marked


def test_a_party_that_is_clearly_first_has_no_block(client: PageClient) -> None:
    document = client.send(sheet(SURE))
    assert not [node for node in document.all("div") if node.get("class") == "band"]
    assert "praktisch gelijk" not in document.text.lower()


def test_every_method_is_shown_beside_ours(client: PageClient, election: Election) -> None:
    document = client.send(sheet(MIXED), path="/uitslag/waarom")
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
    assert ranking(document)
    assert not any("%" in item for item in ranking(document))


def test_one_sentence_says_it_and_the_rest_is_folded_away(client: PageClient) -> None:
    document = client.send(sheet(MIXED))
    headline, sureness = (text_of(n) for n in verdict_of(document) if n.tag.endswith("}p"))
    assert headline.count(".") == 1
    assert "kan ook bovenaan komen" in sureness
    folded = text_of(document.by_id("zeker"))
    assert "Zeker is die eerste plaats niet" in folded
    assert "Ook met andere stellingen kan een andere partij bovenaan komen" in folded


def test_everything_but_the_first_three_is_folded(any_client: PageClient) -> None:
    names = statements_of(any_client)
    document = any_client.send(sheet(dict.fromkeys(names, "eens")))
    folds = document.all("details")
    assert not any("open" in fold.attrib for fold in folds)
    folded = {id(node) for fold in folds for node in fold.iter()}
    cards = [n for n in document.all("li") if n.get("data-party")]
    assert 3 <= sum(id(card) not in folded for card in cards) < 6
    assert all(id(n) in folded for n in document.all("fieldset"))


def test_the_page_stays_small(any_client: PageClient) -> None:
    """At most 2,500 elements and 90 KB before packing, whatever was answered."""
    names = statements_of(any_client)
    for path in ("/uitslag", "/en/result"):
        for words in (["eens"], ["oneens"], ["neutraal"], ["eens", "oneens", "neutraal"]):
            answers = {name: words[n % len(words)] for n, name in enumerate(names)}
            document = any_client.send(sheet(answers), path=path)
            assert len(document.response.data) <= 90_000
            assert sum(isinstance(node.tag, str) for node in document.root.iter()) <= 2500


def test_more_than_four_names_become_a_number() -> None:
    crowd = election_of([[2, 0, 2, 0, 2]] * 6)
    codes = sheet_of([2] * 5)
    result = match(crowd, codes)
    told = verdict(crowd, codes, result, certainty(crowd, codes, result=result))
    assert "zes partijen" in told.headline
    assert all(party.short_name in told.summary.lower() for party in crowd.parties.values())


def test_a_card_names_every_answered_statement_once(client: PageClient, election: Election) -> None:
    view = result_view(election, codes := answer_sheet(election, MIXED), match(election, codes))
    answered = sorted(election.statement(k).label for k, w in MIXED.items() if w != "skip")
    for card in (*view.ranking.top, *view.ranking.rest, *view.unranked):
        assert sorted(", ".join(g.statements for g in card.why).split(", ")) == answered


def test_neutral_against_agree_is_not_called_opposite(election: Election) -> None:
    answers = dict.fromkeys(election.statements, "eens")
    codes = answer_sheet(election, answers)
    view = result_view(election, codes, match(election, codes))
    for card in (*view.ranking.top, *view.ranking.rest, *view.unranked):
        groups = {group.title: group.statements.split(", ") for group in card.why}
        for key in election.statements:
            position = election.position(card.party_id, key)
            title = {
                None: "Geen bruikbare bron",
                -1: "Bronnen spreken elkaar tegen",
                0: "Tegengesteld",
                1: "Niet hetzelfde, niet tegengesteld",
                2: "Hetzelfde",
            }[None if position is None else position.stance]
            assert election.statement(key).label in groups[title]


def test_programme_points_are_quoted_in_dutch_with_our_translation_beside_it(
    client: PageClient, election: Election
) -> None:
    english = election.in_language("en")
    for path in ("/en/result", "/en/statements/hofjes", "/en/parties/brug"):
        document = client.send(sheet(MIXED), path=path) if "result" in path else client.page(path)
        quotes = [node for node in document.all("blockquote") if node.get("lang") == "nl"]
        assert quotes
        texts = {quoted(plank): plank.translation for plank in english.planks.values()}
        for quote in quotes:
            assert texts[text_of(quote)] in document.text
    assert not [n for n in client.send(sheet(MIXED)).all("blockquote") if n.get("lang")]


def test_result_without_answers_points_to_the_questionnaire(client: PageClient) -> None:
    document = client.page("/uitslag")
    assert document.texts("h1") == ["Hier staat nog geen uitslag"]
    assert "/vragenlijst" in document.links


def test_the_visitors_own_sums_add_up_to_the_scores_that_are_shown(
    client: PageClient, election: Election
) -> None:
    answers = dict.fromkeys((f"answer-{s}" for s in election.statements), "eens")
    sent = answers | {"weight-fietsbrug": "2", "answer-hofjes": "skip"}
    document = client.send(sent, path="/uitslag/waarom")
    tables = [t for t in document.all("table") if "Som voor" in text_of(t)]
    assert len(tables) == 3  # of every party with a score
    for table in tables:
        assert_adds_up(table)
    # fietsbrug 2, parkeren 1, marktdag 0, toren 1, museumnacht a half, out of six
    assert "De score is 4,5 : 6 = 75 %" in document.text
    assert ranking(client.send(sent))[0].startswith("Plaats 1 Molenwiek 75 %")


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


def test_a_cell_cannot_cut_the_page_or_take_a_place_on_it(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("statements.csv", ",Fietsbrug,", ",<!--cut--> <!--place code-->,")
    replace_in("parties.csv", ",Molenwiek,", ",Wiek <!--cut-->,")
    document = make_client(create_app(site_copy)).send(sheet(MIXED))
    assert "<!--cut--> <!--place code-->" in document.text
    assert "Wiek <!--cut-->" in document.text
    assert "<!--" not in document.response.text
