"""The two doors that actions go through: the directory (public) and the feedback (private). Opened once a process."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from sqlalchemy.orm import Session, sessionmaker

from feedback.database import open_feedback
from feedback.record import Voice
from knowledge.search import Directory, open_directory
from settings import Settings, load_settings

TOWN_TIME = ZoneInfo("America/Toronto")


@cache
def installation() -> Settings:
    """The settings of this process."""
    return load_settings()


@cache
def directory() -> Directory:
    """The directory of every town served here."""
    return open_directory(installation().knowledge_url)


@cache
def feedback_sessions() -> sessionmaker[Session]:
    """Sessions on the feedback database."""
    sessions: sessionmaker[Session] = open_feedback(installation())
    return sessions


def today() -> date:
    """The day it is in town."""
    return datetime.now(TOWN_TIME).date()


def message_metadata(tracker: Tracker) -> dict[str, Any]:
    """What our channel said of the person's session; a developer's shell says nothing."""
    metadata = (tracker.latest_message or {}).get("metadata")
    return metadata if isinstance(metadata, dict) else {}


def town_of(tracker: Tracker) -> str:
    """The municipality that this conversation is about."""
    return str(message_metadata(tracker).get("municipality") or installation().municipality)


def voice_of(tracker: Tracker) -> Voice:
    """The person as the feedback knows her: an opaque key, how sure we are that it is one person, and from where."""
    metadata = message_metadata(tracker)
    return Voice(
        key=str(metadata.get("voice") or tracker.sender_id),
        tier=str(metadata.get("tier") or "anonymous"),
        municipality=town_of(tracker),
        channel=str(metadata.get("channel") or "shell"),
        lang=str((tracker.latest_message or {}).get("language") or "fr"),
        origin="visitor",
    )
