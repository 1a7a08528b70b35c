"""Headers of every answer of the desk, pages, files and errors alike.

**Source:** OWASP Secure Headers Project; CSP Level 3. `same-origin` and not `no-referrer`: with the latter,
browsers send `Origin: null` with our own forms (Fetch standard, « append a request Origin header »).
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PAGE_CACHING = "no-store"
FILE_CACHING = "public, max-age=3600"
HSTS = "max-age=31536000"
STATIC_PREFIX = "/static/"


def add_headers(headers: MutableHeaders, path: str, scheme: str) -> None:
    """Write the headers on one answer; pages are never kept by a browser or a proxy."""
    for name, value in SECURITY_HEADERS.items():
        headers[name] = value
    headers["Cache-Control"] = FILE_CACHING if path.startswith(STATIC_PREFIX) else PAGE_CACHING
    if scheme == "https":
        headers["Strict-Transport-Security"] = HSTS


class HeadersMiddleware:
    """Adds the headers to all that passes below it; the page of unexpected errors adds them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), scope["path"], scope["scheme"])
            await send(message)

        await self.app(scope, receive, send_with_headers)
