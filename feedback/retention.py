"""Deleting what has been kept long enough: `passerelle feedback purge`, meant to run every day."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from feedback.database import flush_deleted
from feedback.models import answer, consent, invitation, testimony
from feedback.periods import RETENTION

# The day from which each kind is counted.
_DAYS = {
    "consent": consent.c.given_on,
    "invitation": invitation.c.drawn_on,
    "answer": answer.c.answered_on,
    "testimony": testimony.c.said_on,
}


def purge(session: Session, today: date) -> dict[str, int]:
    """Delete the rows older than their period; the number of rows deleted, by kind, every kind present."""
    removed = {}
    for kind, period in RETENTION.items():
        day = _DAYS[kind]
        limit = today - timedelta(days=period.days)
        removed[kind] = session.execute(delete(day.table).where(day < limit)).rowcount
    session.commit()
    flush_deleted(session)
    return removed
