"""What the server itself says no to, before the application hears of it: in the site's own words.

The pages are made at start, with every header that other pages have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from flask import Flask
from waitress.task import ErrorTask
from waitress.utilities import BadRequest
from werkzeug.exceptions import default_exceptions

from stemhulp.web.http.page_cache import request_context

Refusals: TypeAlias = Mapping[int, tuple[str, list[tuple[str, str]], bytes]]
STATUSES: Final = (400, 408, 413, 431, 500, 501)


class RequestTimeout(BadRequest):  # type: ignore[misc]
    """Half a request, for too long."""

    code = 408
    reason = "Request Timeout"


def make_refusals(app: Flask) -> Refusals:
    """Return status line, headers and page by code."""
    return {code: _make_refusal(app, code) for code in STATUSES}


def _make_refusal(app: Flask, code: int) -> tuple[str, list[tuple[str, str]], bytes]:
    with request_context(app):
        answer = app.process_response(
            app.make_response(app.handle_user_exception(default_exceptions[code]()))
        )
    return answer.status, list(answer.headers.items()), answer.get_data()


class RefusalTask(ErrorTask):  # type: ignore[misc]
    """Sends such a page and closes the connection."""

    def execute(self) -> None:
        """Send the page of this error."""
        refusals: Refusals = self.channel.server.refusals
        status, headers, body = refusals.get(self.request.error.code, refusals[400])
        self.channel.is_refused = True
        self.status = status
        self.response_headers.extend(headers)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
