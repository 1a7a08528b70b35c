"""Signing in and out, and the first access by a one-time link. The only pages open to people who are not signed in."""

from __future__ import annotations

from starlette.responses import Response

from staff.accounts import FormRefused, SignInRefused, sign_in, sign_out
from staff.french import typeset, write_wait
from staff.gate import SESSION_COOKIE, Visit, forget_cookie, is_own_path
from staff.invitations import InvitationUnusable, accept_invitation, read_invitation
from staff.passwords import MIN_LENGTH


def show_sign_in(visit: Visit) -> Response:
    """The form; a person who is already there goes home."""
    if visit.who is not None:
        return visit.go_to("/")
    return _render_sign_in(visit)


def post_sign_in(visit: Visit) -> Response:
    """Check the address and the password. The answer never says which of the two is wrong."""
    email = visit.form.get("email", "")
    try:
        token = sign_in(
            visit.db,
            visit.desk.secret,
            visit.now,
            email=email,
            password=visit.form.get("password", ""),
            old_token=visit.session_token,
        )
    except SignInRefused as refused:
        message = "Cette adresse et ce mot de passe ne vont pas ensemble."
        if refused.wait is not None:
            message += f" Pour protéger les comptes, attendez {write_wait(refused.wait)} avant un autre essai."
        return _render_sign_in(visit, email, message)
    return visit.enter(token, visit.form.get("suite", "/"))


def _render_sign_in(visit: Visit, email: str = "", refusal: str = "") -> Response:
    following = visit.form.get("suite") or visit.request.query_params.get("suite", "/")
    return visit.render(
        "sign_in.html",
        status=403 if refusal else 200,
        email=email[:254],
        refusal=typeset(refusal),
        following=following if is_own_path(following) else "/",
    )


def post_sign_out(visit: Visit) -> Response:
    """Close the session and drop its cookie."""
    sign_out(visit.db, visit.session_token, visit.signed_in.account_id, visit.now)
    response = visit.go_to("/au-revoir")
    forget_cookie(visit.request, response, SESSION_COOKIE)
    return response


def show_signed_out(visit: Visit) -> Response:
    """A word of goodbye."""
    return visit.render("signed_out.html")


def show_first_access(visit: Visit) -> Response:
    """The form of a one-time link, which stays usable until the form is accepted."""
    try:
        return _render_first_access(visit)
    except InvitationUnusable:
        return _render_unusable(visit)


def post_first_access(visit: Visit) -> Response:
    """Open the account, or choose the new password, and sign in at once."""
    form = visit.form
    try:
        token = accept_invitation(
            visit.db,
            visit.request.path_params["token"],
            visit.now,
            email=form.get("email", ""),
            display_name=form.get("display_name", ""),
            password=form.get("password", ""),
            repeated=form.get("repeated", ""),
        )
    except InvitationUnusable:
        return _render_unusable(visit)
    except FormRefused as refused:
        return _render_first_access(visit, refused)
    return visit.enter(token)


def _render_first_access(visit: Visit, refused: FormRefused | None = None) -> Response:
    invitation = read_invitation(visit.db, visit.request.path_params["token"], visit.now)
    return visit.render(
        "first_access.html",
        status=422 if refused else 200,
        invitation=invitation,
        email=visit.form.get("email", "")[:254],
        display_name=visit.form.get("display_name", "")[:80],
        refused=refused,
        min_length=MIN_LENGTH,
    )


def _render_unusable(visit: Visit) -> Response:
    return visit.render("link_unusable.html", status=410)
