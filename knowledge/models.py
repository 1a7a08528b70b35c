"""The tables of the directory. Every column says how private it is; all of it is public here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, MetaData, String, Text
from sqlalchemy.orm import registry

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
mapper = registry(metadata=MetaData(naming_convention=CONSTRAINT_NAMES))
PUBLIC = {"privacy": "public"}


@mapper.mapped
class EntryRow:
    """One entry of one directory. `is_present` is false once it has vanished from the files it came from."""

    __tablename__ = "entries"

    municipality: str = Column(String(60), primary_key=True, info=PUBLIC)
    id: str = Column(String(120), primary_key=True, info=PUBLIC)
    kind: str = Column(String(20), nullable=False, info=PUBLIC)
    name: str = Column(Text, nullable=False, info=PUBLIC)
    organization: str = Column(Text, nullable=False, info=PUBLIC)
    description_fr: str = Column(Text, nullable=False, info=PUBLIC)
    topics: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    audience: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    eligibility_fr: str = Column(Text, nullable=False, info=PUBLIC)
    address: str = Column(Text, nullable=False, info=PUBLIC)
    city: str = Column(String(120), nullable=False, info=PUBLIC)
    postal_code: str = Column(String(10), nullable=False, info=PUBLIC)
    latitude: float | None = Column(Float, info=PUBLIC)
    longitude: float | None = Column(Float, info=PUBLIC)
    phone: str = Column(String(120), nullable=False, info=PUBLIC)
    email: str = Column(String(200), nullable=False, info=PUBLIC)
    url: str = Column(Text, nullable=False, info=PUBLIC)
    hours: str = Column(Text, nullable=False, info=PUBLIC)
    languages: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    cost: str = Column(Text, nullable=False, info=PUBLIC)
    schedule: str = Column(Text, nullable=False, info=PUBLIC)
    source_url: str = Column(Text, nullable=False, info=PUBLIC)
    source_date: str = Column(String(10), nullable=False, info=PUBLIC)
    source_age: str = Column(String(60), nullable=False, info=PUBLIC)
    confidence: str = Column(String(10), nullable=False, info=PUBLIC)
    characteristics: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    display: str = Column(String(20), nullable=False, info=PUBLIC)
    note: str = Column(Text, nullable=False, info=PUBLIC)
    other_sources: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    questions: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    steps: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    documents: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    cautions: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    contact_ids: list[str] = Column(JSON, nullable=False, info=PUBLIC)
    sources: list[dict[str, str]] = Column(JSON, nullable=False, info=PUBLIC)
    translations: dict[str, Any] = Column(JSON, nullable=False, info=PUBLIC)
    is_present: bool = Column(Boolean, nullable=False, default=True, info=PUBLIC)


@mapper.mapped
class RevisionRow:
    """A single row that counts the changes of the directory, so that a running search notices a reload."""

    __tablename__ = "revision"

    id: int = Column(Integer, primary_key=True, autoincrement=False, info=PUBLIC)
    number: int = Column(Integer, nullable=False, info=PUBLIC)
