"""What docs/deploy.md and deploy/ say is so: their files, commands, addresses and settings.

The document was carried out by hand on a plain Debian; these tests keep it true after that. What
nginx itself does with its files stands in `tests/serving/test_nginx.py`.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from flask import Flask

from stemhulp.cli import main
from stemhulp.web.application import SETTINGS
from stemhulp.web.routes import STATUS_RULE, Query
from stemhulp.web.server.patience import Patience
from tests.support.whole_site import crawl

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"^```(?:sh|console)\n(.*?)^```", DOCUMENT, re.S | re.M))
FILES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "deploy").iterdir()}
UNIT, CONTAINER = FILES["stemhulp.service"], FILES["Containerfile"]
NGINX = FILES["nginx.conf"] + FILES["nginx-site.conf"]

# Commands of ours

CALL = re.compile(r"\bstemhulp( --version|(?: --site \S+)? (?!stemhulp)[a-z][a-z-]*(?![\w.:]).*)")


def calls() -> list[str]:
    """What is asked of our own command, in the document and in every file."""
    listed = re.findall(r"^CMD \[(\"stemhulp.*)\]$", CONTAINER, re.M)
    prose = re.findall(r"`(stemhulp [a-z ]+)`", DOCUMENT)
    text = "\n".join([BLOCKS, *FILES.values(), *prose, *(one.replace(",", "") for one in listed)])
    code = re.sub(r"^\s*#.*", "", text, flags=re.M).replace("\\\n", " ").replace('"', "")
    return sorted({found.strip() for found in CALL.findall(code) if "=" not in found})


def test_our_commands_are_found() -> None:
    named = {word for call in calls() for word in call.split() if word in main.commands}
    assert named == {"serve", "validate", "diff"}


@pytest.mark.parametrize("call", calls())
def test_every_command_exists_with_these_options(call: str) -> None:
    _options, words, _order = main.make_parser(click.Context(main)).parse_args(shlex.split(call))
    if words:
        command = main.commands[words[0]]
        command.make_parser(click.Context(command)).parse_args(words[1:])


# Files


def test_every_file_that_is_named_is_there() -> None:
    text = BLOCKS + CONTAINER + "".join(FILES.values()) + DOCUMENT
    named = set(re.findall(r"(?<![\w/-])(?:deploy|requirements)/[\w.-]+\w", text))
    assert {"requirements/server.txt", "deploy/new-version.sh"} <= named
    assert not {name for name in named if not (ROOT / name).is_file()}
    assert set(FILES) == {name.removeprefix("deploy/") for name in named if "deploy/" in name}


def test_links_of_the_document_lead_somewhere() -> None:
    anchors = {re.sub(r"[^a-z ]", "", h.lower()).replace(" ", "-") for h in _headings()}
    for target in re.findall(r"\]\(([^):]+)\)", DOCUMENT):
        assert target.removeprefix("#") in anchors or (ROOT / "docs" / target).is_file(), target


def _headings() -> list[str]:
    return re.findall(r"^##? (.+)$", DOCUMENT, re.M)


def test_a_server_gets_the_versions_that_are_tested_each_with_a_hash() -> None:
    """And so all that the site can make: its own packages, and those for PDF and Word."""
    server, tested, run = (
        dict(re.findall(r"^([a-z][\w.-]*)==(\S+)", text, re.M))
        for name in ("server", "dev", "run")
        for text in [(ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")]
    )
    assert run.items() <= server.items() <= tested.items()
    assert {"weasyprint", "python-docx"} <= set(server)
    assert "--require-hashes" in FILES["new-version.sh"]
    blocks = re.split(r"^(?=[a-z])", (ROOT / "requirements/server.txt").read_text(), flags=re.M)
    assert all("--hash=sha256:" in block for block in blocks if block)


@pytest.mark.parametrize("name", ["new-version.sh", "switch-to.sh"])
def test_the_scripts_are_of_a_plain_shell(name: str) -> None:
    shell = shutil.which("sh")
    if shell is None:
        pytest.skip("no sh on this machine")
    assert subprocess.run([shell, "-n", ROOT / "deploy" / name], check=False).returncode == 0
    assert "set -eu" in FILES[name]


# Service and container


def test_the_service_runs_what_the_scripts_install() -> None:
    home = re.search(r"^home=(\S+)$", FILES["switch-to.sh"], re.M)
    assert home
    runs = re.findall(r"^Exec(?:Start|Reload)=(\S+/stemhulp) ", UNIT, re.M)
    assert runs == [f"{home[1]}/current/bin/stemhulp"] * 2


def test_the_door_is_where_everybody_knocks() -> None:
    (place,) = re.findall(r"^ListenStream=(\S+)$", FILES["stemhulp.socket"], re.M)
    assert set(re.findall(r"proxy_pass http://([^;]+);", NGINX)) == {place}
    (port,) = re.findall(r"--port (\d+)", UNIT)
    assert place.endswith(f":{port}")


def test_the_service_waits_longer_than_its_requests_may_run() -> None:
    processes = pytest.importorskip("stemhulp.web.server.processes", exc_type=ImportError)
    (stop,) = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT, re.M)
    assert int(stop) > processes.SETTINGS["graceful_timeout"]


def test_python_of_the_container_is_new_enough() -> None:
    """Debian 12 brings 3.11, which is what the project asks for."""
    (debian,) = re.findall(r"^FROM debian:(\d+)-slim AS base$", CONTAINER, re.M)
    assert int(debian) >= 12
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_container_is_nobody_and_asks_for_its_state() -> None:
    assert re.search(r"^USER 65534:65534$", CONTAINER, re.M)
    assert re.search(rf"^HEALTHCHECK .*?\n  CMD .*:5000{STATUS_RULE}'", CONTAINER, re.M)
    assert f":5000{STATUS_RULE}" in FILES["switch-to.sh"]


# nginx

(OURS,) = re.findall(r'"~(\^\(GET\|HEAD\) .*)" "";', NGINX)


def may_be_kept(asked: str) -> bool:
    """Whether nginx may keep it, by the same expression that nginx reads: method and query."""
    return re.search(OURS, asked) is not None


def test_nginx_keeps_every_choice_that_pages_offer(whole_app: Flask) -> None:
    for address in crawl(whole_app):
        query = address.partition("#")[0].partition("?")[2]
        assert may_be_kept(f"GET {query}"), address


def test_nginx_knows_the_names_of_all_choices() -> None:
    (names,) = re.findall(r"\(\(([a-z|]+)\)=", OURS)
    assert set(names.split("|")) == {query.value for query in Query} | {"v"}


@pytest.mark.parametrize(
    "asked",
    [
        "POST ",
        "PUT ",
        "POST partij=sp",
        "GET fbclid=abc",
        "GET partij=sp&utm_source=brief",
        "GET answer-hofjes=eens",
        "GET 3-0a1b-abcdef",
        "GET partij=Iemand",
        "GET partij=jan%40elders.example",
        f"GET partij={'a' * 65}",
    ],
)
def test_nginx_keeps_nothing_of_a_visitor(asked: str) -> None:
    assert not may_be_kept(asked)


def test_pages_differ_by_packing_and_by_nothing_else(whole_app: Flask) -> None:
    """That is why nginx may overlook `Vary`: the way of packing is in its key."""
    assert "proxy_ignore_headers Vary;" in NGINX
    assert '"$host$request_uri $stemhulp_coding"' in NGINX
    for address, answer in crawl(whole_app).items():
        assert set(answer.vary) <= {"accept-encoding", "Accept-Encoding"}, address
        assert "Set-Cookie" not in answer.headers


def test_nginx_leaves_it_to_us_to_say_that_a_form_is_too_big() -> None:
    """And has room for all that it lets in, so that nothing goes to its disk."""
    most, room = (
        int(re.search(rf"^client_{name} (\d+)k;$", NGINX, re.M)[1])  # type: ignore[index]
        for name in ("max_body_size", "body_buffer_size")
    )
    assert int(SETTINGS["MAX_CONTENT_LENGTH"]) < most * 1024 <= room * 1024
    assert "proxy_max_temp_file_size 0;" in NGINX


def test_nginx_is_no_more_patient_than_we_are() -> None:
    (header,) = re.findall(r"^client_header_timeout (\d+)s;$", NGINX, re.M)
    assert int(header) <= Patience().header


def test_nginx_writes_nothing_of_a_request() -> None:
    (written,) = re.findall(r'log_format stemhulp "(.*)";', NGINX)
    allowed = {"$time_iso8601", "$status", "$upstream_cache_status", "$request_time"}
    assert set(written.split()) <= allowed
    servers = re.findall(r"server \{\n(.*?)\}", FILES["nginx.conf"].replace("#tls ", ""), re.S)
    assert len(servers) == 4
    for server in servers:
        own = "access_log off;" in server and "error_log /dev/null emerg;" in server
        assert own or "include snippets/stemhulp.conf;" in server
    site = FILES["nginx-site.conf"]
    assert re.findall(r"^\s*(?:error|access)_log (.*);$", site, re.M) == [
        "/dev/null emerg",
        "/var/log/nginx/stemhulp.log stemhulp",
    ]
