"""Consent, draws, answers, testimonies, withdrawal and retention, on a real SQLite file."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from feedback.consent import has_consent
from feedback.database import migrate, open_sessions
from feedback.errors import ConsentMissing, InvalidValue, NotDrawn, SecretsMissing, UnknownStatement
from feedback.models import answer, consent, invitation, metadata, testimony
from feedback.periods import RETENTION
from feedback.privacy import scrub
from feedback.questions import STATEMENTS
from feedback.record import (
    draw_statements,
    may_invite,
    record_answer,
    record_consent,
    record_testimony,
)
from feedback.retention import purge
from feedback.voices import Voice, person_key
from feedback.withdraw import forget_voice, withdraw


def _count(session: Session, table) -> int:
    return session.execute(select(func.count()).select_from(table)).scalar_one()


def _tell(session: Session, voice: Voice, today: date, words: str = "Le loyer est trop cher."):
    record_consent(session, voice, "comment", today)
    return record_testimony(session, voice, scrub(words), "c1", 2, today, sentiment="negative", severity=1)


def test_every_column_says_what_it_holds_and_for_how_long() -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            assert column.info.get("privacy") in {"public", "scrubbed", "pseudonymous"}, f"{table}.{column.name}"
            assert column.info.get("retention") in RETENTION, f"{table}.{column.name}"


def test_the_migrations_make_the_tables_of_the_models(database_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from feedback.database import open_engine

    migrate(database_url)  # a second time changes nothing
    with open_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "feedback_version"})
        assert compare_metadata(context, metadata) == []


def test_a_voice_without_consent_leaves_nothing(session: Session, voice: Voice, today: date) -> None:
    with pytest.raises(ConsentMissing):
        draw_statements(session, voice, today)
    with pytest.raises(ConsentMissing):
        record_answer(session, voice, "c1_q1", 5, today)
    with pytest.raises(ConsentMissing):
        record_testimony(session, voice, scrub("Merci"), "c1", None, today)
    assert [_count(session, table) for table in metadata.sorted_tables] == [0, 0, 0, 0]


def test_agreeing_to_a_comment_is_not_agreeing_to_statements(session: Session, voice: Voice, today: date) -> None:
    record_consent(session, voice, "comment", today)
    record_consent(session, voice, "comment", today)
    assert _count(session, consent) == 1
    assert not has_consent(session, voice, "statements", today)


def test_two_different_statements_are_drawn_and_the_draw_is_stored(session, voice, today) -> None:
    record_consent(session, voice, "statements", today)
    drawn = draw_statements(session, voice, today)
    stored = session.execute(select(invitation.c.statement_id).order_by(invitation.c.position)).scalars().all()
    assert len({statement.id for statement in drawn}) == 2
    assert stored == [statement.id for statement in drawn]


def test_nobody_is_invited_twice_in_fourteen_days_even_over_new_year(session, voice) -> None:
    day = date(2026, 12, 28)
    record_consent(session, voice, "statements", day)
    draw_statements(session, voice, day)
    assert not may_invite(session, voice, day)
    assert not may_invite(session, voice, day + timedelta(days=13))
    assert may_invite(session, voice, day + timedelta(days=14))


def test_an_answered_statement_is_never_drawn_again_in_the_cycle(session, voice) -> None:
    seen: list[str] = []
    day = date(2026, 1, 1)
    record_consent(session, voice, "statements", day)
    while drawn := draw_statements(session, voice, day):
        for statement in drawn:
            record_answer(session, voice, statement.id, "na", day)
            seen.append(statement.id)
        day += timedelta(days=14)
    assert sorted(seen) == sorted(statement.id for statement in STATEMENTS)


def test_the_draw_is_uniform(session, voice, today) -> None:
    randomness = random.Random(7)
    drawn: Counter[str] = Counter()
    people = 320
    for number in range(people):
        person = replace(voice, key=f"person-{number}")
        record_consent(session, person, "statements", today)
        drawn.update(statement.id for statement in draw_statements(session, person, today, randomness=randomness))
    expected = 2 * people / 32
    chi_square = sum((drawn[statement.id] - expected) ** 2 / expected for statement in STATEMENTS)
    assert chi_square < 52.19  # 31 degrees of freedom, 1 %


def test_only_a_drawn_statement_can_be_answered(session, voice, today) -> None:
    record_consent(session, voice, "statements", today)
    drawn = {statement.id for statement in draw_statements(session, voice, today)}
    chosen = next(statement.id for statement in STATEMENTS if statement.id not in drawn)
    with pytest.raises(NotDrawn):
        record_answer(session, voice, chosen, 1, today)


def test_the_last_answer_of_a_person_replaces_the_former(session, voice, today) -> None:
    record_consent(session, voice, "statements", today)
    statement = draw_statements(session, voice, today)[0]
    for value in (4, "nsp", 5):
        record_answer(session, voice, statement.id, value, today)
    assert session.execute(select(answer.c.value, answer.c.missing)).all() == [(5, None)]


@pytest.mark.parametrize("value", [0, 6, True, "oui", None, 2.5])
def test_an_answer_outside_the_scale_is_refused(session, voice, today, value) -> None:
    with pytest.raises(InvalidValue):
        record_answer(session, voice, "c1_q1", value, today)
    with pytest.raises(UnknownStatement):
        record_answer(session, voice, "c1_q0", 3, today)


def test_the_key_of_a_voice_is_stored_nowhere_and_changes_with_town_and_cycle(session, today) -> None:
    voice = Voice("SECRET-DEVICE-KEY", "device", "demo", "web", "fr")
    _tell(session, voice, today)
    keys = {
        person_key(session, voice, 2026),
        person_key(session, voice, 2027),
        person_key(session, replace(voice, municipality="victoriaville"), 2026),
        person_key(session, replace(voice, origin="simulated"), 2026),
    }
    assert len(keys) == 4
    path = Path(session.get_bind().url.database)
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"SECRET-DEVICE-KEY" not in raw and "SECRET-DEVICE-KEY" not in repr(voice)


def test_a_receipt_code_withdraws_the_words_from_the_bytes_of_the_file(session, voice, today) -> None:
    receipt = _tell(session, voice, today, "Phrase unique xyzzyplugh.")
    path = Path(session.get_bind().url.database)
    files = lambda: b"".join(file.read_bytes() for file in path.parent.iterdir())  # noqa: E731
    assert b"xyzzyplugh" in files()
    assert receipt.code.replace("-", "").encode() not in files()
    assert withdraw(session, receipt.code.lower().replace("-", " ")) == "withdrawn"
    assert b"xyzzyplugh" not in files()
    assert withdraw(session, receipt.code) == "unknown"
    assert withdraw(session, receipt.code[:-1]) == "malformed"


def test_a_voice_can_have_everything_of_the_cycle_forgotten_and_nobody_else_is_touched(session, voice, today) -> None:
    other = replace(voice, key="device-2")
    for person in (voice, other):
        record_consent(session, person, "statements", today)
        record_answer(session, person, draw_statements(session, person, today)[0].id, 3, today)
        _tell(session, person, today)
    forget_voice(session, voice, today)
    assert [_count(session, table) for table in (consent, answer, testimony)] == [2, 1, 1]
    assert not has_consent(session, voice, "statements", today)


def test_each_kind_is_purged_after_its_own_period(session, voice, today) -> None:
    record_consent(session, voice, "statements", today)
    record_answer(session, voice, draw_statements(session, voice, today)[0].id, 3, today)
    _tell(session, voice, today)
    assert purge(session, today + timedelta(days=400)) == dict.fromkeys(RETENTION, 0)
    removed = purge(session, today + timedelta(days=401))
    assert (removed["testimony"], removed["invitation"], removed["answer"]) == (1, 2, 0)
    assert purge(session, today + timedelta(days=761))["answer"] == 1


def test_a_session_opened_without_secrets_can_read_and_never_record(database_url, voice, today) -> None:
    with open_sessions(database_url)() as session:
        assert _count(session, answer) == 0
        with pytest.raises(SecretsMissing):
            record_consent(session, voice, "comment", today)
