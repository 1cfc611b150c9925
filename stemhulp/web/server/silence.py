"""What the server may write down: where it went wrong in its own code, and never for whom."""

from __future__ import annotations

import logging
import traceback
from typing import Final

LOGGER: Final = "waitress"


class Anonymous(logging.Filter):
    """Keeps kind and place of an error, and drops every value: addresses, hosts, paths."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite an error; let nothing else through."""
        if record.levelno < logging.ERROR:
            return False
        kind, _error, trace = record.exc_info or (None, None, None)
        place = "".join(traceback.format_tb(trace)) if trace else ""
        record.msg = f"Fout in de server ({kind.__name__ if kind else 'onbekend'})\n{place}"
        record.args = None
        record.exc_info = record.exc_text = None
        return True


def silence_waitress() -> None:
    """Let waitress write errors of its own only, and nothing that a client sent."""
    for name in (LOGGER, f"{LOGGER}.queue"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.ERROR)
        if not any(isinstance(one, Anonymous) for one in logger.filters):
            logger.addFilter(Anonymous())
