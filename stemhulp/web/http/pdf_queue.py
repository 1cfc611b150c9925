"""Queues for what takes a processor for a while, so that the other pages stay quick.

In each process one visitor's own file is being made and one may wait; files for everybody have a
queue of their own (`web/http/shelf.py`), so that they never stand in a visitor's way. A queue is
short because who waits holds a thread. Who comes later is asked to try again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Final

from werkzeug.exceptions import ServiceUnavailable

PLACES: Final = 2  # in each queue of a process, with the one whose turn it is
LONGEST_WAIT: Final = 15.0  # seconds before somebody's turn comes
TRY_AGAIN_SECONDS: Final = 5
WAITING_ROOM: Final = BoundedSemaphore(PLACES)
BEING_MADE: Final = Lock()


def in_turn(make: Callable[[], bytes]) -> bytes:
    """Return what is made for one visitor, when it is its turn.

    Raises
    ------
    ServiceUnavailable
        If one is being made and another one waits, or if that takes too long.
    """
    with place_in(WAITING_ROOM):
        if not BEING_MADE.acquire(timeout=LONGEST_WAIT):
            raise try_again()
        try:
            return make()
        finally:
            BEING_MADE.release()


@contextmanager
def place_in(room: BoundedSemaphore) -> Iterator[None]:
    """Take a place in a waiting room, or be sent away."""
    if not room.acquire(blocking=False):
        raise try_again()
    try:
        yield
    finally:
        room.release()


def try_again() -> ServiceUnavailable:
    """What somebody is told when it is too busy."""
    return ServiceUnavailable(retry_after=TRY_AGAIN_SECONDS)
