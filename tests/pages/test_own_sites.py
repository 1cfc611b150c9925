"""Sites of others: their own templates, and tables that are nearly empty."""

from __future__ import annotations

import pytest

from stemhulp.errors import StemhulpError
from stemhulp.loading import Site
from stemhulp.web import create_app
from tests.support.documents import make_client


def test_a_site_may_bring_its_own_template(site_copy: Site) -> None:
    own = site_copy.root / "templates" / "about"
    own.mkdir(parents=True)
    (own / "privacy.html").write_text(
        '{% extends "base.html" %}'
        "{% block main %}<h1>{{ page.title }}</h1><p>Eigen tekst</p>{% endblock %}",
        encoding="utf-8",
    )
    client = make_client(create_app(site_copy))
    assert "Eigen tekst" in client.page("/privacy").text
    client.page("/toegankelijkheid")


def test_an_election_without_a_single_position_can_be_served(site_copy: Site) -> None:
    path = site_copy.table("parties", site_copy.election_ids[0], "positions.csv")
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    client = make_client(create_app(site_copy))
    for page in ("/", "/methode", "/verantwoording", "/partijen"):
        client.page(page)


def test_a_broken_override_of_the_result_is_found_at_start(site_copy: Site) -> None:
    folder = site_copy.root / "templates" / "result"
    folder.mkdir(parents=True)
    (folder / "result.html").write_text("{{ page.bestaat_niet }}", encoding="utf-8")
    with pytest.raises(StemhulpError, match="bestaat_niet"):
        create_app(site_copy)


def test_an_override_may_extend_the_template_it_replaces(site_copy: Site) -> None:
    folder = site_copy.root / "templates"
    folder.mkdir(parents=True)
    (folder / "base.html").write_text('{% extends "stemhulp/base.html" %}', encoding="utf-8")
    make_client(create_app(site_copy)).page("/")


def test_a_broken_template_of_comparison_is_found_at_start(site_copy: Site) -> None:
    for name in ("programme/plank.html", "debate/briefing.html"):
        path = site_copy.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{{ page.bestaat_niet }}", encoding="utf-8")
        with pytest.raises(StemhulpError, match="bestaat_niet"):
            create_app(site_copy)
        path.unlink()
