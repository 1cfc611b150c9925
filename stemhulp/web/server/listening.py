"""The front door: one address for one site, and who it is told to."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
from typing import Final, TextIO

from stemhulp.errors import StemhulpError

BACKLOG: Final = 2048
MOST_FILES: Final = 16_384
FIRST_HANDED_OVER: Final = 3  # systemd puts what it hands over right behind the three usual files


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; a second one on the same port never gets this far.

    Raises
    ------
    StemhulpError
        If the port is taken or may not be used, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        sock = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
        if sys.platform != "win32":  # there it would let two servers share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
            sock.listen(BACKLOG)  # two may bind before one listens: the second one fails here
        except (OSError, TypeError, ValueError) as error:
            raise StemhulpError(_port_message(error, host, port)) from error
        stack.pop_all()
    return sock


def handed_over() -> socket.socket | None:
    """Return the socket on which systemd listens for us, if it does.

    It goes on listening while the site restarts: who comes then waits, and is not turned away.
    """
    # Taken away: gunicorn and the processes we start would think that it is for them.
    process, number = os.environ.pop("LISTEN_PID", ""), os.environ.pop("LISTEN_FDS", "")
    os.environ.pop("LISTEN_FDNAMES", None)
    if process != str(os.getpid()) or number != "1":
        return None
    os.set_inheritable(FIRST_HANDED_OVER, False)
    return socket.socket(fileno=FIRST_HANDED_OVER)


def _port_message(error: Exception, host: str, port: int) -> str:
    """Say in Dutch why the port cannot be used and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 5000
        return (
            f"Poort {port} is al in gebruik. Kies een andere: make run PORT={other} "
            f"(of stemhulp serve --port {other})"
        )
    if number == errno.EACCES:
        return f"Poort {port} mag je niet gebruiken. Kies er een vanaf 1024: make run PORT=5000"
    reason = f" ({error.strerror})" if isinstance(error, OSError) else ""
    return f"Op het adres {host} kan Stemhulp niet luisteren{reason}."


def announce(host: str, port: int) -> None:
    """Say where the site is, if anybody is there to read it."""
    place = f"[{host}]" if ":" in host else host
    say(f"Stemhulp draait op http://{place}:{port} (stoppen met Ctrl+C)")


def say(line: str) -> None:
    """Write a line to whoever started the server; a site does not need a reader."""
    _write(line, sys.stdout)


def complain(line: str) -> None:
    """Write a line where errors go."""
    _write(line, sys.stderr)


def _write(line: str, stream: TextIO | None) -> None:
    if stream is None:
        return
    # Closed, full, or the reader has gone; or a terminal that cannot write every letter.
    with contextlib.suppress(OSError, ValueError):
        stream.write(line.rstrip() + "\n")
        stream.flush()


def raise_file_limit() -> None:
    """Allow as many connections as the system lets us: each is a file."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
