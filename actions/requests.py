"""The request behind a message: its own words, or those of the turn before when it leans on it (« et le samedi ? »)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from text.normalise import expand

SEARCH_GOALS = ("find_service", "find_french_course", "find_event")
_LEANING = re.compile(r"(?:et|mais|ou|pis|puis|and|what about|y|e|و)(?!\w)")
MOST_FURTHER = 2
LEANING_WORDS = 7  # longer messages stand alone


@dataclass(frozen=True)
class Request:
    """What is looked for. Empty strings mean that nothing was said."""

    goal: str
    topic: str
    words: str
    when: str
    audience: str
    continues: str = ""  # the words that lean on the request before

    def remember(self) -> list[EventType]:
        """The slots that keep this request for the next turn."""
        return [
            SlotSet("goal", self.goal),
            SlotSet("topic", self.topic or None),
            SlotSet("words", self.words or None),
            SlotSet("when", self.when or None),
            SlotSet("audience", self.audience or None),
        ]


def entity(tracker: Tracker, name: str) -> str:
    """The first value of an entity in the latest message, or ""."""
    return str(next(tracker.get_latest_entity_values(name), None) or "")


def words_of(tracker: Tracker) -> str:
    """What the person typed; a pressed button has no words."""
    text = str((tracker.latest_message or {}).get("text") or "")
    return "" if text.startswith("/") else text


def begins_leaning(words: str) -> bool:
    """Whether a short message begins as the rest of another one: « et le samedi ? »."""
    folded = expand(words)
    return 0 < len(folded.split()) <= LEANING_WORDS and _LEANING.match(folded) is not None


def is_ellipsis(tracker: Tracker) -> bool:
    """Whether a short message only changes the time or the person of the last request, whatever its intent."""
    words = words_of(tracker)
    detailed = bool(entity(tracker, "when") or entity(tracker, "audience"))
    return bool(tracker.get_slot("goal")) and detailed and len(words.split()) <= LEANING_WORDS


def leans_on_last(tracker: Tracker, topic: str, words: str) -> bool:
    """Whether the message continues the last request: it names no topic, or is a short « et … ? »."""
    if not tracker.get_slot("goal"):
        return False
    return bool(words) and (not topic or (is_ellipsis(tracker) and begins_leaning(words)))


def read_request(tracker: Tracker, goal: str) -> Request:
    """The request of the latest message, completed by the remembered one when the message leans on it."""
    topic, words = entity(tracker, "topic"), words_of(tracker)
    when, audience = entity(tracker, "when"), entity(tracker, "audience")
    if leans_on_last(tracker, topic, words):
        return Request(
            goal=tracker.get_slot("goal"),
            topic=tracker.get_slot("topic") or "",
            words=" ".join(part for part in (tracker.get_slot("words"), words) if part),
            when=when or tracker.get_slot("when") or "",
            audience=audience or tracker.get_slot("audience") or "",
            continues=words,
        )
    return Request(goal, topic, words, when, audience)


def further_requests(tracker: Tracker) -> list[Request]:
    """What the latest message asks besides its main request, in order, at most two."""
    also = (tracker.latest_message or {}).get("also") or []
    when, audience = entity(tracker, "when"), entity(tracker, "audience")
    return [
        Request(
            part["goal"],
            part["topic"],
            part["words"],
            when if part["goal"] != "find_service" else "",
            audience if part["goal"] == "find_event" else "",
        )
        for part in also[:MOST_FURTHER]
    ]
