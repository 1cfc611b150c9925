"""A room of the site has one name everywhere, and one file holds every address.

Whoever knows the address knows the files: `presentation/<room>/`, `templates/<room>/`,
`web/pages/<room>[_part].py` and `tests/pages/<room>/`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from stemhulp.presentation.files.pdf import can_make_pdf
from stemhulp.presentation.pictures.share_card import can_draw_png
from stemhulp.web.application import READY
from stemhulp.web.pages.debate_files import can_write_docx
from stemhulp.web.ready_pages import ReadyPage
from stemhulp.web.routes import (
    CHOICE_RULES,
    ICON_RULE,
    RESULT_FILE,
    RULES,
    STATIC_RULE,
    STATUS_RULE,
    TABLE_NAMES,
    Query,
)
from tests.support.sites import application

ROOT = Path(__file__).resolve().parents[2]
ROOMS = frozenset(
    "start quiz result statements parties programme compare debate about".split()  # noqa: SIM905
)
# Place → what may stand there beside the rooms.
BESIDE: dict[str, frozenset[str]] = {
    # Fixed for all rooms are words, sources, kinds of file and pictures.
    "stemhulp/presentation": frozenset(("wording", "evidence", "files", "pictures", "poster")),
    "templates": frozenset(("base.html", "macros", "print", "pictures", "poster", "errors")),
    "stemhulp/web/pages": frozenset(("poster", "errors")),
    "tests/pages": frozenset(("poster", "errors")),
}
IGNORED = ("__pycache__", "__init__.py", "conftest.py")


def names_in(place: str) -> dict[str, str]:
    """File or folder → the room it says it belongs to."""
    found = {}
    for path in sorted((ROOT / place).iterdir()):
        is_about_every_page = place == "tests/pages" and path.name.startswith("test_")
        if path.name in IGNORED or is_about_every_page:
            continue
        is_module = place == "stemhulp/web/pages" and path.suffix == ".py"
        found[path.name] = path.stem.partition("_")[0] if is_module else path.name
    return found


@pytest.mark.parametrize("place", BESIDE)
def test_every_room_has_its_place(place: str) -> None:
    missing = ROOMS - set(names_in(place).values())
    assert not missing, f"{place} has nothing for {sorted(missing)}: put what belongs there in it"


@pytest.mark.parametrize("place", BESIDE)
def test_nothing_stands_outside_the_rooms(place: str) -> None:
    allowed = ROOMS | BESIDE[place]
    strange = [name for name, room in names_in(place).items() if room not in allowed]
    assert not strange, (
        f"{place} has {strange}: name it after its room ({', '.join(sorted(ROOMS))}), or, for a new"
        " room, give it this name in all four places and in ROOMS"
    )


def test_every_page_of_the_tests_is_a_room_with_tests() -> None:
    for room in ROOMS | BESIDE["tests/pages"]:
        assert list((ROOT / "tests" / "pages" / room).glob("test_*.py")), f"no test in {room}"


def test_the_map_names_every_room() -> None:
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"The site has \w+ rooms: \*\*([^*]+)\*\*", text)
    different = ROOMS ^ set(re.findall(r"\w+", named))
    assert not different, f"docs/house.md, Rooms: {sorted(different)}"


# Addresses

NEEDS_A_LIBRARY = {
    "result_pdf": can_make_pdf,
    "briefing_pdf": can_make_pdf,
    "briefing_cards": can_make_pdf,
    "briefing_docx": can_write_docx,
    "picture_png": can_draw_png,
}


def lacks_a_library(name: str) -> bool:
    """Whether this cannot be made on this machine."""
    return name in NEEDS_A_LIBRARY and not NEEDS_A_LIBRARY[name]()


@pytest.fixture(params=["verzonnenwoude", "twee"])
def some_app(request: pytest.FixtureRequest) -> Flask:
    """A site with one election, and one that asks which of two."""
    return application(request.param)


def names_and_rules(app: Flask, blueprint: str) -> set[tuple[str, str]]:
    """Everything under one blueprint; under "" what belongs to no election."""
    rules = [(rule.endpoint.rpartition("."), rule.rule) for rule in app.url_map.iter_rules()]
    return {(name, rule) for (under, _, name), rule in rules if under == blueprint}


def test_every_rule_exists_and_every_address_is_a_rule(some_app: Flask) -> None:
    made = {name: rule for name, rule in RULES.items() if not lacks_a_library(name)}
    for blueprint in some_app.blueprints:
        language = blueprint.rpartition(":")[2]
        found = names_and_rules(some_app, blueprint)
        prefix = dict(found)["start"].removesuffix("/")
        wanted = {(name, prefix + spoken[language]) for name, spoken in made.items()}
        assert not found - wanted, f"not in stemhulp/web/routes.py: {sorted(found - wanted)}"
        assert not wanted - found, f"no page of web/pages answers at {sorted(wanted - found)}"
    choices = {(f"choice_{code}", rule) for code, rule in CHOICE_RULES.items()}
    outside = names_and_rules(some_app, "")
    common = {("static", STATIC_RULE), ("icon", ICON_RULE), ("status", STATUS_RULE)}
    assert outside - choices == common
    assert (choices <= outside) == (len({b.partition(":")[0] for b in some_app.blueprints}) > 1)


@pytest.mark.parametrize("page", READY, ids=lambda page: page.endpoint)
def test_every_ready_page_has_its_rule_and_template(page: ReadyPage) -> None:
    assert page.endpoint in RULES, f"stemhulp/web/routes.py, RULES: without {page.endpoint!r}"
    assert (ROOT / "templates" / page.template).is_file(), f"templates/{page.template} is not there"


def test_no_address_is_named_after_a_private_function(some_app: Flask) -> None:
    for rule in some_app.url_map.iter_rules():
        name = rule.endpoint.rpartition(".")[2]
        assert re.fullmatch("[a-z]+(_[a-z]+)*", name), f"give {name} a public name"


# Pieces of an address that are the same in both languages; names of tables stay Dutch.
SAME_IN_BOTH = frozenset(
    ("", "privacy", "poster", "qr.svg", "telling.<form>", "vindplaatsen.<form>")
)


@pytest.mark.parametrize("endpoint", RULES)
def test_every_address_is_in_the_language_of_its_page(endpoint: str) -> None:
    dutch, english = (RULES[endpoint][code].split("/") for code in ("nl", "en"))
    same = {piece for piece in set(dutch) & set(english) if not piece.startswith("<")}
    assert not same - SAME_IN_BOTH, f"{endpoint!r} has {sorted(same - SAME_IN_BOTH)} in English too"


PAGE_TESTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/pages").rglob("*.py"))
)


@pytest.mark.parametrize("endpoint", RULES)
def test_a_test_asks_for_every_address(endpoint: str) -> None:
    """In one of its languages, between quotation marks; whatever stands in the gaps."""
    asked = "|".join(
        re.sub(r"<\\?\w+>", r"[^/\"\\s?]+", re.escape(rule)) for rule in RULES[endpoint].values()
    )
    is_asked = re.search(rf"\"(?:/en)?(?:{asked})[\"?#]", PAGE_TESTS) is not None
    assert is_asked, f"no test asks for {endpoint!r}: write in tests/pages/<room>/ what it promises"


PIECES = {
    piece for spoken in RULES.values() for rule in spoken.values() for piece in rule.split("/")
}
PIECES = {re.escape(piece) for piece in PIECES if piece and "<" not in piece}
# A rule: at the start, or after what may stand before an address in prose and markup.
ADDRESS = re.compile(rf"(?:^|[\s\"'(=])(?:/en)?/(?:{'|'.join(sorted(PIECES))})(?=[/?#\"'\s)]|$)")
QUERY = "|".join(query.value for query in Query)
ASKED = re.compile(rf"name=[\"'](?:{QUERY})[\"']|[?&](?:{QUERY})=")
TABLES = "|".join(TABLE_NAMES.values())
FILES = re.compile(
    rf"(?:{'|'.join(RESULT_FILE.values())}|{TABLES})\.(?:[a-z]|{{{{)|name=[\"'](?:{TABLES})[\"']"
)
HOMELESS = (ADDRESS, ASKED, FILES)


def literals(path: Path) -> Iterator[str]:
    """Texts in a file that are no explanation: of Python without docstrings, of a template all."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield re.sub(r"{#.*?#}", "", text, flags=re.S)
        return
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


READ = [
    path
    for place in ("stemhulp/web", "stemhulp/presentation", "templates")
    for path in sorted((ROOT / place).rglob("*"))
    if path.suffix in {".py", ".html", ".svg", ".css"} and "static" not in path.parts
]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_addresses_are_written_in_one_file(path: Path) -> None:
    if path.name != "routes.py":
        found = [m[0] for text in literals(path) for kind in HOMELESS for m in kind.finditer(text)]
        assert not found, f"{found}: write it in stemhulp/web/routes.py and ask for it by name"


@pytest.mark.parametrize(
    "text",
    [
        "/uitslag",
        "/en/statements",
        '<a href="/partijen/brug">',
        "Ga naar /vragenlijst of terug",
        "/planken?thema=wonen",
        '<input name="partij">',
        "stemhulp-uitslag.json",
        "standpunten.csv",
        "link('.compare_file', name='standpunten')",
    ],
)
def test_an_address_elsewhere_is_noticed(text: str) -> None:
    assert any(kind.search(text) for kind in HOMELESS)


@pytest.mark.parametrize(
    "text", ["result/result.html", "compare.css", "eens/oneens", "</poster>", "De partij", "bron"]
)
def test_other_texts_are_no_addresses(text: str) -> None:
    assert not any(kind.search(text) for kind in HOMELESS)
