"""One's own account, and the audit log for those whose task it is."""

from __future__ import annotations

from starlette.responses import Response

from staff.accounts import FormRefused, change_password
from staff.audit import list_events
from staff.gate import Visit
from staff.passwords import MIN_LENGTH


def show_account(visit: Visit) -> Response:
    """Who I am here, and the form to change my password."""
    return _render_account(visit)


def post_password(visit: Visit) -> Response:
    """Change the password: every other browser of this account is signed out, this one gets a new cookie."""
    form = visit.form
    try:
        token = change_password(
            visit.db,
            visit.signed_in,
            visit.now,
            current=form.get("current", ""),
            new=form.get("password", ""),
            repeated=form.get("repeated", ""),
        )
    except FormRefused as refused:
        return _render_account(visit, refused)
    return visit.enter(token, f"/compte?ville={visit.current_town.id}&fait=mot-de-passe")


def _render_account(visit: Visit, refused: FormRefused | None = None) -> Response:
    return visit.render(
        "account.html",
        status=422 if refused else 200,
        refused=refused,
        done=visit.request.query_params.get("fait") == "mot-de-passe",
        min_length=MIN_LENGTH,
    )


def show_audit_log(visit: Visit) -> Response:
    """What was done on the desk, newest first."""
    asked = visit.request.query_params.get("avant", "")
    lines, before = list_events(visit.db, int(asked) if asked.isdecimal() and len(asked) < 10 else None)
    return visit.render("audit_log.html", lines=lines, before=before)
