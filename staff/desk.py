"""What every page of the desk needs: the open databases, the secret, the templates. Built once, at start-up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from settings import Settings
from staff import french

FOLDER = Path(__file__).resolve().parent


class FrenchTypography(Extension):
    """Templates are written with ordinary spaces; the non-breaking ones are put in when they are read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return french.typeset(source)


def build_templates() -> Environment:
    """The Jinja environment: autoescape everywhere, a forgotten variable is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[FrenchTypography],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=french.write_number,
        people=french.write_people,
        day=french.write_day,
        moment=french.write_moment,
        source_date=french.write_source_date,
        typeset=french.typeset,
    )
    return environment


@dataclass(frozen=True)
class Desk:
    """One running desk."""

    settings: Settings
    secret: bytes
    staff_engine: Engine
    staff_sessions: sessionmaker
    feedback_sessions: sessionmaker
    knowledge_sessions: sessionmaker
    templates: Environment

    def render(self, template: str, **context: Any) -> str:
        """A page as text."""
        return self.templates.get_template(template).render(**context)
