"""Promises about sharing a result with a link, and about taking it along as data."""

from __future__ import annotations

import html
import json
import logging
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from zlib import crc32

import pytest
from click.testing import CliRunner
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.cli import main
from stemhulp.errors import ShareCodeError
from stemhulp.examples import fictional_site
from stemhulp.matching import answer_sheet, match, ticked_sheet
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.export import own_result
from stemhulp.presentation.result.share_code import decode, encode
from stemhulp.presentation.wording.formatting import whole_percent
from tests.support.documents import Document, PageClient, text_of
from tests.support.elections import N_OPTIONS, election_of, sheet_of
from tests.support.sheets import all_eens, sheet

ANSWERS = {
    "fietsbrug": "eens",
    "parkeren": "oneens",
    "marktdag": "eens",
    "hofjes": "neutraal",
    "toren": "oneens",
    "museumnacht": "skip",
}
EXTRA = ("hofjes", "museumnacht")
FIELDS = sheet(ANSWERS, EXTRA) | {"theme-weight-verkeer": "2"}


def sheet_of_answers(election: Election) -> AnswerSheet:
    return answer_sheet(election, ANSWERS, dict.fromkeys(EXTRA, 2), {"verkeer": 2})


@pytest.fixture
def code(election: Election) -> str:
    return encode(election, sheet_of_answers(election))


def reason_of(election: Election, code: str) -> str:
    with pytest.raises(ShareCodeError) as caught:
        decode(election, code)
    assert str(caught.value) in ShareCodeError.REASONS.values()  # nothing of the code in it
    return caught.value.reason


def with_check(checked: str) -> str:
    """A forged code with a check that fits."""
    return f"{checked}-{crc32(checked.encode()):08x}"


# The code itself


@given(st.data())
def test_every_sheet_comes_back_as_it_was(data: st.DataObject) -> None:
    n_options = data.draw(st.sampled_from(N_OPTIONS))
    codes = data.draw(st.lists(st.integers(-2, n_options - 1), min_size=1, max_size=60))
    places = [place % 3 for place in range(len(codes))]
    bare = election_of([[0] * len(codes)], n_options=n_options, themes=places)
    election = replace(bare, dataset="0" * 64)
    themes = data.draw(st.sets(st.sampled_from(list(election.themes))))
    statements = data.draw(st.sets(st.sampled_from(list(election.statements))))
    given_sheet = ticked_sheet(election, codes, statements, themes)
    assert decode(election, encode(election, given_sheet)) == given_sheet


def test_the_code_is_short_and_survives_every_address(election: Election, code: str) -> None:
    assert re.fullmatch(r"[0-9A-Za-z-]+", code)
    assert len(code) == 23 + 5 * len(election.statements)


@given(st.data())
def test_one_slip_anywhere_is_noticed(data: st.DataObject) -> None:
    election = replace(election_of([[0] * 12]), dataset="5d3c0bc1" * 8)
    good = encode(election, sheet_of([2, 0, 1] * 4))
    place = data.draw(st.integers(2, len(good) - 1))
    letter = data.draw(
        st.sampled_from("0123456789abcdefABCDEF-").filter(lambda c: c != good[place])
    )
    assert reason_of(election, good[:place] + letter + good[place + 1 :]) == "damaged"


def test_a_link_that_was_cut_off_is_noticed(election: Election, code: str) -> None:
    for length in range(len(code)):
        assert reason_of(election, code[:length]) in {"damaged", "not-ours"}


@pytest.mark.parametrize(
    "text",
    ["", "stelling-hofjes", "1", "é-x", "1-\n", "1-é", "1" * 500 + "-x", "1- -", "../..", "-1-abc"],
)
def test_what_is_no_code_of_ours_is_said_to_be_so(election: Election, text: str) -> None:
    assert reason_of(election, text) == "not-ours"


def test_another_version_of_the_format_is_refused(election: Election, code: str) -> None:
    assert reason_of(election, with_check("4" + code.rpartition("-")[0][1:])) == "other-version"


