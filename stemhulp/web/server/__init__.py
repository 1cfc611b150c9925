"""Serving the site: waitress reads and writes, gunicorn keeps the processes alive.

Waitress takes a thread only when a whole request has come in, and gives it back before the answer
has gone out: who is slow costs a connection, never a thread. Nothing is written to a log.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from stemhulp.loading import Site
from stemhulp.web import create_app
from stemhulp.web.crew import processes_here
from stemhulp.web.server.listening import handed_over, listen, raise_file_limit


def serve(
    host: str = "127.0.0.1",
    port: int = 5000,
    site: Site | str | None = None,
    config: Mapping[str, Any] | None = None,
) -> None:
    """Serve a site until Ctrl+C or SIGTERM; `config` is that of :func:`stemhulp.web.create_app`.

    SIGHUP loads the tables and templates again; are they broken, then the site stays as it was.
    A socket that systemd hands over takes the place of host and port.

    Raises
    ------
    StemhulpError
        If the port is taken, or an address cannot be used; the message says what to do.
    DataError
        If the tables of an election have errors.
    """
    raise_file_limit()
    # Before anything is loaded: who comes second hears it at once, and who asks early waits.
    sock = handed_over() or listen(host, port)
    if sys.platform == "win32":
        from stemhulp.web.server.one_process import run  # noqa: PLC0415
    else:
        from stemhulp.web.server.processes import run  # noqa: PLC0415
    settings = {"PROCESSES": processes_here(), **(config or {})}
    run(lambda: create_app(site, settings), sock, host, port)
