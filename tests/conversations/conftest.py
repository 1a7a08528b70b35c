"""People who talk to the trained assistant in this very process, through the scrubber of the web channel."""

from __future__ import annotations

import asyncio
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from feedback.database import open_feedback
from feedback.models import answer, consent, invitation, testimony
from settings import ROOT, Settings

ANSWER_SECONDS = 120
TABLES = (consent, invitation, answer, testimony)
CODE = re.compile(r"[A-Z]{3}-[2-9A-Z]{4}-[2-9A-Z]{4}")
Turn = Callable[[str, str], list[dict[str, Any]]]


def _patterns() -> dict[str, re.Pattern[str]]:
    """Response name → what a message made from it looks like."""
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    return {
        name: re.compile(re.sub(r"\\\{\w+\\\}", r"[\\s\\S]*", re.escape(variants[0]["text"])))
        for name, variants in responses.items()
    }


class Person:
    """One newcomer in one conversation. Remembers the last answer, and every button ever shown to her."""

    responses = _patterns()

    def __init__(self, turn: Turn, sessions: sessionmaker[Session]) -> None:
        self._turn = turn
        self._sessions = sessions
        self._conversation = secrets.token_hex(8)
        self._payloads: dict[str, str] = {}
        self._before = self._counts()
        self.messages: list[dict[str, Any]] = []
        self.receipt = ""

    def say(self, *texts: str) -> Person:
        """Type the messages one after the other; the last answer is kept."""
        for text in texts:
            self._hear(self._turn(self._conversation, text))
        return self

    def press(self, title: str) -> Person:
        """Press the last button shown, in the whole conversation, whose title contains `title`."""
        known = [payload for name, payload in self._payloads.items() if title in name]
        assert known, f"no button {title!r} among {list(self._payloads)}"
        self._hear(self._turn(self._conversation, known[-1]))
        return self

    def _hear(self, messages: list[dict[str, Any]]) -> None:
        self.messages = messages
        for message in messages:
            for button in message["buttons"]:
                self._payloads.pop(button["title"], None)  # the newest is the last
                self._payloads[button["title"]] = button["payload"]
            if self.hears("utter_comment_kept"):
                self.receipt = CODE.findall(self.text)[0]

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.messages)

    @property
    def cards(self) -> list[str]:
        """The identifiers of the cards of the last answer."""
        return [card["id"] for message in self.messages for card in message["cards"]]

    @property
    def card_facts(self) -> dict[str, dict[str, Any]]:
        return {card["id"]: card for message in self.messages for card in message["cards"]}

    @property
    def buttons(self) -> list[str]:
        return [button["title"] for message in self.messages for button in message["buttons"]]

    def hears(self, response: str) -> bool:
        """Whether one message of the last answer comes from `response` of domain.yml."""
        return any(self.responses[response].fullmatch(message["text"]) for message in self.messages)

    def _counts(self) -> dict[str, int]:
        with self._sessions() as session:
            return {t.name: session.execute(select(func.count()).select_from(t)).scalar_one() for t in TABLES}

    @property
    def kept(self) -> dict[str, int]:
        """How many rows of each kind were added since this conversation began; tables without any are left out."""
        return {name: n - self._before[name] for name, n in self._counts().items() if n != self._before[name]}

    @property
    def last_testimony(self) -> Any:
        with self._sessions() as session:
            return session.execute(select(testimony).order_by(testimony.c.id.desc()).limit(1)).mappings().one()


@pytest.fixture(scope="session")
def turn(installation: Settings) -> Iterator[Turn]:
    """Answers one message of a conversation: what was typed is scrubbed as on the web, a payload passes as it is."""
    from bot.agent import Assistant
    from bot.channels.cleaning import safe_text

    assistant = Assistant.load(installation)
    # In a thread of its own: after the browser tests, Playwright's loop still runs in the main one.
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def answer_one(conversation: str, said: str) -> list[dict[str, Any]]:
        metadata = {"municipality": "demo", "voice": conversation, "tier": "anonymous", "channel": "web"}
        text = said if said.startswith("/") else safe_text(said)
        answered = asyncio.run_coroutine_threadsafe(assistant.reply(conversation, text, metadata), loop)
        return answered.result(ANSWER_SECONDS).messages

    yield answer_one
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def person(turn: Turn, installation: Settings) -> Person:
    return Person(turn, open_feedback(installation))
