"""A site's own templates are used on paper as on the screen, from the page and from the command."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stemhulp.cli import main
from stemhulp.errors import StemhulpError
from stemhulp.loading import Site
from stemhulp.web import create_app
from tests.support.documents import make_client
from tests.support.sheets import MIXED, sheet

OWN = "Gedrukt door de Boskrant"
DEBATE = ("debate", "brug", "--against", "molen", "--format", "html")
ASKED = "partij=brug&tegen=molen"

# Template, its address on the site, and how the command makes it.
BRIEFINGS = [
    ("briefing.html", f"/debat.pdf?{ASKED}", DEBATE),
    ("cards.html", f"/debat-kaarten.pdf?{ASKED}", (*DEBATE, "--layout", "cards")),
]


def override(site: Site, name: str, text: str) -> None:
    """Give a site a print template, or a piece of one, of its own."""
    folder = site.root / "templates" / "print"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def extending(name: str) -> str:
    """A template that adds one line to ours."""
    return f'{{% extends "stemhulp/print/{name}" %}}{{% block top %}}<p>{OWN}</p>{{% endblock %}}'


def run(site: Site, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--site", str(site.root), *arguments])


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(("name", "address", "command"), BRIEFINGS)
def test_a_briefing_is_printed_with_the_template_of_the_site(
    site_copy: Site, name: str, address: str, command: tuple[str, ...]
) -> None:
    override(site_copy, name, extending(name))
    response = make_client(create_app(site_copy)).get(address)
    assert OWN in text_of(response.data)
    done = run(site_copy, *command)
    assert done.exit_code == 0, done.output
    assert f"<p>{OWN}</p>" in done.stdout
    assert "De Brug in debat met Molenwiek" in done.stdout


def test_a_piece_of_a_print_template_may_be_replaced_alone(site_copy: Site) -> None:
    override(site_copy, "pages.css", "body { color: #123456; }")
    assert "#123456" in run(site_copy, *DEBATE).stdout


def test_a_result_is_printed_with_the_template_of_the_site(site_copy: Site) -> None:
    text = '{% include "stemhulp/print/own_result.html" %}' + f"<p>{OWN}</p>"
    override(site_copy, "own_result.html", text)
    client = make_client(create_app(site_copy))
    assert OWN in text_of(client.post("/uitslag.pdf", data=sheet(MIXED)).data)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("briefing.html", "{{ page.bestaat_niet }}"),
        ("cards.html", "{% block top %}"),
        ("macros.html", "{% macro tags(tags) %}{{ tags.bestaat.niet }}{% endmacro %}"),
        ("own_result.html", "{{ page.bestaat_niet }}"),
    ],
)
def test_a_broken_print_template_is_found_at_start(site_copy: Site, name: str, text: str) -> None:
    override(site_copy, name, text)
    with pytest.raises(StemhulpError, match=r"print/\w+\.html, regel \d+: ") as caught:
        create_app(site_copy)
    assert f"print/{name}" in str(caught.value)


@pytest.mark.parametrize(("name", "_address", "command"), BRIEFINGS)
def test_a_broken_print_template_is_one_line_in_dutch(
    site_copy: Site, name: str, _address: str, command: tuple[str, ...]
) -> None:
    override(site_copy, name, "{{ page.bestaat_niet }}")
    done = run(site_copy, *command)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Fout: Een sjabloon in {Path(site_copy.root) / 'templates'}")
    assert "bestaat_niet" in done.stderr
    assert len(done.stderr.splitlines()) == 1
