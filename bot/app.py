"""The public door: one ASGI application that owns the Rasa agent, the web channel, the widget and the health pages."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.sessions import SessionSigner
from bot.channels.web import WebChannel
from feedback.privacy import set_scrubbing
from settings import Settings, read_secret

SECONDS_A_DAY = 86_400
WIDGET = Path(__file__).parent / "widget"
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
log = logging.getLogger(__name__)


class _SecurityHeaders:
    """Adds the headers above to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def create_app(settings: Settings) -> Starlette:
    """The application. The model loads in the background: /health answers at once, /ready when it can talk."""
    set_scrubbing(settings.scrubbing)
    signer = SessionSigner(read_secret(settings, "web-sessions"), settings.session_hours)
    channel = WebChannel(settings, signer)

    async def run_assistant() -> None:
        # Rasa and TensorFlow take seconds to import: not on the way to /health.
        from bot.agent import Assistant
        from feedback.record import read_comment

        # The reader of comments loads its language model on the first one: not while a person waits.
        await asyncio.to_thread(read_comment, "Tout va bien ici.", frozenset())
        assistant = await asyncio.to_thread(Assistant.load, settings)
        # Ready means that a real question was answered; it also opens the directory before the first person asks.
        await assistant.reply("readiness", "banque alimentaire", {"municipality": settings.municipality})
        channel.assistant = assistant
        while True:
            await asyncio.sleep(SECONDS_A_DAY)
            try:
                await asyncio.to_thread(assistant.forget_old_conversations)
            except SQLAlchemyError:
                log.error("conversations.purge_failed")

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        running = asyncio.create_task(run_assistant())
        running.add_done_callback(_log_failure)
        yield
        running.cancel()

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(request: Request) -> Response:
        started = channel.assistant is not None
        return JSONResponse({"status": "ready" if started else "starting"}, 200 if started else 503)

    async def widget_file(request: Request) -> Response:
        name = request.path_params["name"]
        return FileResponse(WIDGET / name) if name in served else Response(status_code=404)

    async def demonstration(request: Request) -> Response:
        return FileResponse(WIDGET / "demo.html")

    routes = [*channel.routes(), Route("/health", health), Route("/ready", ready), Route("/widget/{name}", widget_file)]
    served = {"widget.js", "widget.css"}
    if settings.development:
        routes.append(Route("/", demonstration))
        served.add("demo.css")
    middleware = [Middleware(_SecurityHeaders)]
    if settings.allowed_origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.allowed_origins),
                allow_methods=["POST"],
                allow_headers=["authorization", "content-type"],
            )
        )
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


def _log_failure(task: asyncio.Task[None]) -> None:
    """A server without a model would say « starting » for ever: stop it, so that whoever watches it sees it."""
    if not task.cancelled() and (error := task.exception()):
        # Nobody has written anything yet: here the message of the error is safe to log.
        log.critical("assistant.load_failed: %s", error, exc_info=error)
        signal.raise_signal(signal.SIGTERM)
