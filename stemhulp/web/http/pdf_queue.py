"""One press for everything on paper, so that the other pages stay quick.

A PDF takes a second of a whole processor: in each process one is being made and one may wait. Who
comes third is asked to try again.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore, Lock
from typing import Final

from werkzeug.exceptions import ServiceUnavailable

WAITING_ROOM: Final = BoundedSemaphore(2)
BEING_MADE: Final = Lock()
TRY_AGAIN_SECONDS: Final = 5


def in_turn(make: Callable[[], bytes]) -> bytes:
    """Return what is made, when it is its turn.

    Raises
    ------
    ServiceUnavailable
        If one is being made and another one waits.
    """
    if not WAITING_ROOM.acquire(blocking=False):
        raise ServiceUnavailable(retry_after=TRY_AGAIN_SECONDS)
    try:
        with BEING_MADE:
            return make()
    finally:
        WAITING_ROOM.release()
