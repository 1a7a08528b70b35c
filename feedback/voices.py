"""Who speaks, without saying who: a voice from a channel, and its pseudonym for one cycle.

A cycle is a calendar year. The pseudonym is a keyed hash whose secret changes with the cycle and whose message holds
the municipality, so that voices cannot be followed from year to year nor from town to town.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from feedback.database import get_secret
from feedback.errors import InvalidValue

TIERS = ("device", "anonymous", "invited")
ORIGINS = ("visitor", "simulated")


@dataclass(frozen=True)
class Voice:
    """One person as a channel knows her. `key` is opaque (device or session id) and is never stored nor printed."""

    key: str = field(repr=False)
    tier: str
    municipality: str
    channel: str
    lang: str
    origin: str = "visitor"

    def __post_init__(self) -> None:
        if not self.key:
            raise InvalidValue("a voice needs a key")
        if self.tier not in TIERS:
            raise InvalidValue(f"tier {self.tier}")
        if self.origin not in ORIGINS:
            raise InvalidValue(f"origin {self.origin}")


def cycle_of(day: date) -> int:
    """The cycle that a day belongs to: its calendar year."""
    return day.year


def person_key(session: Session, voice: Voice, cycle: int) -> str:
    """The pseudonym of a voice in a cycle, 64 hexadecimal digits; raises SecretsMissing.

    Source: method 3.3, `person_key = HMAC(secret of the cycle, stable identifier)`.
    """
    secret = get_secret(session, f"cycle-{cycle}")
    message = f"{voice.origin}\n{voice.municipality}\n{voice.key}".encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def voice_columns(session: Session, voice: Voice, today: date) -> dict[str, Any]:
    """The columns that every row about a voice carries."""
    cycle = cycle_of(today)
    return {
        "municipality": voice.municipality,
        "cycle": cycle,
        "person_key": person_key(session, voice, cycle),
        "tier": voice.tier,
        "channel": voice.channel,
        "lang": voice.lang,
        "origin": voice.origin,
    }