def test_another_election_is_refused(election: Election, code: str) -> None:
    settings = replace(election.settings, election_id="gr2030-elders")
    assert reason_of(replace(election, settings=settings), code) == "other-election"


def test_a_link_survives_other_tables(election: Election, code: str) -> None:
    changed = replace(election, dataset="f" * 64)
    assert decode(changed, code) == sheet_of_answers(election)


@given(st.data())
def test_a_link_survives_another_list_of_statements(data: st.DataObject) -> None:
    """What still exists is answered as it was; what does not is ignored or counted."""
    then = data.draw(st.lists(st.sampled_from(range(12)), min_size=1, unique=True))
    now = data.draw(st.lists(st.sampled_from(range(12)), min_size=1, unique=True))
    is_kept = data.draw(st.booleans())
    bare = election_of([[0] * 12])
    every = bare.statements
    old = replace(bare, statements={f"s{n}": every[f"s{n}"] for n in then})
    gone = {f"s{n}": every[f"s{n}"] for n in then if n not in now} if is_kept else {}
    new = replace(bare, statements={f"s{n}": every[f"s{n}"] for n in now}, retired=gone)
    answers = {key: data.draw(st.sampled_from([0, 1, 2, -2])) for key in old.statements}
    found = decode(new, encode(old, sheet_of(list(answers.values()))))
    assert found.codes == tuple(answers.get(key, -1) for key in new.statements)
    dropped = sorted(answers.keys() - new.statements.keys())
    assert (sorted(found.ignored), found.n_unknown) == (
        (dropped, 0) if is_kept else ([], len(dropped))
    )


def test_a_link_from_an_earlier_list_opens_with_what_still_exists(election: Election) -> None:
    """Five letters fit only the list of 2029: the choir, which is retired, and four that stayed."""
    tag = encode(election, sheet_of([-1] * 6)).split("-")[1]
    found = decode(election, with_check(f"2-{tag}-00000000-eecbd-0"))
    assert found.codes == (2, 0, -1, 1, -1, -1)
    assert found.ignored == ("zangkoor",)


def test_a_link_from_an_unknown_list_is_refused(election: Election) -> None:
    tag = encode(election, sheet_of([-1] * 6)).split("-")[1]
    assert reason_of(election, with_check(f"2-{tag}-00000000-eecbdd-0")) == "other-data"


def test_a_link_made_for_another_scale_is_refused(election: Election, code: str) -> None:
    version, tag, _n_options, *rest = code.rpartition("-")[0].split("-")
    assert reason_of(election, with_check("-".join([version, tag, "5", *rest]))) == "other-scale"


@pytest.mark.parametrize("answers", ["np0kz-0", "np0kEnp0kE-0", "np0k-0", "NP0Ke-0", "np0kE-ff"])
def test_forged_answers_are_refused_even_when_the_check_fits(
    election: Election, code: str, answers: str
) -> None:
    version, tag, n_options, *_ = code.split("-")
    good = with_check(f"{version}-{tag}-{n_options}-np0kE-0")
    assert decode(election, good).codes == (2, -1, -1, -1, -1, -1)
    assert reason_of(election, with_check(f"{version}-{tag}-{n_options}-{answers}")) == "damaged"


def test_a_link_of_the_first_version_still_opens(election: Election) -> None:
    tag, dataset = encode(election, sheet_of([-1] * 6)).split("-")[1], election.dataset[:8]
    old = with_check(f"1-{tag}-{dataset}-EEEEcc-1")  # verkeer is ticked, hofjes too
    assert decode(election, old) == ticked_sheet(
        election, [2, 2, 2, 2, 0, 0], ["hofjes"], ["verkeer"]
    )
    assert reason_of(election, with_check(f"1-{tag}-{dataset}-eeeecc-1")) == "damaged"


def test_weights_of_the_interface_in_code_do_not_fit(election: Election) -> None:
    odd = answer_sheet(election, ANSWERS, {"hofjes": 0.5})
    with pytest.raises(ShareCodeError, match="gewichten 1 en 2"):
        encode(election, odd)


