"""Not sure: offer three readings as buttons; the second time, a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import CARDS, say_with_cards
from actions.doors import directory, town_of
from actions.requests import SEARCH_GOALS
from knowledge.vocabularies import TOPICS, label_of

READINGS = 3


@cache
def _titles() -> dict[str, str]:
    """Goal → title of its button (actions/readings.yml)."""
    path = Path(__file__).with_name("readings.yml")
    titles: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return titles


def _readings(tracker: Tracker) -> list[dict[str, str]]:
    """Up to three buttons: the likeliest goals, and for a search the likeliest topics."""
    message = tracker.latest_message or {}
    goals = [row["name"] for row in message.get("intent_ranking", [])]
    topics = [row["name"] for row in message.get("topic_ranking", []) if row["name"] != "none"]
    buttons: list[dict[str, str]] = []
    for goal in goals:
        if goal == "find_french_course":
            buttons.append({"title": label_of(TOPICS, "french"), "payload": '/find_french_course{"topic": "french"}'})
        elif goal in SEARCH_GOALS:
            for topic in topics[:2]:
                label = label_of(TOPICS, topic)
                title = label if goal == "find_service" else f"{_titles()[goal]} – {label}"
                buttons.append({"title": title, "payload": f'/{goal}{{"topic": "{topic}"}}'})
        elif goal in _titles():
            buttons.append({"title": _titles()[goal], "payload": f"/{goal}"})
    unique = {button["title"]: button for button in buttons}
    return list(unique.values())[:READINGS]


class ActionClarify(Action):
    def name(self) -> str:
        return "action_clarify"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        misses = float(tracker.get_slot("misses") or 0) + 1
        readings = _readings(tracker)
        if misses >= 2:
            contacts = directory().contacts(town_of(tracker), None)[:CARDS]
            say_with_cards(dispatcher, tracker, "utter_clarify_person", contacts)
            misses = 0
        elif readings:
            dispatcher.utter_message(response="utter_clarify", buttons=readings)
        else:
            dispatcher.utter_message(response="utter_clarify_open")
        return [SlotSet("misses", misses), SlotSet("outcome", "clarify")]
