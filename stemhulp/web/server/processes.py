"""Two processes that answer, and one that keeps them alive and loads the tables: gunicorn."""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from stemhulp.errors import StemhulpError
from stemhulp.web.server.listening import announce, complain, say
from stemhulp.web.server.patience import PatientServer

WORKERS: Final = 2
GRACE_SECONDS: Final = 10
LAST: Final = b"!"
# No access log: an address and a moment are personal data. Only errors of our own are shown.
SETTINGS: Final[Mapping[str, Any]] = {
    "accesslog": None,
    "control_socket_disable": True,
    "graceful_timeout": GRACE_SECONDS + 2,
    "loglevel": "error",
    "preload_app": True,
    "workers": WORKERS,
}


def run(make: Callable[[], Flask], sock: socket.socket, host: str, port: int) -> None:
    """Serve until a signal says to stop; SIGHUP makes the application anew."""
    Keeper(Application(make, sock, _announcing(host, port))).run()


def _announcing(host: str, port: int) -> Callable[[Any], None]:
    """Return what each process calls when it is ready: the last one tells the world, once.

    Each takes a sign out of a pipe, which needs no file; who comes later finds none.
    """
    signs, given = os.pipe()
    os.write(given, b"." * (WORKERS - 1) + LAST)
    os.close(given)

    def tell(_worker: Any) -> None:
        if os.read(signs, 1) == LAST:  # each listens, and hears Ctrl+C, for itself
            announce(host, port)

    return tell


class PatientWorker(Worker):  # type: ignore[misc]
    """A process that answers."""

    def init_process(self) -> None:
        """Begin, with nothing to stop yet."""
        self.server: PatientServer | None = None
        super().init_process()

    def run(self) -> None:
        """Answer until told to stop, or until the keeper is gone."""
        self.server = server = PatientServer(self.wsgi, self.sockets[0].sock)
        told = 0.0
        while self.alive and self.ppid == os.getppid():
            server.turn()
            now = time.monotonic()
            if now - told >= 1:
                self.notify()  # the keeper replaces who is silent for half a minute
                told = now
        server.finish(GRACE_SECONDS)

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Stop, and do not wait for the next request to notice."""
        super().handle_exit(sig, frame)
        if self.server is not None:
            self.server.pull_trigger()

    # Ctrl+C and SIGQUIT: what runs is finished too. gunicorn presses on after `graceful_timeout`.
    handle_quit = handle_exit


class Application(BaseApplication):  # type: ignore[misc]
    """What gunicorn asks for: settings, none of them from outside, and the application."""

    def __init__(
        self, make: Callable[[], Flask], sock: socket.socket, on_ready: Callable[[Any], None]
    ) -> None:
        self.make = make
        self.on_ready = on_ready
        self.file_number = sock.detach()
        super().__init__()
        self.remake()

    def remake(self) -> None:
        """Make the application; when that fails, the one there was stays."""
        gc.unfreeze()
        self.callable = self.make()
        gc.collect()
        gc.freeze()  # the pages stay for ever: do not look through them again and again

    def load_config(self) -> None:
        """Set what we want; gunicorn calls this at every load."""
        self.cfg.set("bind", [f"fd://{self.file_number}"])
        self.cfg.set("post_worker_init", self.on_ready)
        self.cfg.set("worker_class", PatientWorker)
        self.cfg.set("worker_tmp_dir", _place_for_signs_of_life())
        for name, value in SETTINGS.items():
            self.cfg.set(name, value)


def _place_for_signs_of_life() -> str | None:
    """Return where a process says that it lives: in a container that is read-only, in memory."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:
        return "/dev/shm"  # noqa: S108 - not a name that anybody can guess, and gone at once


class Keeper(Arbiter):  # type: ignore[misc]
    """The process that keeps the others alive."""

    def __init__(self, app: Application) -> None:
        self.has_terminal = os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ else False
        super().__init__(app)

    def handle_hup(self) -> None:
        """Load everything again; a mistake in a table never takes the site down."""
        if self.has_terminal and not os.isatty(0):
            raise StopIteration  # the window was closed: nobody could stop us any more
        try:
            self.app.remake()
        except StemhulpError as error:
            complain(f"{error}\nDe site blijft zoals hij was. Herstel de fouten en laad opnieuw.")
        except Exception as error:  # whatever it is, the site that runs is sound
            complain(f"Laden mislukte ({type(error).__name__}). De site blijft zoals hij was.")
        else:
            super().handle_hup()
            say("De tabellen zijn opnieuw geladen.")
