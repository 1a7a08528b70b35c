"""The one gate of the desk: no page is reached without its access, its Origin and its form token being checked here.

A page is declared in `staff.app.PAGES` with who may open it; the gate does the rest, so that none can forget to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from staff.desk import Desk
from staff.roles import Role
from staff.sessions import SignedIn, read_session
from staff.tokens import is_signature, make_token, sign
from staff.towns import ChosenTown, choose_town

SESSION_COOKIE = "passerelle-bureau"
VISIT_COOKIE = "passerelle-visite"
CSRF_FIELD = "jeton"
CSRF_PURPOSE = "form token"
MAX_FORM_BYTES = 16 * 1024
MAX_FORM_FIELDS = 50
SIGN_IN_PATH = "/connexion"


@dataclass
class Visit:
    """One request to a page, once through the gate."""

    request: Request
    desk: Desk
    db: Session
    now: datetime
    who: SignedIn | None
    form_token: str
    town: ChosenTown | None
    form: dict[str, str] = field(default_factory=dict)

    @property
    def signed_in(self) -> SignedIn:
        """Who is there, on a page that asks for sign-in."""
        if self.who is None:
            raise HTTPException(403)
        return self.who

    @property
    def current_town(self) -> ChosenTown:
        """The town being looked at, on a page that asks for sign-in."""
        if self.town is None:
            raise HTTPException(403)
        return self.town

    @property
    def session_token(self) -> str:
        """The session cookie as sent, maybe of a session that is over."""
        return self.request.cookies.get(cookie_name(self.request, SESSION_COOKIE), "")

    def render(self, template: str, status: int = 200, **context: Any) -> Response:
        """A page; every template knows where it is, who is there, the town and the form token."""
        text = self.desk.render(
            template,
            place=self.request.url.path,
            who=self.who,
            town=self.town,
            query=f"?ville={self.town.id}" if self.town else "",
            form_token=self.form_token,
            **context,
        )
        return HTMLResponse(text, status)

    def go_to(self, path: str) -> RedirectResponse:
        """The answer to a form that was accepted."""
        return RedirectResponse(path, 303)

    def enter(self, session_token: str, path: str = "/") -> RedirectResponse:
        """Hand over a fresh session's cookie and go to a page of ours."""
        response = self.go_to(path if is_own_path(path) else "/")
        set_cookie(self.request, response, SESSION_COOKIE, session_token)
        return response


@dataclass(frozen=True)
class Page:
    """One page: `roles` None means open to all, signed in or not."""

    path: str
    view: Callable[[Visit], Response]
    roles: frozenset[Role] | None
    method: str = "GET"


def is_own_path(path: str) -> bool:
    """Whether a path asked for in the address may be followed after sign-in: of this site, and nothing else."""
    parts = urlsplit(path)
    return path.startswith("/") and not parts.scheme and not parts.netloc and "\\" not in path and path.isprintable()


def cookie_name(request: Request, name: str) -> str:
    """Over https, the `__Host-` prefix makes the browser refuse the cookie of a neighbouring site."""
    return f"__Host-{name}" if request.url.scheme == "https" else name


def set_cookie(request: Request, response: Response, name: str, value: str) -> None:
    """A cookie that no script reads and no other site makes the browser send; it ends with the browser."""
    response.set_cookie(
        cookie_name(request, name),
        value,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def forget_cookie(request: Request, response: Response, name: str) -> None:
    """Make the browser drop a cookie."""
    response.delete_cookie(
        cookie_name(request, name), path="/", secure=request.url.scheme == "https", httponly=True, samesite="strict"
    )


def _check_origin(request: Request) -> None:
    """A form must come from a page of this very site; browsers always say where from."""
    if request.headers.get("origin") != f"{request.url.scheme}://{request.headers.get('host', '')}":
        raise HTTPException(403)


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a plain form, the last value of each; no files, no more than `MAX_FORM_BYTES`."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_FORM_BYTES:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FORM_FIELDS))
    except ValueError as error:
        raise HTTPException(400) from error


def _pass(page: Page, request: Request, form: dict[str, str]) -> Response:
    desk: Desk = request.app.state.desk
    now = datetime.now(timezone.utc)
    with desk.staff_sessions() as db:
        session_token = request.cookies.get(cookie_name(request, SESSION_COOKIE), "")
        who = read_session(db, session_token, now) if session_token else None
        if page.roles is not None and who is None:
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            following = f"?suite={quote(asked)}" if page.method == "GET" and asked != "/" else ""
            return RedirectResponse(SIGN_IN_PATH + following, 303)
        if page.roles is not None and who is not None and who.role not in page.roles:
            raise HTTPException(403)
        visit_token = request.cookies.get(cookie_name(request, VISIT_COOKIE), "")
        fresh_visit_token = "" if who or visit_token else make_token()
        # A form is tied to the session it was shown in; before sign-in, to a cookie of its own.
        tied_to = session_token if who else visit_token or fresh_visit_token
        if page.method == "POST" and not is_signature(desk.secret, CSRF_PURPOSE, tied_to, form.get(CSRF_FIELD, "")):
            raise HTTPException(403)
        town = choose_town(who.municipality, request.query_params.get("ville"), desk.settings) if who else None
        form_token = sign(desk.secret, CSRF_PURPOSE, tied_to)
        response = page.view(Visit(request, desk, db, now, who, form_token, town, form))
        if fresh_visit_token:
            set_cookie(request, response, VISIT_COOKIE, fresh_visit_token)
        return response


def build_route(page: Page) -> Route:
    """The route of a page, behind the gate. Views are plain functions: they run in a worker thread."""

    async def endpoint(request: Request) -> Response:
        form: dict[str, str] = {}
        if page.method == "POST":
            _check_origin(request)
            form = await _read_form(request)
        return await run_in_threadpool(_pass, page, request, form)

    return Route(page.path, endpoint, methods=[page.method])
