"""Opening and migrating the feedback database. One URL; SQLite by default, PostgreSQL with the same migrations."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session, sessionmaker

from feedback.errors import SecretsMissing
from settings import Settings, read_secret

MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_MILLISECONDS = 5000
SecretReader = Callable[[str], bytes]
_SECRETS = "read_secret"


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "secure_delete=ON",  # a withdrawn sentence is overwritten with zeros, not only unlinked
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def open_engine(url: str) -> Engine:
    """An engine in 2.0 style; the folder of a SQLite file is made if needed."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, future=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def migrate(url: str) -> None:
    """Bring the database to the newest schema; does nothing when it is there already."""
    engine = open_engine(url)
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.begin() as connection:
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
    finally:
        engine.dispose()


def open_sessions(url: str, secrets: SecretReader | None = None) -> Any:
    """A sessionmaker on `url`. `secrets` gives the 32 bytes of a named secret; without it, sessions can only read.

    The secrets travel with the session so that no caller handles them: « cycle-2026 », « receipts ».
    """
    information = {_SECRETS: secrets} if secrets else {}
    return sessionmaker(open_engine(url), class_=Session, future=True, info=information)


def open_feedback(settings: Settings) -> Any:
    """A sessionmaker able to record, for this installation: the usual door."""
    return open_sessions(settings.feedback_url, partial(read_secret, settings))


def get_secret(session: Session, name: str) -> bytes:
    """The named secret of the installation that opened `session`; raises SecretsMissing."""
    secrets: SecretReader | None = session.info.get(_SECRETS)
    if secrets is None:
        raise SecretsMissing(name)
    return secrets(name)


def flush_deleted(session: Session) -> None:
    """Call after the commit of a deletion: on SQLite, empties the write-ahead log, which still holds the old pages."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    session.commit()