def test_both_languages_make_the_same_code(election: Election, code: str) -> None:
    english = election.in_language("en")
    assert encode(english, sheet_of_answers(english)) == code
    assert decode(english, code) == sheet_of_answers(election)


# On the site


def code_on(document: Document) -> str:
    field = document.by_id("deel-link")
    address, _, code = field.get("value").partition("#")
    assert address.startswith("http://localhost/")
    return str(code)


def test_the_link_on_the_result_holds_exactly_these_answers(
    client: PageClient, election: Election
) -> None:
    document = client.send(FIELDS)
    assert decode(election, code_on(document)) == sheet_of_answers(election)
    field = document.by_id("deel-link")
    assert field.get("data-link") == f"/uitslag#{code_on(document)}"
    assert "readonly" in field.attrib


def test_the_link_stands_folded_behind_its_explanation(client: PageClient) -> None:
    document = client.send(FIELDS)
    (folded,) = (
        node for node in document.all("details") if document.by_id("deel-link") in node.iter()
    )
    assert "open" not in folded.attrib
    order = [node for node in folded.iter() if node.get("id") == "deel-link" or node.text]
    texts = "".join(node.text or "" for node in order[: order.index(document.by_id("deel-link"))])
    assert "In deze link staan alle antwoorden." in texts
    assert "Wij bewaren de link niet" in texts


def scores_of(document: Document) -> list[str]:
    """Every score on a result, best first."""
    return [text_of(n) for n in document.all("strong") if n.get("class") == "rank-score"]


@pytest.mark.parametrize("path", ["/uitslag", "/en/result"])
def test_a_shared_code_gives_the_same_result(client: PageClient, code: str, path: str) -> None:
    shared = client.send({"code": code}, path=path)
    own = client.send(FIELDS, path=path)
    assert code_on(shared) == code_on(own)
    assert [scores_of(shared), scores_of(own)] == [scores_of(own)] * 2 != [[]] * 2
    assert "data-shared" in shared.by_id("antwoorden").attrib
    assert "data-shared" not in own.by_id("antwoorden").attrib
    assert shared.response.headers["Cache-Control"] == "no-store"


def test_a_shared_code_also_fills_the_questionnaire(client: PageClient, code: str) -> None:
    assert client.send({"code": code}, path="/vragenlijst").checked() == FIELDS


def test_a_code_with_too_few_answers_asks_for_more(client: PageClient, election: Election) -> None:
    few = encode(election, answer_sheet(election, {"hofjes": "eens"}))
    assert "Er is nog geen uitslag" in client.send({"code": few}, 422).text


def test_the_address_of_the_result_waits_for_a_code(client: PageClient) -> None:
    document = client.page("/uitslag")
    offer = document.by_id("gedeeld")
    assert "hidden" in offer.attrib
    (button,) = (node for node in offer.iter() if node.get("name") == "code")
    assert button.get("value") == ""
    assert "alleen lezen met JavaScript" in document.text


BROKEN, OUTDATED, ELSEWHERE = (
    "Deze link klopt niet",
    "Deze link past niet meer bij deze site",
    "Deze link hoort bij een andere verkiezing",
)


