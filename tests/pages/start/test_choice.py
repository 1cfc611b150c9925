"""A site with several elections asks which one."""

from __future__ import annotations

from tests.support.documents import make_client
from tests.support.sites import application
from tests.support.whole_site import documents


def test_several_elections_start_with_a_choice() -> None:
    client = make_client(application("twee"))
    pages = documents(client.application)
    for page in pages.values():
        page.check_house_rules()
    assert pages["/"].texts("h1") == ["Kies een verkiezing"]
    assert "/gr2034-verzonnenwoude/partijen/brug" in pages
    keys = ("fietsbrug", "parkeren", "marktdag", "hofjes", "toren")
    result = client.send(
        {f"answer-{key}": "eens" for key in keys}, path="/gr2034-verzonnenwoude/uitslag"
    )
    assert all(link.startswith(("#", "/gr2034", "http")) for link in result.links)
    client.page("/vragenlijst", 404)
