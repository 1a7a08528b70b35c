"""Not sure, or not for us: offer three readings as buttons; the second time, a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import CARDS, answer_request, say_with_cards
from actions.doors import directory, town_of
from actions.follow_up import ActionMoreInformation
from actions.requests import SEARCH_GOALS, is_ellipsis, read_request, words_of
from actions.small_talk import ActionHearAffirm, ActionHearDeny
from actions.withdraw_feedback import find_code
from knowledge.vocabularies import TOPICS, label_of
from text.replies import asks_detail, is_no, is_yes

READINGS = 3
LIKELY = 0.08  # below this share, a reading is a guess that would only puzzle
SURELY_OUTSIDE = 0.6  # from this confidence on, the message is understood: it is just not for us


@cache
def _titles() -> dict[str, str]:
    """Goal → title of its button (actions/readings.yml)."""
    path = Path(__file__).with_name("readings.yml")
    titles: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return titles


def _likely(ranking: list[dict[str, Any]]) -> list[str]:
    return [str(row["name"]) for row in ranking if float(row["confidence"]) >= LIKELY]


def _readings(tracker: Tracker) -> list[dict[str, str]]:
    """Up to three buttons: the likeliest goals, and for a search the likeliest topics."""
    message = tracker.latest_message or {}
    goals = _likely(message.get("intent_ranking", []))
    topics = [name for name in _likely(message.get("topic_ranking", [])) if name != "none"]
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
    """Whatever the classifier could not place: first what the message says by itself (a thumb, « et le soir ? », a
    receipt code), then three readings, then a person.
    """

    def name(self) -> str:
        return "action_clarify"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        words = words_of(tracker)
        if is_yes(words):
            return await ActionHearAffirm().run(dispatcher, tracker, domain)
        if is_no(words):
            return await ActionHearDeny().run(dispatcher, tracker, domain)
        if is_ellipsis(tracker):
            return answer_request(dispatcher, tracker, read_request(tracker, tracker.get_slot("goal")))
        if tracker.get_slot("shown") and asks_detail(words):
            return await ActionMoreInformation().run(dispatcher, tracker, domain)
        if find_code(words):
            dispatcher.utter_message(response="utter_code_recognised")
            return [SlotSet("misses", 0)]
        if _is_outside(tracker):
            dispatcher.utter_message(response="utter_out_of_scope")
            return [SlotSet("outcome", "clarify"), SlotSet("misses", 0)]
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


def _is_outside(tracker: Tracker) -> bool:
    intent = (tracker.latest_message or {}).get("intent") or {}
    return intent.get("name") == "out_of_scope" and float(intent.get("confidence") or 0) >= SURELY_OUTSIDE