@pytest.mark.parametrize("path", ["/uitslag", "/uitslag.json", "/vragenlijst"])
def test_every_bad_code_is_a_friendly_page_without_a_trace(
    client: PageClient,
    code: str,
    path: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _version, tag, n_options, letters, themes, _check = code.split("-")
    cases = {
        "": (400, BROKEN),
        "stelling-hofjes": (400, BROKEN),
        code[:-1]: (400, BROKEN),
        code.replace(letters, letters.lower()): (400, BROKEN),
        "1-" + "a" * 50_000: (400, BROKEN),
        with_check(f"4-{tag}-{n_options}-{letters}-{themes}"): (409, OUTDATED),
        with_check(f"3-{tag}-5-{letters}-{themes}"): (409, OUTDATED),
        with_check(f"2-{tag}-00000000-eeeeee-0"): (409, OUTDATED),
        with_check(f"3-0000-{n_options}-{letters}-{themes}"): (409, ELSEWHERE),
    }
    with caplog.at_level(logging.DEBUG):
        for bad, (status, title) in cases.items():
            document = client.send({"code": bad}, status, path)
            assert document.texts("h1") == [title], bad
            assert letters not in document.response.text
            assert document.response.headers["Cache-Control"] == "no-store"
    assert caplog.text == ""


def test_a_bad_code_is_explained_in_the_language_of_the_address(client: PageClient) -> None:
    document = client.send({"code": "1-x"}, 400, "/en/result")
    assert document.root.get("lang") == "en"
    assert document.texts("h1") == ["This link is not right"]


def test_a_code_that_is_too_long_is_refused(client: PageClient) -> None:
    client.send({"code": "1-" + "a" * 70_000}, 413)


def test_a_code_beside_answers_is_forged(client: PageClient, code: str) -> None:
    client.send({"code": code, "answer-hofjes": "eens"}, 400)
    client.send({"answer-hofjes": "eens", "code": code}, 400)
    response = client.post(
        "/uitslag",
        data=f"code={code}&code={code}",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 400


def test_a_code_in_the_query_is_never_read(client: PageClient, code: str) -> None:
    document = client.page(f"/uitslag?code={code}")
    assert document.texts("h1") == ["Hier staat nog geen uitslag"]
    assert code not in document.response.text


# As data


def test_data_holds_the_numbers_of_the_page(client: PageClient, election: Election) -> None:
    document = client.send(FIELDS)
    response = client.post("/uitslag.json", data={"code": code_on(document)})
    assert response.status_code == 200
    parties = response.get_json()["parties"]
    assert [p["name"] for p in parties] == [
        election.party(s.party_id).short_name
        for s in match(election, sheet_of_answers(election)).scores
    ]
    for party in parties:
        if party["ranked"]:
            shown = f"{whole_percent(party['score'])} %"
            assert re.search(f"{re.escape(party['name'])} (geschat )?{shown}", document.text)
            assert Fraction(party["exact"]["score"]) == pytest.approx(party["score"])
        else:
            assert party["rank"] is None


def test_data_is_a_private_file_without_a_name_in_its_name(client: PageClient, code: str) -> None:
    for path, name in (("/uitslag", "stemhulp-uitslag"), ("/en/result", "stemhulp-result")):
        response = client.post(f"{path}.json", data={"code": code})
        assert response.mimetype == "application/json"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.json"'
        assert "Set-Cookie" not in response.headers


def test_data_comes_from_answers_as_well_as_from_a_code(client: PageClient, code: str) -> None:
    from_answers = client.post("/uitslag.json", data=FIELDS)
    assert from_answers.data == client.post("/uitslag.json", data={"code": code}).data


def test_the_command_line_makes_the_same_of_the_data(
    client: PageClient, code: str, tmp_path: Path
) -> None:
    data = client.post("/uitslag.json", data={"code": code}).get_json()
    file = tmp_path / "antwoorden.json"
    file.write_text(json.dumps({key: data[key] for key in ("answers", "weights")}))
    site = str(fictional_site().root)
    done = CliRunner().invoke(main, ["--site", site, "match", str(file), "--format", "json"])
    assert done.exit_code == 0, done.output
    for theirs, ours in zip(json.loads(done.output)["parties"], data["parties"], strict=True):
        assert theirs.items() <= ours.items()


def test_a_theme_without_known_positions_stays_empty_in_the_data(election: Election) -> None:
    given_sheet = sheet_of_answers(election)
    data = own_result(election, given_sheet, match(election, given_sheet))
    silent = next(party for party in data["parties"] if party["party_id"] == "stil")
    assert silent["score"] is None
    assert silent["exact"]["score"] is None
    assert {theme["score"] for theme in silent["themes"].values()} == {None}
    assert data["answers"]["museumnacht"] == "skip"
    doubled = {"fietsbrug", "parkeren", "marktdag", *EXTRA}  # three by their theme
    assert data["weights"] == dict.fromkeys(doubled, 2.0)
    assert data["extra_themes"] == ["verkeer"]


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"]
)
def test_other_kinds_of_post_make_no_file(client: PageClient, kind: str) -> None:
    response = client.post("/uitslag.json", data=b"{}", content_type=kind)
    assert response.status_code == 415
    assert response.mimetype == "text/html"


def test_a_file_asks_for_answers_like_the_page_does(client: PageClient) -> None:
    client.send({}, 422, "/uitslag.json")
    client.send({"answer-geheim": "eens"}, 400, "/uitslag.json")
    client.page("/uitslag.json", 405)


def test_a_file_leaves_no_trace_in_a_log(
    client: PageClient, election: Election, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert client.post("/uitslag.json", data=all_eens(election)).status_code == 200
    assert caplog.text == ""


def test_no_page_to_read_holds_a_code(app: Flask, client: PageClient) -> None:
    """Codes are in answers to a post only: what is cached holds nobody's answers."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            assert not re.search(rb"1-[0-9a-f]{4}-[0-9a-f]{8}-", client.get(rule.rule).data)


# A shared result, and pictures


YOU = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", ["/uitslag", "/uitslag/waarom"])
def test_a_shared_result_is_called_that_and_says_you_to_nobody(
    client: PageClient, code: str, path: str
) -> None:
    document = client.send({"code": code}, path=path)
    (main,) = document.all("main")
    assert not YOU.findall(text_of(main))
    if path == "/uitslag":
        assert document.texts("h1") == ["Gedeelde uitslag"]
        assert YOU.findall(text_of(client.send(FIELDS).all("main")[0]))


def test_nobody_changes_an_answer_of_somebody_else(client: PageClient, code: str) -> None:
    document = client.send({"code": code})
    kinds = {node.get("type") for node in document.all("input") if node.get("name")}
    assert kinds == {"hidden", "checkbox"}  # the code, and which parties one sees
    names = [n.get("name") for n in document.all("input") if n.get("type") == "checkbox"]
    assert all(name.startswith("show-") for name in names)


def test_choosing_parties_leaves_a_shared_result_a_shared_one(
    client: PageClient, code: str
) -> None:
    document = client.send({"code": code, "show-brug": "1"})
    assert document.texts("h1") == ["Gedeelde uitslag"]
    assert "Verborgen partijen: 3." in document.text
    client.send({"code": code, "answer-hofjes": "eens"}, 400)


def test_the_picture_shows_the_first_parties_and_no_answer(
    client: PageClient, code: str, election: Election
) -> None:
    response = client.post("/uitslag.svg", data={"code": code})
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Cache-Control"] == "no-store"
    for score in match(election, sheet_of_answers(election)).ranked:
        assert f"{score.rank}. {election.party(score.party_id).short_name}" in html.unescape(
            response.text
        )
    shown = html.unescape(response.text)
    for statement in election.statements.values():
        assert statement.label not in shown
        assert statement.text not in shown


def test_the_picture_of_dots_is_made_and_forgotten(client: PageClient, code: str) -> None:
    response = client.post("/uitslag.png", data={"code": code})
    assert response.mimetype == "image/png"
    assert response.data.startswith(b"\x89PNG")
    assert response.headers["Cache-Control"] == "no-store"


# How a result came about


def test_what_came_in_goes_back_to_the_result(client: PageClient, code: str) -> None:
    for fields in (FIELDS, {"code": code}):
        reasons = client.send(fields, path="/uitslag/waarom")
        hidden = {n.get("name"): n.get("value") for n in reasons.all("input")}
        assert hidden == fields
        assert reasons.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/uitslag", "/uitslag/waarom"])
def test_an_address_of_a_result_knows_where_a_tab_keeps_answers(
    client: PageClient, path: str
) -> None:
    kept = client.page("/vragenlijst").by_id("vragenlijst").get("data-key")
    assert client.page(path).by_id("leeg").get("data-key") == kept
    assert client.send(FIELDS, path=path).by_id("antwoorden").get("data-key") == kept
