"""Serving the site: gunicorn where it runs, waitress on Windows. Nothing is written to a log."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import socket
import sys
from collections.abc import Mapping
from typing import Any, Final

from flask import Flask

from stemhulp.errors import StemhulpError
from stemhulp.loading import Site
from stemhulp.web import create_app

# No access log: an address and a moment are personal data. Only errors of our own are shown.
GUNICORN: Final[dict[str, Any]] = {
    "accesslog": None,
    "control_socket_disable": True,
    "graceful_timeout": 5,
    "loglevel": "error",
    "preload_app": True,
    "reuse_port": True,
    "threads": 4,
    "workers": 2,
}


def serve(
    host: str = "127.0.0.1",
    port: int = 5000,
    site: Site | str | None = None,
    config: Mapping[str, Any] | None = None,
) -> None:
    """Serve a site until Ctrl+C; `config` is that of :func:`stemhulp.web.create_app`.

    Raises
    ------
    StemhulpError
        If the port is taken, or an address cannot be used; the message says what to do.
    DataError
        If the tables of an election have errors.
    """
    require_free_port(host, port)
    app = create_app(site, config)
    gc.collect()
    gc.freeze()  # the pages stay for ever: do not look through them again and again
    require_free_port(host, port)  # once more: loading took a while
    if sys.platform == "win32":
        _serve_with_waitress(app, host, port)
    else:
        _serve_with_gunicorn(app, host, port)


def require_free_port(host: str, port: int) -> None:
    """Try the port before anything else, so that a taken one is a clear message."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StemhulpError(_port_message(error, host, port)) from error


def _port_message(error: OSError, host: str, port: int) -> str:
    """Say in Dutch why the port cannot be used and what to do."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 5000
        return (
            f"Poort {port} is al in gebruik. Kies een andere: make run PORT={other} "
            f"(of stemhulp serve --port {other})"
        )
    if error.errno == errno.EACCES:
        return f"Poort {port} mag je niet gebruiken. Kies er een vanaf 1024: make run PORT=5000"
    return f"Op het adres {host} kan Stemhulp niet luisteren ({error.strerror})."


def _announce(host: str, port: int) -> None:
    """Say where the site is, once it listens."""
    place = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"Stemhulp draait op http://{place}:{port} (stoppen met Ctrl+C)\n")
    sys.stdout.flush()


def _serve_with_gunicorn(app: Flask, host: str, port: int) -> None:
    """Run gunicorn inside this process, without reading any settings from outside."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415  # not on Windows
    from gunicorn.workers.gthread import ThreadWorker  # noqa: PLC0415

    class Worker(ThreadWorker):  # type: ignore[misc]
        def handle_quit(self, sig: int, frame: Any) -> None:
            # gunicorn's own handler takes a lock that the interrupted thread may hold, and then
            # waits for ever; ending the loop stops just as soon.
            self.handle_exit(sig, frame)

    ready = multiprocessing.Value("i", 0)

    def announce(_: Any) -> None:
        with ready.get_lock():
            ready.value += 1
            if ready.value == GUNICORN["workers"]:  # each listens, and hears Ctrl+C, for itself
                _announce(host, port)

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            self.cfg.set("bind", [f"[{host}]:{port}" if ":" in host else f"{host}:{port}"])
            self.cfg.set("post_worker_init", announce)
            self.cfg.set("worker_class", Worker)
            for name, value in GUNICORN.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Server().run()


def _serve_with_waitress(app: Flask, host: str, port: int) -> None:
    """Run waitress, which works on Windows."""
    from waitress import create_server  # noqa: PLC0415  # only installed on Windows

    server = create_server(app, host=host, port=port)
    _announce(host, port)
    server.run()
