"""Opening and migrating the staff database, and asking whether a package's database is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
BUSY_TIMEOUT_MILLISECONDS = 5_000


def _set_sqlite_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def open_engine(url: str) -> Engine:
    """An engine on the staff database; makes the folder of an SQLite file, not its tables."""
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    if is_sqlite and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # hide_parameters: an error must not carry an e-mail address or a hash into the log.
    engine = create_engine(url, future=True, hide_parameters=True)
    if is_sqlite:
        event.listen(engine, "connect", _set_sqlite_pragmas)
    return engine


def open_sessions(engine: Engine) -> sessionmaker:
    """A maker of sessions whose objects stay readable after a commit."""
    return sessionmaker(engine, class_=Session, future=True, expire_on_commit=False)


def migrate(url: str) -> None:
    """Bring the staff database to the newest migration (creates it if needed)."""
    engine = open_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def is_migrated(engine: Engine, package: str = "staff") -> bool:
    """Whether the database of a package answers and stands at that package's newest migration.

    Each package keeps its place in a table of its own, `<package>_version`: one PostgreSQL database may hold them all.
    """
    newest = set(ScriptDirectory(str(MIGRATIONS.parents[1] / package / "migrations")).get_heads())
    try:
        with engine.connect() as connection:
            options = {"version_table": f"{package}_version"}
            return set(MigrationContext.configure(connection, opts=options).get_current_heads()) == newest
    except SQLAlchemyError:
        return False
