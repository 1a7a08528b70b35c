"""The tables of feedback: consent, invitation, answer (solicited), testimony (spontaneous).

Every column says what it holds: `privacy` is public (says nothing about anybody alone), scrubbed (words without
identifiers) or pseudonymous (belongs to one voice); `retention` is a key of feedback.periods.RETENTION.
Never here: a name, a contact, an address on the network, an hour, a raw message.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}
KEY_LENGTH = 64  # hexadecimal HMAC-SHA256

metadata = MetaData(naming_convention=NAMING_CONVENTION)


def _column(retention: str, privacy: str, name: str, kind: Any, *rest: Any, **options: Any) -> Any:
    """A column that cannot be written without saying what it holds and for how long."""
    options.setdefault("nullable", False)
    return Column(name, kind, *rest, info={"privacy": privacy, "retention": retention}, **options)


def _voice_columns(retention: str) -> list[Any]:
    """What every row about a voice carries: where, when (cycle), who (keyed hash) and by which door."""
    return [
        _column(retention, "public", "id", Integer, primary_key=True),
        _column(retention, "public", "municipality", String(60)),
        _column(retention, "public", "cycle", Integer),
        _column(retention, "pseudonymous", "person_key", String(KEY_LENGTH)),
        _column(retention, "public", "tier", String(20)),  # device, anonymous, invited
        _column(retention, "public", "channel", String(20)),
        _column(retention, "public", "lang", String(8)),
        _column(retention, "public", "origin", String(20)),  # visitor, simulated
    ]


consent = Table(
    "consent",
    metadata,
    *_voice_columns("consent"),
    _column("consent", "public", "purpose", String(20)),  # statements, comment
    _column("consent", "pseudonymous", "given_on", Date),
    UniqueConstraint("municipality", "cycle", "person_key", "purpose"),
)

invitation = Table(
    "invitation",
    metadata,
    *_voice_columns("invitation"),
    _column("invitation", "pseudonymous", "statement_id", String(20)),
    _column("invitation", "public", "position", Integer),  # 1 for the statement asked first
    _column("invitation", "pseudonymous", "drawn_on", Date),
    UniqueConstraint("municipality", "cycle", "person_key", "statement_id", "drawn_on", name="uq_invitation_one_draw"),
)

answer = Table(
    "answer",
    metadata,
    *_voice_columns("answer"),
    _column("answer", "pseudonymous", "statement_id", String(20)),
    _column("answer", "pseudonymous", "value", Integer, nullable=True),  # 1 (worst) to 5 (best)
    _column("answer", "pseudonymous", "missing", String(3), nullable=True),  # nsp, na
    _column("answer", "pseudonymous", "answered_on", Date),
    # One voice per person, statement and cycle (method 3.1).
    UniqueConstraint("municipality", "cycle", "person_key", "statement_id"),
    CheckConstraint("value IS NULL OR value BETWEEN 1 AND 5", name="value_on_scale"),
    CheckConstraint("(value IS NULL) <> (missing IS NULL)", name="value_or_missing"),
)

testimony = Table(
    "testimony",
    metadata,
    *_voice_columns("testimony"),
    _column("testimony", "pseudonymous", "characteristic", String(2)),  # the one that the person confirmed
    _column("testimony", "pseudonymous", "others", String(30)),  # further codes, separated by spaces
    _column("testimony", "pseudonymous", "themes", String(200)),  # theme codes, separated by spaces
    _column("testimony", "pseudonymous", "sentiment", String(10)),
    _column("testimony", "pseudonymous", "severity", Integer),  # 0 none to 3 danger
    _column("testimony", "pseudonymous", "rating", Integer, nullable=True),  # 1 (worst) to 5 (best)
    _column("testimony", "scrubbed", "words", Text),
    _column("testimony", "pseudonymous", "said_on", Date),
    _column("testimony", "pseudonymous", "receipt_hash", String(KEY_LENGTH), unique=True),
    CheckConstraint("severity BETWEEN 0 AND 3", name="severity_on_scale"),
    CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 5", name="rating_on_scale"),
)

Index(None, answer.c.municipality, answer.c.cycle)
Index(None, testimony.c.municipality, testimony.c.cycle)
