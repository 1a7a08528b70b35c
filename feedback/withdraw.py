"""Taking one's words back: with the receipt code alone, or everything that this device said in the cycle.

What is withdrawn is deleted, and every later figure is counted without it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy import delete
from sqlalchemy.orm import Session

from feedback.database import flush_deleted, get_secret
from feedback.models import metadata, testimony
from feedback.receipts import hash_code, read_code
from feedback.voices import Voice, cycle_of, person_key

RECEIPT_SECRET = "receipts"  # noqa: S105  the name of the secret
Withdrawal = Literal["withdrawn", "unknown", "malformed"]


def withdraw(session: Session, code: str) -> Withdrawal:
    """Delete the testimony of this receipt code.

    « malformed »: a sign is wrong or missing (never looked up); « unknown »: well formed, and nothing is kept under
    it, or not any more.
    """
    signs = read_code(code)
    if signs is None:
        return "malformed"
    receipt_hash = hash_code(signs, get_secret(session, RECEIPT_SECRET))
    removed = session.execute(delete(testimony).where(testimony.c.receipt_hash == receipt_hash)).rowcount
    session.commit()
    if not removed:
        return "unknown"
    flush_deleted(session)
    return "withdrawn"


def forget_voice(session: Session, voice: Voice, today: date) -> int:
    """Delete all that this voice left in the cycle of `today`: consent, draws, answers, testimonies. Rows removed."""
    cycle = cycle_of(today)
    key = person_key(session, voice, cycle)
    removed = 0
    for table in metadata.sorted_tables:
        removed += session.execute(
            delete(table).where(
                table.c.municipality == voice.municipality, table.c.cycle == cycle, table.c.person_key == key
            )
        ).rowcount
    session.commit()
    flush_deleted(session)
    return removed
