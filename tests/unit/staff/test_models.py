"""The staff tables: privacy declared column by column, and migrations that make the very tables of the models."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from staff.database import is_migrated, migrate, open_engine
from staff.models import metadata


def test_every_column_declares_its_privacy():
    undeclared = [
        f"{column}: add info={{'privacy': 'staff' | 'secret' | 'public'}}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.info.get("privacy") not in {"staff", "secret", "public"}
    ]
    assert undeclared == []


def test_migrations_make_the_tables_of_the_models(tmp_path):
    url = f"sqlite:///{tmp_path}/nested/staff.sqlite3"
    migrate(url)
    migrate(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "version_table": "staff_version"})
        assert compare_metadata(context, metadata) == []
    assert is_migrated(engine)
    engine.dispose()


def test_a_database_without_tables_is_not_migrated(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/staff.sqlite3")
    assert not is_migrated(engine)
    engine.dispose()
