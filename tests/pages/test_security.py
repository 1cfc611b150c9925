"""Promises about safety and silence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

import pytest
from flask import Flask

from stemhulp.examples import fictional_site
from stemhulp.loading import Site
from stemhulp.model import Election
from stemhulp.web import create_app
from stemhulp.web.pages import result
from tests.support.documents import Document, PageClient, make_client
from tests.support.sheets import all_eens
from tests.support.whole_site import documents


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://localhost@elders.example"},
        {"Origin": "localhost"},
        {"Origin": ""},
    ],
    ids=str,
)
def test_posts_from_other_sites_are_refused(
    client: PageClient, election: Election, headers: dict[str, str]
) -> None:
    response = client.post("/uitslag", data=all_eens(election), headers=headers)
    assert response.status_code == 403
    assert "andere site" in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
    ],
    ids=str,
)
def test_posts_from_our_own_pages_are_welcome(
    client: PageClient, election: Election, headers: dict[str, str]
) -> None:
    assert client.post("/uitslag", data=all_eens(election), headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("public", "headers", "status"),
    [
        ("https://stemhulp.example", {"Origin": "https://stemhulp.example"}, 200),
        ("https://stemhulp.example:443", {"Origin": "https://stemhulp.example"}, 200),
        ("HTTPS://Stemhulp.example/", {"Origin": "https://stemhulp.example"}, 200),
        ("https://stemhulp.example", {"Origin": "http://stemhulp.example"}, 403),
        ("https://stemhulp.example", {"Origin": "http://binnen:5000", "Host": "binnen:5000"}, 403),
        ("https://stemhulp.example", {"Origin": "null"}, 403),
        ("", {"Origin": "http://stem_hulp:5000", "Host": "stem_hulp:5000"}, 200),
        ("", {"Origin": "https://stem_hulp", "Host": "Stem_Hulp"}, 200),
    ],
)
def test_the_origin_is_held_against_the_public_address_if_there_is_one(
    election: Election, public: str, headers: dict[str, str], status: int
) -> None:
    """A proxy may drop the host that the visitor asked for, and a name may have an underscore."""
    answer = _public_client(public).post("/uitslag", data=all_eens(election), headers=headers)
    assert answer.status_code == status


@cache
def _public_client(public: str) -> PageClient:
    return make_client(create_app(fictional_site(), {"PUBLIC_ADDRESS": public}))


@pytest.mark.parametrize(
    "host", ["a b", "x<script>", "a:b", "a/b", "[::1", "hôst", "a:123456", "@"]
)
def test_an_odd_host_is_refused_without_a_trace(
    client: PageClient, caplog: pytest.LogCaptureFixture, host: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/delen", headers={"Host": host})
        poster = client.get("/", headers={"Host": host})
    assert (answer.status_code, poster.status_code) == (400, 400)
    assert host not in poster.text
    assert caplog.text == ""


def test_refused_post_is_a_page_that_follows_the_rules(client: PageClient) -> None:
    client.environ_base["HTTP_ORIGIN"] = "https://elders.example"
    client.send({}, 403)


def test_huge_posts_are_refused(client: PageClient) -> None:
    client.send({"answer-hofjes": "x" * 70_000}, 413)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("&".join(f"geheim-{number}=eens" for number in range(10_000)), 413),
        ("&".join(["a="] * 10_000), 400),
        ("&".join(f"{number:x}" for number in range(10_000)), 400),
    ],
    ids=["long names", "one name", "no values"],
)
def test_ten_thousand_fields_get_a_friendly_page_and_no_trace(
    client: PageClient, caplog: pytest.LogCaptureFixture, body: str, status: int
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.post(
            "/uitslag", data=body, content_type="application/x-www-form-urlencoded"
        )
    assert response.status_code == status
    assert len(Document(response).texts("h1")) == 1
    assert caplog.text == ""


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"]
)
def test_other_kinds_of_post_are_refused(client: PageClient, kind: str) -> None:
    response = client.post("/uitslag", data=b"{}", content_type=kind)
    assert response.status_code == 415
    assert "gewoon webformulier" in response.text


@pytest.mark.parametrize("body", [b"\xff\xfe=\xff", b"answer-hofjes", b"&&&==", b"%ff%00=%00"])
def test_broken_bytes_are_a_friendly_page(client: PageClient, body: bytes) -> None:
    response = client.post("/uitslag", data=body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in {400, 422}


def test_no_cookie_is_ever_set(client: PageClient, election: Election) -> None:
    responses = [
        client.get("/"),
        client.get("/vragenlijst"),
        client.post("/uitslag", data=all_eens(election)),
        client.post("/uitslag", data={}),
        client.get("/nergens"),
    ]
    assert [r.status_code for r in responses] == [200, 200, 200, 422, 404]
    assert not any("Set-Cookie" in r.headers for r in responses)


def test_there_is_no_secret_to_leak(app: Flask) -> None:
    assert app.config["SECRET_KEY"] is None


def test_untrusted_hosts_are_refused() -> None:
    client = make_client(create_app(fictional_site(), {"TRUSTED_HOSTS": ["stemhulp.example"]}))
    assert client.get("/", base_url="http://stemhulp.example").status_code == 200
    assert client.get("/", base_url="http://elders.example").status_code == 400


def test_framing_is_a_setting(client: PageClient) -> None:
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]
    app = create_app(fictional_site(), {"FRAME_ANCESTORS": "https://krant.example"})
    policy = make_client(app).get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors https://krant.example" in policy


def test_a_crash_is_a_friendly_page_and_logs_no_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, election: Election
) -> None:
    def crash(*given: object) -> None:
        raise RuntimeError(repr(given))

    client = make_client(create_app(fictional_site()))
    monkeypatch.setattr(result, "match", crash)
    with caplog.at_level(logging.DEBUG):
        document = client.send(all_eens(election), 500)
    assert "ging bij ons iets mis" in document.text
    assert "RuntimeError" in caplog.text
    assert "result.py" in caplog.text
    for word in ("museumnacht", "neutraal", "hofjes"):
        assert word not in caplog.text
        assert word not in document.text


def test_requests_log_nothing(
    client: PageClient, election: Election, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.send(all_eens(election))
        client.send({"answer-hofjes": "eens"}, 422)
        client.send({"answer-geheim": "eens"}, 400)
    assert caplog.text == ""


def test_hostile_text_in_a_table_is_shown_as_text(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    in_csv = '"' + hostile.replace('"', '""') + '"'
    replace_in("parties.csv", "Molenwiek,,ja", f"{in_csv},,ja")
    replace_in("statements.csv", "Over de Verzonnen Aa moet een fietsbrug komen.", in_csv)
    replace_in("planks.csv", '"We bouwen een fietsbrug over de Verzonnen Aa."', in_csv)
    replace_in("sources.csv", "Verslag van de raad", in_csv)
    replace_in("election.toml", "De makers van Stemhulp", "<b>makers</b>")
    client = make_client(create_app(site_copy))
    pages = documents(client.application)
    result = client.send(
        {
            f"answer-{key}": "eens"
            for key in ("fietsbrug", "parkeren", "marktdag", "hofjes", "toren")
        }
    )
    assert hostile in pages["/partijen/molen"].text
    assert hostile in result.text
    for document in (*pages.values(), result):
        document.check_house_rules()
        assert document.all("b") == []
        assert all(img.get("src", "").startswith("/") for img in document.all("img"))
