"""Tables of the staff database: who may sign in, who is signed in, and what was done.

Nothing a newcomer wrote may ever enter this database. Every column declares `info={"privacy": ...}`:
`staff` (about a municipal employee), `secret` (a hash that opens a door), `public` (says nothing of a person).
"""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator

mapper = registry(
    metadata=MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
)
metadata = mapper.metadata

STAFF: dict[str, str] = {"privacy": "staff"}
SECRET: dict[str, str] = {"privacy": "secret"}
PUBLIC: dict[str, str] = {"privacy": "public"}

EVERY_TOWN = "*"


class UtcDateTime(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 has no types
    """A moment stored as UTC: SQLite forgets time zones, so aware moments go in and aware moments come out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its time zone: {value!r}")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=timezone.utc)


class Row:
    """What the tables share: columns are given by name when a row is made."""

    def __init__(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)


@mapper.mapped
class Account(Row):
    """A municipal employee who may open the desk. `municipality` is a town's id, or `*` for all of them."""

    __tablename__ = "account"

    id: int = Column(Integer, primary_key=True, info=PUBLIC)
    email: str = Column(String(254), nullable=False, unique=True, info=STAFF)
    display_name: str = Column(String(80), nullable=False, info=STAFF)
    password_hash: str = Column(String(200), nullable=False, info=SECRET)
    role: str = Column(String(20), nullable=False, info=STAFF)
    municipality: str = Column(String(60), nullable=False, info=STAFF)
    created_day: date = Column(Date, nullable=False, info=STAFF)


@mapper.mapped
class SignInDelay(Row):
    """Failed sign-ins for one e-mail address, whether or not an account bears it.

    Kept apart from `account` so that an unknown address waits exactly as a known one: the delay
    must not tell who works here. `address_key` is a keyed hash, for a password is sometimes typed in the wrong box.
    """

    __tablename__ = "sign_in_delay"

    address_key: str = Column(String(64), primary_key=True, info=SECRET)
    failed_attempts: int = Column(Integer, nullable=False, info=STAFF)
    delayed_until: datetime | None = Column(UtcDateTime, nullable=True, info=STAFF)
    last_failure: datetime = Column(UtcDateTime, nullable=False, info=STAFF)


@mapper.mapped
class Invitation(Row):
    """A one-time link: to open an account, or, when `account_id` is set, to choose a new password for it."""

    __tablename__ = "invitation"

    id: int = Column(Integer, primary_key=True, info=PUBLIC)
    token_hash: str = Column(String(64), nullable=False, unique=True, info=SECRET)
    role: str = Column(String(20), nullable=False, info=PUBLIC)
    municipality: str = Column(String(60), nullable=False, info=PUBLIC)
    account_id: int | None = Column(Integer, ForeignKey("account.id"), nullable=True, info=STAFF)
    created_at: datetime = Column(UtcDateTime, nullable=False, info=PUBLIC)
    expires_at: datetime = Column(UtcDateTime, nullable=False, info=PUBLIC)
    used_at: datetime | None = Column(UtcDateTime, nullable=True, info=STAFF)


@mapper.mapped
class DeskSession(Row):
    """One signed-in browser. Only the hash of its cookie is kept."""

    __tablename__ = "desk_session"

    id: int = Column(Integer, primary_key=True, info=PUBLIC)
    token_hash: str = Column(String(64), nullable=False, unique=True, info=SECRET)
    account_id: int = Column(Integer, ForeignKey("account.id"), nullable=False, index=True, info=STAFF)
    created_at: datetime = Column(UtcDateTime, nullable=False, info=STAFF)
    last_seen_at: datetime = Column(UtcDateTime, nullable=False, info=STAFF)
    expires_at: datetime = Column(UtcDateTime, nullable=False, info=STAFF)


@mapper.mapped
class AuditEvent(Row):
    """What was done on the desk: appended, never changed (triggers of the first migration refuse it)."""

    __tablename__ = "audit_event"

    id: int = Column(Integer, primary_key=True, info=PUBLIC)
    happened_at: datetime = Column(UtcDateTime, nullable=False, index=True, info=STAFF)
    account_id: int | None = Column(Integer, ForeignKey("account.id"), nullable=True, info=STAFF)
    action: str = Column(String(40), nullable=False, info=PUBLIC)
    target: str = Column(String(120), nullable=False, info=STAFF)
