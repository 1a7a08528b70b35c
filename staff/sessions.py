"""Signed-in browsers: a random cookie whose hash is in the database, thirty idle minutes, eight hours at most.

**Source:** OWASP Session Management Cheat Sheet (idle and absolute time-out, a new identifier at sign-in).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from staff.models import Account, DeskSession
from staff.roles import Role
from staff.tokens import hash_token, make_token

IDLE_LIMIT = timedelta(minutes=30)
ABSOLUTE_LIMIT = timedelta(hours=8)
# A page view writes only when the last one is this old: reading the desk must not become writing all the time.
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SignedIn:
    """The person in front of the desk, read from her session."""

    account_id: int
    email: str
    display_name: str
    role: Role
    municipality: str


def open_session(db: Session, account_id: int, now: datetime) -> str:
    """Open a session in the caller's transaction and return its token, for the cookie. Sweeps the expired ones."""
    db.execute(
        delete(DeskSession).where((DeskSession.expires_at <= now) | (DeskSession.last_seen_at <= now - IDLE_LIMIT))
    )
    token = make_token()
    db.add(
        DeskSession(
            token_hash=hash_token(token),
            account_id=account_id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + ABSOLUTE_LIMIT,
        )
    )
    return token


def read_session(db: Session, token: str, now: datetime) -> SignedIn | None:
    """Who holds the token, or None when it is unknown, idle for too long or too old; notes that she was seen."""
    row = db.execute(
        select(DeskSession, Account)
        .join(Account, Account.id == DeskSession.account_id)
        .where(DeskSession.token_hash == hash_token(token))
    ).one_or_none()
    if row is None:
        return None
    session, account = row
    if session.expires_at <= now or session.last_seen_at + IDLE_LIMIT <= now:
        return None
    if session.last_seen_at + TOUCH_EVERY <= now:
        db.execute(update(DeskSession).where(DeskSession.id == session.id).values(last_seen_at=now))
        db.commit()
    return SignedIn(account.id, account.email, account.display_name, Role(account.role), account.municipality)


def close_session(db: Session, token: str) -> None:
    """Close one session in the caller's transaction; an unknown token is no error."""
    db.execute(delete(DeskSession).where(DeskSession.token_hash == hash_token(token)))


def close_all_sessions(db: Session, account_id: int) -> None:
    """Close every session of an account in the caller's transaction (its password changed)."""
    db.execute(delete(DeskSession).where(DeskSession.account_id == account_id))
