"""The real seed, loaded once into a temporary database, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from knowledge.database import migrate, open_sessions
from knowledge.load import load_directory
from knowledge.search import Directory, open_directory
from knowledge.towns import SEED

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def seed_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('knowledge') / 'knowledge.sqlite3'}"
    migrate(url)
    with open_sessions(url)() as session:
        load_directory(session, SEED)
    return url


@pytest.fixture(scope="session")
def directory(seed_url: str) -> Directory:
    return open_directory(seed_url, today=lambda: TODAY)


@pytest.fixture
def empty_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'knowledge.sqlite3'}"
    migrate(url)
    return url


@pytest.fixture
def session(empty_url: str) -> Iterator[Session]:
    with open_sessions(empty_url)() as opened:
        yield opened
