"""Every column of every table says what it holds, and queries are written in one style."""

from __future__ import annotations

import pytest

import feedback.models
import knowledge.models
import staff.models
from settings import ROOT

TABLES = {
    "knowledge": knowledge.models.mapper.metadata.tables,
    "feedback": feedback.models.metadata.tables,
    "staff": staff.models.metadata.tables,
}
# What a column may hold, package by package. Nothing a newcomer wrote is ever in the first and the last.
KINDS = {
    "knowledge": {"public"},
    "feedback": {"public", "scrubbed", "pseudonymous"},
    "staff": {"public", "staff", "secret"},
}
COLUMNS = [
    pytest.param(package, column, id=f"{package}.{column}")
    for package, tables in TABLES.items()
    for table in tables.values()
    for column in table.columns
]
ROOMS = ("text", "knowledge", "feedback", "actions", "bot", "staff")
SOURCES = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]


@pytest.mark.parametrize(("package", "column"), COLUMNS)
def test_every_column_declares_how_private_it_is(package, column):
    assert column.info.get("privacy") in KINDS[package], f"add info={{'privacy': …}} to {column}"


def test_every_package_has_its_tables():
    assert all(len(tables) >= 2 for tables in TABLES.values())


@pytest.mark.parametrize("former", [".query(", "select(["])
def test_queries_are_written_in_the_style_of_sqlalchemy_2(former):
    assert [str(path.relative_to(ROOT)) for path in SOURCES if former in path.read_text(encoding="utf-8")] == []


def test_tables_are_made_by_migrations_only():
    assert [str(path.relative_to(ROOT)) for path in SOURCES if "create_all(" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("package", sorted(TABLES))
def test_migrations_make_the_tables_that_the_models_declare(package, tmp_path):
    import importlib

    from sqlalchemy import create_engine, inspect

    url = f"sqlite:///{tmp_path / 'base.sqlite3'}"
    importlib.import_module(f"{package}.database").migrate(url)
    made = inspect(create_engine(url, future=True))
    for name, table in TABLES[package].items():
        assert {column["name"] for column in made.get_columns(name)} == {column.name for column in table.columns}
