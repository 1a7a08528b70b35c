"""What the tests of feedback/ share: an empty migrated database, a voice, a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from feedback.database import migrate, open_sessions
from feedback.voices import Voice


def make_secret(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'feedback.sqlite3'}"
    migrate(url)
    return url


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with open_sessions(database_url, make_secret)() as session:
        yield session


@pytest.fixture
def today() -> date:
    return date(2026, 11, 22)


@pytest.fixture
def voice() -> Voice:
    return Voice("device-1", "device", "demo", "web", "fr")
