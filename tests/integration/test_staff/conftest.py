"""A desk on temporary databases, and people who walk through its pages as a browser without scripts would."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from starlette.testclient import TestClient

import feedback.database
import knowledge.database
import staff.database
from feedback.models import answer, testimony
from feedback.questions import STATEMENTS
from settings import Settings, load_settings
from staff.app import create_app
from staff.commands import make_invitation_link
from staff.french import TORONTO
from staff.roles import Role

TODAY = datetime.now(TORONTO).date()
PASSWORD = "girafe lune tasse"
_TOKEN = re.compile(r'name="jeton" value="([0-9a-f]+)"')


class Person:
    """One browser. `post` fills a form as a browser does: with its token and the Origin of the page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.site = str(client.base_url).rstrip("/")

    def get(self, path: str):
        return self.client.get(path, follow_redirects=False)

    def form_token(self, path: str) -> str:
        return _TOKEN.search(self.client.get(path).text).group(1)

    def post(self, path: str, fields: dict[str, str], page: str | None = None, token: str | None = None, origin=""):
        fields = {"jeton": self.form_token(page or path) if token is None else token, **fields}
        headers = {"origin": origin or self.site} if origin is not None else {}
        return self.client.post(path, data=fields, headers=headers, follow_redirects=False)

    def sign_in(self, email: str, password: str = PASSWORD, **options):
        return self.post("/connexion", {"email": email, "password": password}, **options)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return dataclasses.replace(
        load_settings(environment={}),
        data_folder=tmp_path,
        secrets_folder=tmp_path / "secrets",
        municipality="demo",
        **{f"{name}_url": f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("knowledge", "feedback", "staff")},
    )


@pytest.fixture
def app(settings: Settings):
    staff.database.migrate(settings.staff_url)
    feedback.database.migrate(settings.feedback_url)
    knowledge.database.migrate(settings.knowledge_url)
    return create_app(settings)


@pytest.fixture
def someone(app, settings: Settings) -> Iterator[Person]:
    """A browser that is not signed in."""
    with TestClient(app, base_url=settings.staff_address) as client:
        yield Person(client)


@pytest.fixture
def invite(app, settings: Settings) -> Callable[..., str]:
    """Make a one-time link; returns its path."""

    def make(role: Role = Role.ADMINISTRATOR, municipality: str = "*") -> str:
        return make_invitation_link(settings, role, municipality).removeprefix(settings.staff_address)

    return make


@pytest.fixture
def enter(someone: Person, invite: Callable[..., str]) -> Callable[..., Person]:
    """Open an account by its link and be signed in."""

    def open_account(role: Role = Role.ADMINISTRATOR, municipality: str = "*", email: str = "anne@ville.ca") -> Person:
        fields = {"email": email, "display_name": "Anne Roy", "password": PASSWORD, "repeated": PASSWORD}
        response = someone.post(invite(role, municipality), fields)
        assert response.status_code == 303, response.text
        return someone

    return open_account


@pytest.fixture
def voices(app, settings: Settings) -> Callable[..., None]:
    """Store answers: `people` persons on one characteristic, the first `satisfied` of them rating it 5, the rest 2."""

    def store(
        characteristic: str, people: int, satisfied: int, testimonies: int = 0, municipality: str = "demo"
    ) -> None:
        statement = next(one.id for one in STATEMENTS if one.characteristic == characteristic)
        common = {
            "municipality": municipality,
            "cycle": TODAY.year,
            "tier": "device",
            "channel": "web",
            "lang": "fr",
            "origin": "simulated",
        }
        answers = [
            {
                **common,
                "person_key": f"{number:064d}",
                "statement_id": statement,
                "value": 5 if number < satisfied else 2,
                "answered_on": TODAY,
            }
            for number in range(people)
        ]
        spoken = [
            {
                **common,
                "person_key": f"{number:064d}",
                "characteristic": characteristic,
                "others": "",
                "themes": "",
                "sentiment": "negative",
                "severity": 1,
                "words": "des mots que le bureau ne montre pas",
                "said_on": TODAY,
                "receipt_hash": f"{municipality}{characteristic}{number:040d}",
            }
            for number in range(testimonies)
        ]
        with feedback.database.open_sessions(settings.feedback_url)() as session:
            if answers:
                session.execute(insert(answer), answers)
            if spoken:
                session.execute(insert(testimony), spoken)
            session.commit()

    return store
