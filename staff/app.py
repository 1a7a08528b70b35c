"""The web application of the municipal desk. Every page is a line of `PAGES`, with who may open it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import feedback.database
import knowledge.database
import staff.database
from settings import Settings, read_secret
from staff.desk import FOLDER, Desk, build_templates
from staff.gate import Page, build_route
from staff.headers import HeadersMiddleware, add_headers
from staff.pages import account, diagnostic, directory, sign_in
from staff.roles import AUDITORS, EVERYONE

PAGES: tuple[Page, ...] = (
    Page("/connexion", sign_in.show_sign_in, roles=None),
    Page("/connexion", sign_in.post_sign_in, roles=None, method="POST"),
    Page("/premier-acces/{token}", sign_in.show_first_access, roles=None),
    Page("/premier-acces/{token}", sign_in.post_first_access, roles=None, method="POST"),
    Page("/au-revoir", sign_in.show_signed_out, roles=None),
    Page("/deconnexion", sign_in.post_sign_out, roles=EVERYONE, method="POST"),
    Page("/", diagnostic.show_overview, roles=EVERYONE),
    Page("/caracteristiques/{code}", diagnostic.show_characteristic, roles=EVERYONE),
    Page("/repertoire", directory.show_directory, roles=EVERYONE),
    Page("/compte", account.show_account, roles=EVERYONE),
    Page("/compte", account.post_password, roles=EVERYONE, method="POST"),
    Page("/journal", account.show_audit_log, roles=AUDITORS),
)

_ERRORS = {
    400: ("Cette demande est incomplète", "Revenez à la page précédente et recommencez."),
    403: (
        "Cette page ne vous est pas ouverte",
        "Votre compte n’y donne pas accès, ou le formulaire a attendu trop longtemps. Retournez à l’accueil et"
        " recommencez.",
    ),
    404: ("Cette page n’existe pas", "L’adresse a peut-être changé, ou votre compte ne voit pas cette municipalité."),
    500: (
        "Un problème est survenu de notre côté",
        "Rien de ce que vous avez écrit n’a été gardé. Réessayez dans un instant ; si le problème revient, prévenez la"
        " personne qui administre Passerelle.",
    ),
}


def _render_error(request: Request, status: int) -> Response:
    title, advice = _ERRORS.get(status, _ERRORS[400])
    return HTMLResponse(request.app.state.desk.render("error.html", title=title, advice=advice), status)


async def show_error(request: Request, error: Exception) -> Response:
    """The page of an expected refusal (403, 404…)."""
    if not isinstance(error, HTTPException):
        return _render_error(request, 500)
    response = _render_error(request, error.status_code)
    response.headers.update(error.headers or {})
    return response


async def show_unexpected_error(request: Request, error: Exception) -> Response:
    """The page of a fault of ours. Made outside the middleware, so it adds the headers itself."""
    response = _render_error(request, 500)
    add_headers(response.headers, request.url.path, request.url.scheme)
    return response


async def show_health(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def show_ready(request: Request) -> Response:
    """200 when the three databases answer and stand at their newest migration, else 503 with what is missing."""
    desk: Desk = request.app.state.desk
    engines = {
        "staff": desk.staff_engine,
        "feedback": desk.feedback_sessions.kw["bind"],
        "knowledge": desk.knowledge_sessions.kw["bind"],
    }
    waiting = [
        package
        for package, engine in engines.items()
        if not await run_in_threadpool(staff.database.is_migrated, engine, package)
    ]
    return JSONResponse({"status": "starting" if waiting else "ready", "waiting_for": waiting}, 503 if waiting else 200)


def create_app(settings: Settings) -> Starlette:
    """The desk of one installation. Databases are opened when the server starts, and closed with it."""

    @asynccontextmanager
    async def open_desk(app: Starlette) -> AsyncIterator[None]:
        engine = staff.database.open_engine(settings.staff_url)
        desk = Desk(
            settings=settings,
            secret=read_secret(settings, "staff"),
            staff_engine=engine,
            staff_sessions=staff.database.open_sessions(engine),
            feedback_sessions=feedback.database.open_sessions(settings.feedback_url),
            knowledge_sessions=knowledge.database.open_sessions(settings.knowledge_url),
            templates=build_templates(),
        )
        app.state.desk = desk
        try:
            yield
        finally:
            engine.dispose()
            desk.feedback_sessions.kw["bind"].dispose()
            desk.knowledge_sessions.kw["bind"].dispose()

    return Starlette(
        routes=[
            *(build_route(page) for page in PAGES),
            Route("/health", show_health),
            Route("/ready", show_ready),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        middleware=[Middleware(HeadersMiddleware)],
        exception_handlers={HTTPException: show_error, 500: show_unexpected_error},
        lifespan=open_desk,
    )
