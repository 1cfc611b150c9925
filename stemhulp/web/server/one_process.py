"""Serving from one process, where processes cannot be forked: Windows."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from typing import Final

from flask import Flask

from stemhulp.web.server.listening import announce
from stemhulp.web.server.patience import PatientServer

GRACE_SECONDS: Final = 5.0


def run(make: Callable[[], Flask], sock: socket.socket, host: str, port: int) -> None:
    """Serve until Ctrl+C."""
    server = PatientServer(make(), sock)
    announce(host, port)
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            server.turn()
    server.finish(GRACE_SECONDS)
    server.stop()
