"""Free agreement, before anything is kept. A refusal is never recorded: it leaves nothing at all."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.errors import ConsentMissing, InvalidValue
from feedback.models import consent
from feedback.voices import Voice, cycle_of, person_key, voice_columns

PURPOSES = ("statements", "comment")


def has_consent(session: Session, voice: Voice, purpose: str, today: date) -> bool:
    """Whether this voice agreed to this purpose in the cycle of `today`. Reads only."""
    cycle = cycle_of(today)
    query = select(consent.c.id).where(
        consent.c.municipality == voice.municipality,
        consent.c.cycle == cycle,
        consent.c.person_key == person_key(session, voice, cycle),
        consent.c.purpose == purpose,
    )
    return session.execute(query).first() is not None


def require_consent(session: Session, voice: Voice, purpose: str, today: date) -> None:
    """Raises ConsentMissing unless the voice agreed to this purpose in this cycle."""
    if not has_consent(session, voice, purpose, today):
        raise ConsentMissing(purpose)


def record_consent(session: Session, voice: Voice, purpose: str, today: date) -> None:
    """Keep that the person said yes to « statements » or « comment »; saying it again changes nothing.

    Call it only after a yes. Raises InvalidValue on another purpose.
    """
    if purpose not in PURPOSES:
        raise InvalidValue(f"purpose {purpose}")
    if has_consent(session, voice, purpose, today):
        return
    values = voice_columns(session, voice, today)
    try:
        session.execute(insert(consent).values(**values, purpose=purpose, given_on=today))
        session.commit()
    except IntegrityError:
        # The same yes arrived twice at once: the other request kept it.
        session.rollback()
