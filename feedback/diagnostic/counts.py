"""What the tables hold about one municipality and one cycle, counted by person. The only queries of the diagnostic.

Nothing is hidden here: feedback.diagnostic.build applies the disclosure rules before anything leaves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select, union
from sqlalchemy.orm import Session

from feedback.characteristics import CODES
from feedback.models import answer, testimony
from feedback.questions import STATEMENTS

FAVOURABLE_FROM = 4  # « Plutôt oui » and « Oui, tout à fait » (method 3.4)
_CHARACTERISTIC_OF = {statement.id: statement.characteristic for statement in STATEMENTS}


@dataclass(frozen=True)
class Perceptions:
    """The solicited answers on one characteristic. « Je ne sais pas » and « ça ne me concerne pas » are not in it."""

    shares: tuple[float, ...]  # one per person: share of her answered statements rated 4 or 5
    values_by_statement: tuple[tuple[int, ...], ...]  # one per statement, in the order of questions.yml


@dataclass(frozen=True)
class Counts:
    """Everything counted for one municipality and cycle; dictionaries hold the 8 codes, always."""

    perceptions: dict[str, Perceptions]
    testimonies: dict[str, int]  # distinct persons, by the characteristic that they confirmed
    people: int  # distinct persons with an answer or a testimony
    simulated: bool


def _scope(table: Any, municipality: str, cycle: int) -> tuple[Any, Any]:
    return table.c.municipality == municipality, table.c.cycle == cycle


def _count_perceptions(session: Session, municipality: str, cycle: int) -> dict[str, Perceptions]:
    rated = (*_scope(answer, municipality, cycle), answer.c.value.is_not(None))
    characteristic = case(_CHARACTERISTIC_OF, value=answer.c.statement_id).label("characteristic")
    favourable = func.sum(case((answer.c.value >= FAVOURABLE_FROM, 1), else_=0))
    by_person = (
        select(characteristic, favourable, func.count())
        .where(*rated, answer.c.statement_id.in_(list(_CHARACTERISTIC_OF)))
        .group_by(answer.c.person_key, characteristic)
    )
    shares: dict[str, list[float]] = defaultdict(list)
    for code, positive, total in session.execute(by_person):
        shares[code].append(positive / total)
    by_value = (
        select(answer.c.statement_id, answer.c.value, func.count())
        .where(*rated)
        .group_by(answer.c.statement_id, answer.c.value)
    )
    values: dict[str, list[int]] = defaultdict(list)
    for statement_id, value, total in session.execute(by_value):
        values[statement_id].extend([value] * total)
    return {
        code: Perceptions(
            tuple(shares[code]),
            tuple(tuple(values[item.id]) for item in STATEMENTS if item.characteristic == code),
        )
        for code in CODES
    }


def _count_testimonies(session: Session, municipality: str, cycle: int) -> dict[str, int]:
    query = (
        select(testimony.c.characteristic, func.count(testimony.c.person_key.distinct()))
        .where(*_scope(testimony, municipality, cycle))
        .group_by(testimony.c.characteristic)
    )
    found: dict[str, int] = {row[0]: row[1] for row in session.execute(query)}
    return {code: found.get(code, 0) for code in CODES}


def count_voices(session: Session, municipality: str, cycle: int) -> Counts:
    """Count the answers and the testimonies of one municipality in one cycle, by distinct person. Reads only."""
    answered = select(answer.c.person_key, answer.c.origin).where(*_scope(answer, municipality, cycle))
    told = select(testimony.c.person_key, testimony.c.origin).where(*_scope(testimony, municipality, cycle))
    voices = union(answered, told).subquery()
    people, simulated = session.execute(
        select(func.count(voices.c.person_key.distinct()), func.sum(case((voices.c.origin == "simulated", 1), else_=0)))
    ).one()
    return Counts(
        perceptions=_count_perceptions(session, municipality, cycle),
        testimonies=_count_testimonies(session, municipality, cycle),
        people=people,
        simulated=bool(simulated),
    )
