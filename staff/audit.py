"""The audit log: what was done on the desk, by whom. Never what a newcomer wrote, never an address typed by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import desc, select
from sqlalchemy.orm import Session

from staff.models import Account, AuditEvent

PAGE_LENGTH = 100


class Action(str, Enum):
    """What can be done; the value is stored, `label` is shown."""

    INVITATION_CREATED = "invitation_created"
    ACCOUNT_CREATED = "account_created"
    PASSWORD_RESET = "password_reset"  # noqa: S105 (the name of an action)
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 (the name of an action)
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Action.INVITATION_CREATED: "Lien de premier accès créé",
    Action.ACCOUNT_CREATED: "Compte ouvert",
    Action.PASSWORD_RESET: "Mot de passe choisi de nouveau par un lien",
    Action.PASSWORD_CHANGED: "Mot de passe changé",
    Action.SIGNED_IN: "Connexion",
    Action.SIGN_IN_REFUSED: "Connexion refusée",
    Action.SIGNED_OUT: "Déconnexion",
}


@dataclass(frozen=True)
class AuditLine:
    """One line of the log as shown; `who` is empty when nobody was signed in."""

    happened_at: datetime
    who: str
    action: Action
    target: str


def add_event(db: Session, now: datetime, account_id: int | None, action: Action, target: str = "") -> None:
    """Append a line in the caller's transaction: what is done and its trace are kept together or not at all."""
    db.add(AuditEvent(happened_at=now, account_id=account_id, action=action.value, target=target))


def list_events(db: Session, before: int | None = None) -> tuple[list[AuditLine], int | None]:
    """The newest lines first, at most `PAGE_LENGTH`, and the `before` of the next page (None at the end)."""
    query = (
        select(AuditEvent, Account.display_name)
        .outerjoin(Account, Account.id == AuditEvent.account_id)
        .order_by(desc(AuditEvent.id))
        .limit(PAGE_LENGTH + 1)
    )
    if before is not None:
        query = query.where(AuditEvent.id < before)
    rows = db.execute(query).all()
    shown = rows[:PAGE_LENGTH]
    lines = [
        AuditLine(event.happened_at, display_name or "", Action(event.action), event.target)
        for event, display_name in shown
    ]
    return lines, shown[-1][0].id if len(rows) > PAGE_LENGTH else None
