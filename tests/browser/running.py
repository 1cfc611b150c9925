"""A site that really runs, and a Chromium that asks nobody for anything."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, getuid

from flask import Flask
from playwright.sync_api import Browser, Playwright
from werkzeug.serving import WSGIRequestHandler, make_server

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=MediaRouter,OptimizationHints,Translate",
    "--disable-sync",
    # A name on plain http, as on a local network; every other name leads nowhere.
    "--host-resolver-rules=MAP stemhulp.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--no-default-browser-check",
]


class SilentHandler(WSGIRequestHandler):
    """Writes no line per request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def running(app: Flask) -> Iterator[str]:
    """Serve an application on a free port and give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=SilentHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def chromium_path() -> str | None:
    """Where the Chromium of this machine is, if it has one."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    given = environ.get("CHROMIUM")
    return given or next((path for name in names if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium; no browser is ever downloaded."""
    sandbox = ["--no-sandbox"] if getuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET, *sandbox])
