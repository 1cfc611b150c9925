"""The short form of the attacks on a real server: odd requests, and eight at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice

import pytest

from stemhulp.model import Election
from tests.attack.in_parallel import compare
from tests.attack.odd_requests import OddRequests
from tests.attack.running import Server
from tests.attack.web_fuzz import HANGS, PROMISED, faults_of, fuzz, is_whole, watched

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="gunicorn")]
N_REQUESTS = 500
N_POSTS = 112


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that has to be as before when all tests have been at it."""
    faults: list[str] = []
    with watched(faults) as running:
        yield running
    assert faults == []


def test_odd_requests_break_nothing_and_are_not_written_down(
    server: Server, election: Election
) -> None:
    # Who sends half a body would wait half a minute for 408: the long form does.
    outcome = fuzz(server.port, N_REQUESTS, seed=2, longest=12)
    assert [fault for fault in outcome.faults if not fault.startswith(HANGS)] == []
    assert outcome.statuses.total() == N_REQUESTS
    assert outcome.statuses[HANGS] < N_REQUESTS / 50
    assert {"200", "400", "404", "405", "413", "422", "501"} <= outcome.statuses.keys()
    assert len(outcome.kinds) == len(OddRequests(election, 1).kinds)


def test_eight_at_once_get_what_they_would_have_got_alone(server: Server) -> None:
    found = compare(server.port, N_POSTS, 56)
    assert {name: dict(counts) for name, counts in found.items()} == {
        "eight threads": {True: N_POSTS // 2},
        "eight processes": {True: N_POSTS // 2},
    }


def test_the_same_seed_sends_the_same_requests(election: Election) -> None:
    first, again, other = (list(islice(OddRequests(election, seed), 300)) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_an_answer_that_is_wrong_is_seen() -> None:
    head = "\r\n".join(("HTTP/1.1 200 OK", *(f"{name}: {v}" for name, v in PROMISED.items())))
    assert faults_of("200", f"{head}\r\n\r\nx".encode()) == []
    for added, fault in (
        ("\r\nServer: x\r\n\r\n", "200 with Server"),
        ("\r\nset-cookie: a=b\r\n\r\n", "200 with Set-Cookie"),
        ("\r\n\r\nTraceback (most recent call last)", "200 with a trace"),
    ):
        assert faults_of("200", (head + added).encode()) == [fault]
    assert faults_of("500", f"{head}\r\n\r\n".encode()) == ["500"]
    assert len(faults_of("404", b"HTTP/1.1 404 Not Found\r\n\r\n")) == len(PROMISED)


def test_an_answer_is_whole_when_its_length_has_come() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab"
    assert not is_whole(answer, b"GET /")
    assert is_whole(answer + b"c", b"GET /")
    assert is_whole(answer, b"HEAD / HTTP/1.1")
    assert not is_whole(answer[:20], b"HEAD / HTTP/1.1")
