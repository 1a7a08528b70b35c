"""One-time links: the only way in for a new person, and for one who lost her password. No default password exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import null, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from staff.accounts import MAX_DISPLAY_NAME, FormRefused, check_new_password, clean_email, find_account
from staff.audit import Action, add_event
from staff.models import EVERY_TOWN, Account, Invitation
from staff.passwords import hash_password
from staff.roles import Role
from staff.sessions import close_all_sessions, open_session
from staff.tokens import hash_token, make_token

VALID_FOR = timedelta(hours=24)
TORONTO = ZoneInfo("America/Toronto")


class InvitationUnusable(Exception):
    """The link is unknown, expired or already used; which one is not told."""


class UnknownAccount(Exception):
    """No account has that address."""


@dataclass(frozen=True)
class OpenInvitation:
    """A link that can still be used; `email` is set when it only serves to choose a new password."""

    id: int
    role: Role
    municipality: str
    account_id: int | None
    email: str | None
    display_name: str | None


def create_invitation(db: Session, role: Role, now: datetime, municipality: str = EVERY_TOWN) -> str:
    """Make a link for a new account and return its token: the only time it is seen."""
    return _store(db, Invitation(role=role.value, municipality=municipality), f"rôle : {role.label}", now)


def create_password_reset(db: Session, email: str, now: datetime) -> str:
    """Make a link to choose a new password for an account; raises UnknownAccount."""
    account = find_account(db, email)
    if account is None:
        raise UnknownAccount(email)
    invitation = Invitation(role=account.role, municipality=account.municipality, account_id=account.id)
    return _store(db, invitation, f"nouveau mot de passe : {account.email}", now)


def _store(db: Session, invitation: Invitation, target: str, now: datetime) -> str:
    token = make_token()
    invitation.token_hash = hash_token(token)
    invitation.created_at = now
    invitation.expires_at = now + VALID_FOR
    db.add(invitation)
    add_event(db, now, None, Action.INVITATION_CREATED, target)
    db.commit()
    return token


def read_invitation(db: Session, token: str, now: datetime) -> OpenInvitation:
    """The invitation of a token; raises InvitationUnusable. Reading does not use it up (mail scanners follow links)."""
    row = db.execute(
        select(Invitation, Account.email, Account.display_name)
        .outerjoin(Account, Account.id == Invitation.account_id)
        .where(Invitation.token_hash == hash_token(token))
    ).one_or_none()
    if row is None or row[0].used_at is not None or row[0].expires_at <= now:
        raise InvitationUnusable
    invitation, email, display_name = row
    return OpenInvitation(
        invitation.id, Role(invitation.role), invitation.municipality, invitation.account_id, email, display_name
    )


def accept_invitation(
    db: Session, token: str, now: datetime, *, email: str, display_name: str, password: str, repeated: str
) -> str:
    """Open the account (or change its password) and sign in; returns the session's token.

    Raises InvitationUnusable or FormRefused; a refused form leaves the link usable.
    """
    invitation = read_invitation(db, token, now)
    if invitation.account_id is None:
        address = clean_email(email)
        name = " ".join(display_name.split())
        if not 0 < len(name) <= MAX_DISPLAY_NAME:
            raise FormRefused("display_name", "Écrivez votre nom, tel que vos collègues le connaissent.")
        if find_account(db, address) is not None:
            raise FormRefused(
                "email", "Un compte existe déjà avec cette adresse. Connectez-vous, ou prenez-en une autre."
            )
    else:
        address, name = invitation.email or "", invitation.display_name or ""
    check_new_password(password, repeated, address, name)
    db.rollback()  # no transaction stays open during the tenth of a second of the hash
    password_hash = hash_password(password)
    # Of two forms sent at once with the same link, one sees a row to change and the other does not.
    used = db.execute(
        update(Invitation).where(Invitation.id == invitation.id, Invitation.used_at == null()).values(used_at=now)
    )
    if used.rowcount != 1:
        db.rollback()
        raise InvitationUnusable
    account_id = _set_password(db, invitation, now, email=address, display_name=name, password_hash=password_hash)
    session_token = open_session(db, account_id, now)
    db.commit()
    return session_token


def _set_password(
    db: Session, invitation: OpenInvitation, now: datetime, *, email: str, display_name: str, password_hash: str
) -> int:
    """Write the account in the caller's transaction; returns its id."""
    if invitation.account_id is not None:
        db.execute(update(Account).where(Account.id == invitation.account_id).values(password_hash=password_hash))
        close_all_sessions(db, invitation.account_id)
        add_event(db, now, invitation.account_id, Action.PASSWORD_RESET)
        return invitation.account_id
    account = Account(
        email=email,
        display_name=display_name,
        password_hash=password_hash,
        role=invitation.role.value,
        municipality=invitation.municipality,
        created_day=now.astimezone(TORONTO).date(),
    )
    db.add(account)
    try:
        db.flush()
    except IntegrityError as error:
        db.rollback()
        raise FormRefused("email", "Un compte existe déjà avec cette adresse.") from error
    add_event(db, now, account.id, Action.ACCOUNT_CREATED, f"rôle : {invitation.role.label}")
    return int(account.id)
