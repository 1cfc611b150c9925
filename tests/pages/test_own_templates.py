"""A template of a site that cannot work stops the start, with its name and line: any of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from stemhulp.cli import main
from stemhulp.errors import StemhulpError
from stemhulp.loading import Site, bundled_root
from stemhulp.presentation.files.template_check import TemplateCheck
from stemhulp.presentation.files.templates import template_loader
from stemhulp.web import create_app
from tests.support.documents import make_client

OURS = bundled_root() / "templates"
EVERY = sorted(path.relative_to(OURS).as_posix() for path in OURS.rglob("*") if path.is_file())

# In a branch that nobody ever takes, so that no rendering shows it; one break on a line.
BREAKS = (
    ("{% if false %}{{ geen_naam }}{% endif %}", "‘geen_naam’ bestaat niet"),
    ("{% if false %}{{ 1 | geen_filter }}{% endif %}", "het filter ‘geen_filter’ bestaat niet"),
    ("{% if false %}{{ 1 is geen_toets }}{% endif %}", "de toets ‘geen_toets’ bestaat niet"),
    ("{% if false %}{{ geen_macro(1) }}{% endif %}", "‘geen_macro’ bestaat niet"),
    (
        '{% from "macros/parts.html" import geen_deel %}',
        "de macro ‘geen_deel’ ontbreekt in macros/parts.html",
    ),
    (
        '{% import "macros/parts.html" as deel_ %}{% if false %}{{ deel_.geen() }}{% endif %}',
        "de macro ‘geen’ ontbreekt in macros/parts.html",
    ),
    ('{% include "bestaat/niet.html" %}', "het sjabloon ‘bestaat/niet.html’ bestaat niet"),
)


def override(site: Site, name: str, text: str | bytes) -> Path:
    path = site.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(site: Site, app: Flask) -> list[str]:
    """Everything that is wrong, as the start looks at it."""
    assert site.templates
    environment = app.jinja_env.overlay(loader=template_loader(site.templates, OURS))
    return sorted(map(str, TemplateCheck(site.templates, OURS, environment).problems()))


def test_our_own_templates_are_sound(site_copy: Site, app: Flask) -> None:
    shutil.copytree(OURS, site_copy.root / "templates")
    assert problems(site_copy, app) == []


@pytest.mark.parametrize("name", EVERY)
def test_what_does_not_exist_is_named_with_its_line(site_copy: Site, app: Flask, name: str) -> None:
    ours = (OURS / name).read_text(encoding="utf-8").rstrip()
    override(site_copy, name, "\n".join((ours, *(text for text, _ in BREAKS))))
    first = ours.count("\n") + 2
    assert problems(site_copy, app) == sorted(
        f"{name}, regel {line}: {words}" for line, (_, words) in enumerate(BREAKS, first)
    )


@pytest.mark.parametrize("name", EVERY)
def test_a_broken_template_stops_the_start(site_copy: Site, name: str) -> None:
    ours = (OURS / name).read_text(encoding="utf-8").rstrip()
    override(site_copy, name, f"{ours}\n{{% if %}}")
    line = ours.count("\n") + 2
    with pytest.raises(StemhulpError) as caught:
        create_app(site_copy)
    said = str(caught.value)
    start = f"Een sjabloon in {site_copy.templates} werkt niet: {name}, regel {line}: "
    assert said.startswith(f"{start}Jinja begrijpt dit niet")


def test_what_a_view_does_not_have_is_named_with_its_line(site_copy: Site) -> None:
    override(site_copy, "poster/poster.html", "\n{{ page.bestaat_niet }}")
    with pytest.raises(StemhulpError, match=r"poster/poster.html, regel 2: .*bestaat_niet"):
        create_app(site_copy)


def test_a_macro_that_ours_need_is_missed_where_it_is_asked_for(site_copy: Site) -> None:
    override(site_copy, "macros/parts.html", "{% macro iets() %}{% endmacro %}")
    with pytest.raises(StemhulpError, match=r"\.html, regel \d+: de macro ‘\w+’ ontbreekt in macr"):
        create_app(site_copy)


def test_a_template_in_another_encoding_is_named_with_its_line(site_copy: Site) -> None:
    override(site_copy, "poster/poster.html", "een\ntwee \xe9".encode("latin-1"))
    with pytest.raises(StemhulpError, match=r"poster.html, regel 2: .*UTF-8"):
        create_app(site_copy)


def test_the_command_says_it_in_one_line(site_copy: Site) -> None:
    override(site_copy, "poster/poster.html", "{% if %}")
    done = CliRunner().invoke(main, ["--site", str(site_copy.root), "serve", "--port", "5987"])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "poster/poster.html, regel 1: Jinja begrijpt dit niet" in done.stderr


def test_templates_that_work_may_add_what_they_like(site_copy: Site) -> None:
    override(
        site_copy,
        "poster/poster.html",
        '{% extends "stemhulp/poster/poster.html" %}{% block title %}{% set eigen = 1 %}'
        '{% for een in [eigen] %}{% include "eigen/stuk.html" %}{% endfor %}{% endblock %}',
    )
    override(site_copy, "eigen/stuk.html", "Stuk {{ een }} van {{ site_name }} {{ request.path }}")
    override(site_copy, "lees-mij.md", "{% geen sjabloon")
    override(site_copy, "poster/.poster.html", "{% geen sjabloon")
    assert b"Stuk 1 van " in make_client(create_app(site_copy)).get("/poster").data
