"""Filling the demonstration town with invented voices, through the same doors as real ones, all marked « simulated ».

Never in a real town. Running it again replaces the invented voices and leaves those of visitors alone.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import delete
from sqlalchemy.orm import Session

from feedback.consent import record_consent
from feedback.database import flush_deleted
from feedback.diagnostic.thresholds import THRESHOLDS
from feedback.errors import NotADemonstration
from feedback.invitations import draw_statements
from feedback.models import metadata
from feedback.privacy import scrub
from feedback.questions import Statement
from feedback.record import AnswerValue, record_answer, record_testimony
from feedback.voices import Voice, cycle_of

DEMONSTRATION_TOWNS = frozenset({"demo"})
TESTIMONIES_FILE = Path(__file__).with_name("simulated_testimonies.yml")
DEFAULT_PEOPLE = 140
_VISITS = 2
_OPEN_DAYS = 250  # invented visits are spread over this many days at most, inside the cycle
_NO_OPINION = 0.08  # share of « je ne sais pas » and « ça ne me concerne pas »

# Invented truth: share of people who would rate 4 or 5. Different enough to see different bars.
TRUTH = {"c1": 0.38, "c2": 0.55, "c3": 0.66, "c4": 0.58, "c5": 0.35, "c6": 0.72, "c7": 0.49, "c8": 0.79}
# So few people are concerned by this one that its figure stays hidden: the desk must show that case too.
RARE, RARE_PEOPLE = "c5", 6


@dataclass(frozen=True)
class Simulation:
    """What was written: invented persons, their answers (without opinion included) and testimonies."""

    people: int
    answers: int
    testimonies: int


def remove_simulated(session: Session, municipality: str, cycle: int) -> None:
    """Delete every invented voice of a town and cycle, and nothing else."""
    for table in metadata.sorted_tables:
        session.execute(
            delete(table).where(
                table.c.municipality == municipality, table.c.cycle == cycle, table.c.origin == "simulated"
            )
        )
    session.commit()
    flush_deleted(session)


def _voice(municipality: str, number: int, randomness: random.Random) -> Voice:
    return Voice(
        key=f"simulated-{number}",
        tier="device" if randomness.random() < 0.7 else "anonymous",
        municipality=municipality,
        channel="web",
        lang=randomness.choices(("fr", "es", "en", "ar"), weights=(70, 14, 10, 6))[0],
        origin="simulated",
    )


def _value(statement: Statement, mood: float, randomness: random.Random) -> AnswerValue:
    """An invented rating: favourable with the characteristic's truth, moved by the person's general mood (±0.15)."""
    if randomness.random() < _NO_OPINION:
        return "nsp" if randomness.random() < 0.5 else "na"
    if randomness.random() < min(0.97, max(0.03, TRUTH[statement.characteristic] + mood)):
        return 5 if randomness.random() < 0.4 else 4
    return randomness.choices((3, 2, 1), weights=(40, 40, 20))[0]


def _visit_days(today: date, randomness: random.Random) -> list[date]:
    """One or two days of the cycle, far enough apart for a second invitation, none after today."""
    first_day = max(date(cycle_of(today), 1, 1), today - timedelta(days=_OPEN_DAYS))
    apart = timedelta(days=THRESHOLDS.invite_days)
    first = first_day + timedelta(days=randomness.randint(0, max(0, (today - first_day - apart).days)))
    days = [first + visit * (apart + timedelta(days=randomness.randint(0, 20))) for visit in range(_VISITS)]
    return [day for day in days if day <= today]


def _write_testimonies(session: Session, voices: list[Voice], today: date, randomness: random.Random) -> int:
    written: list[dict[str, Any]] = yaml.safe_load(TESTIMONIES_FILE.read_text(encoding="utf-8"))
    speakers = randomness.sample(voices, min(len(voices), len(written)))
    for voice, row in zip(speakers, written, strict=False):
        day = _visit_days(today, randomness)[0]
        record_consent(session, voice, "comment", day)
        record_testimony(
            session,
            voice,
            scrub(row["text"]),
            row["characteristic"],
            row["rating"],
            day,
            sentiment=row["sentiment"],
            severity=row["severity"],
            themes=row["themes"],
        )
    return len(speakers)


def simulate(
    session: Session,
    municipality: str,
    today: date,
    people: int = DEFAULT_PEOPLE,
    *,
    seed: int = 1,
    demonstration_towns: Collection[str] = DEMONSTRATION_TOWNS,
) -> Simulation:
    """Replace the invented voices of a demonstration town in the cycle of `today`; raises NotADemonstration.

    The same seed draws the same voices. Each person comes once or twice and answers two statements a visit.
    """
    if municipality not in demonstration_towns:
        raise NotADemonstration(municipality)
    remove_simulated(session, municipality, cycle_of(today))
    randomness = random.Random(seed)  # noqa: S311  invented voices: repeatable on purpose
    voices = [_voice(municipality, number, randomness) for number in range(people)]
    concerned: set[str] = set()
    answers = 0
    for voice in voices:
        mood = randomness.uniform(-0.15, 0.15)
        for day in _visit_days(today, randomness):
            record_consent(session, voice, "statements", day)
            for statement in draw_statements(session, voice, day, randomness=randomness):
                value = _value(statement, mood, randomness)
                if statement.characteristic == RARE and isinstance(value, int):
                    if len(concerned) >= RARE_PEOPLE and voice.key not in concerned:
                        value = "na"
                    else:
                        concerned.add(voice.key)
                record_answer(session, voice, statement.id, value, day)
                answers += 1
    testimonies = _write_testimonies(session, voices, today, randomness)
    return Simulation(people, answers, testimonies)
