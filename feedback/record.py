"""Keeping what a person agreed to say, in two streams that never mix, and acknowledging it after commit.

The door of the assistant. Solicited answers move the perception bars; testimonies are counted apart (method 3.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.characteristics import get_characteristic
from feedback.comments import SENTIMENTS, CommentReading, read_comment
from feedback.consent import has_consent, record_consent, require_consent
from feedback.database import get_secret
from feedback.errors import InvalidValue, NotDrawn
from feedback.invitations import draw_statements, may_invite, was_drawn
from feedback.models import answer, testimony
from feedback.privacy import ScrubbedText
from feedback.questions import MISSING_VALUES, POINTS, get_statement
from feedback.receipts import Receipt, hash_code, make_code
from feedback.voices import Voice, voice_columns
from feedback.withdraw import RECEIPT_SECRET

__all__ = [
    "CommentReading", "Receipt", "Voice", "draw_statements", "has_consent", "may_invite", "read_comment",
    "record_answer", "record_consent", "record_testimony",
]  # fmt: skip

AnswerValue = int | Literal["nsp", "na"]


def record_answer(session: Session, voice: Voice, statement_id: str, value: AnswerValue, today: date) -> None:
    """Keep one solicited answer; a second answer of the same person to the same statement replaces the first.

    `value` is 1 (worst) to 5 (best), « nsp » or « na ». Raises UnknownStatement, InvalidValue, ConsentMissing, and
    NotDrawn when the assistant never drew this statement for this voice in the cycle.
    """
    get_statement(statement_id)
    if isinstance(value, bool) or (value not in MISSING_VALUES and value not in POINTS):
        raise InvalidValue(f"answer {value!r}")
    require_consent(session, voice, "statements", today)
    if not was_drawn(session, voice, statement_id, today):
        raise NotDrawn(statement_id)
    common = voice_columns(session, voice, today)
    content = {
        "value": value if value in POINTS else None,
        "missing": value if value in MISSING_VALUES else None,
        "answered_on": today,
    }
    former = update(answer).where(
        answer.c.municipality == common["municipality"],
        answer.c.cycle == common["cycle"],
        answer.c.person_key == common["person_key"],
        answer.c.statement_id == statement_id,
    )
    if not session.execute(former.values(**content)).rowcount:
        try:
            session.execute(insert(answer).values(**common, **content, statement_id=statement_id))
        except IntegrityError:
            # The same button was pressed twice at once: the other request inserted first, the last one wins.
            session.rollback()
            session.execute(former.values(**content))
    session.commit()


def record_testimony(  # noqa: PLR0917  six things that the conversation has just gathered, in its order
    session: Session,
    voice: Voice,
    words: ScrubbedText,
    characteristic: str,
    rating: int | None,
    today: date,
    *,
    others: Sequence[str] = (),
    sentiment: str = "neutral",
    severity: int = 0,
    themes: Sequence[str] = (),
) -> Receipt:
    """Keep one spontaneous comment and give the code that withdraws it.

    `words` can only come from feedback.privacy.scrub. `characteristic` is the one that the person confirmed, `others`
    further ones. Raises UnknownCharacteristic, InvalidValue, ConsentMissing.
    """
    for code in (characteristic, *others):
        get_characteristic(code)
    if rating is not None and rating not in POINTS:
        raise InvalidValue(f"rating {rating!r}")
    if sentiment not in SENTIMENTS or severity not in range(4):
        raise InvalidValue(f"sentiment {sentiment!r}, severity {severity!r}")
    require_consent(session, voice, "comment", today)
    code = make_code(voice.municipality)
    session.execute(
        insert(testimony).values(
            **voice_columns(session, voice, today),
            characteristic=characteristic,
            others=" ".join(other for other in others if other != characteristic),
            themes=" ".join(themes),
            sentiment=sentiment,
            severity=severity,
            rating=rating,
            words=words,
            said_on=today,
            receipt_hash=hash_code(code, get_secret(session, RECEIPT_SECRET)),
        )
    )
    session.commit()
    return Receipt(code)
