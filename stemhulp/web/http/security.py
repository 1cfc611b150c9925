"""What every answer to a browser says about safety, and which requests are refused."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import secure
from flask import Flask, Response, abort, current_app, request

from stemhulp.web.public_address import asked_host, is_host

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES: Final = frozenset({"same-origin", "none"})
UNUSED_POWERS: Final = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


def add_security(app: Flask) -> None:
    """Refuse posts from other sites and put the headers on every response."""
    headers = security_headers(app.config["FRAME_ANCESTORS"])

    @app.before_request
    def refuse_odd_hosts_and_other_sites() -> None:
        if not is_host(request.environ.get("HTTP_HOST", "")):
            abort(400)
        if request.method not in SAFE_METHODS and not comes_from_here():
            abort(403)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        # What nobody said may be kept, may not: OPTIONS, and the way to an address with a slash.
        response.headers.setdefault("Cache-Control", "no-store")
        if "Location" in response.headers:
            response.headers["Location"] = without_host(response.headers["Location"])
        return response


def without_host(address: str) -> str:
    """Return the path of an address: the host is what a client said, not what we are called.

    Examples
    --------
    >>> without_host("http://elders.example/en/?tegen=toren"), without_host("http://a//b")
    ('/en/?tegen=toren', '/b')
    """
    parts = urlsplit(address)
    return parts._replace(scheme="", netloc="", path=f"/{parts.path.lstrip('/')}").geturl()


def comes_from_here() -> bool:
    """Whether a post was sent by one of our own pages, or by something that is not a browser.

    Browsers say where a post comes from in ``Sec-Fetch-Site``; on plain http, and in older
    browsers, ``Origin`` says it. That is held against the public address when it is set: behind a
    proxy the host that we are asked for need not be the one in the visitor's address bar.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN_SITES
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    if public := current_app.config["PUBLIC_ADDRESS"]:
        return origin.lower() == str(public)
    # Nobody can say here whether a proxy speaks https in front of us.
    return origin.lower() in {f"http://{asked_host()}", f"https://{asked_host()}"}


def security_headers(frame_ancestors: str) -> dict[str, str]:
    """Return the headers of every response: only our own files, no powers, no referrer."""
    policy = (
        secure.ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'")
        .connect_src("'self'")  # the result is asked for again when an answer changes
        .form_action("'self'")
        .base_uri("'none'")
        .frame_ancestors(*frame_ancestors.split())
    )
    permissions = secure.PermissionsPolicy().set(
        ", ".join(f"{power}=()" for power in UNUSED_POWERS)
    )
    return dict(
        secure.Secure(
            csp=policy,
            permissions=permissions,
            referrer=secure.ReferrerPolicy().no_referrer(),
            xcto=secure.XContentTypeOptions().nosniff(),
            coop=secure.CrossOriginOpenerPolicy().same_origin(),
            corp=secure.CrossOriginResourcePolicy().same_origin(),
        ).headers
    )
