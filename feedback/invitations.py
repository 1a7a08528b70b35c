"""Drawing the statements that the assistant asks: at random, stored, and not too often.

The draw is what makes an answer « solicited »: without it, people answer about what annoys them and every share is
wrong by 15 points (method 3.2).
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from feedback.consent import require_consent
from feedback.diagnostic.thresholds import THRESHOLDS
from feedback.models import answer, invitation
from feedback.questions import STATEMENTS, Statement
from feedback.voices import Voice, cycle_of, person_key, voice_columns

_SYSTEM_RANDOM = random.SystemRandom()


def may_invite(session: Session, voice: Voice, today: date) -> bool:
    """Whether this voice was not invited in the last 14 days (the last draw, in this cycle or the one before)."""
    keys = [person_key(session, voice, cycle) for cycle in {cycle_of(today), cycle_of(_window(today))}]
    query = select(func.max(invitation.c.drawn_on)).where(
        invitation.c.municipality == voice.municipality, invitation.c.person_key.in_(keys)
    )
    last: date | None = session.execute(query).scalar_one()
    return last is None or last <= _window(today)


def _window(today: date) -> date:
    return today - timedelta(days=THRESHOLDS.invite_days)


def _unanswered(session: Session, voice: Voice, cycle: int) -> list[Statement]:
    query = select(answer.c.statement_id).where(
        answer.c.municipality == voice.municipality,
        answer.c.cycle == cycle,
        answer.c.person_key == person_key(session, voice, cycle),
    )
    answered = set(session.execute(query).scalars())
    return [statement for statement in STATEMENTS if statement.id not in answered]


def draw_statements(
    session: Session,
    voice: Voice,
    today: date,
    count: int = THRESHOLDS.statements_per_invite,
    randomness: random.Random | None = None,
) -> tuple[Statement, ...]:
    """Draw `count` statements uniformly among those that this voice has not answered in this cycle, and store the draw.

    An empty tuple, and nothing stored, when the voice was invited in the last 14 days or has answered everything.
    Raises ConsentMissing before the person agreed to « statements ». `randomness` is for simulation and tests only.
    """
    require_consent(session, voice, "statements", today)
    if not may_invite(session, voice, today):
        return ()
    remaining = _unanswered(session, voice, cycle_of(today))
    drawn = tuple((randomness or _SYSTEM_RANDOM).sample(remaining, min(count, len(remaining))))
    if drawn:
        common = voice_columns(session, voice, today)
        session.execute(
            insert(invitation),
            [
                {**common, "statement_id": statement.id, "position": position, "drawn_on": today}
                for position, statement in enumerate(drawn, start=1)
            ],
        )
        session.commit()
    return drawn


def was_drawn(session: Session, voice: Voice, statement_id: str, today: date) -> bool:
    """Whether the assistant drew this statement for this voice in the cycle of `today`. Reads only."""
    cycle = cycle_of(today)
    query = select(invitation.c.id).where(
        invitation.c.municipality == voice.municipality,
        invitation.c.cycle == cycle,
        invitation.c.person_key == person_key(session, voice, cycle),
        invitation.c.statement_id == statement_id,
    )
    return session.execute(query).first() is not None
