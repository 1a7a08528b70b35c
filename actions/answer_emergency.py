"""Danger: the right line first, at once; no question, no form."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import CARDS, say_with_cards
from actions.doors import directory, town_of

# What is said when the classifier, and not the lexicon, saw a danger: it has no kind.
UNKNOWN_DANGER = {"kind": "life", "lines": ["urgence-911", "info-social-811", "211-quebec"]}


class ActionAnswerEmergency(Action):
    def name(self) -> str:
        return "action_answer_emergency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        danger = (tracker.latest_message or {}).get("emergency") or UNKNOWN_DANGER
        found = [directory().get(town_of(tracker), line) for line in danger["lines"]]
        lines = [entry for entry in found if entry is not None][:CARDS]
        say_with_cards(dispatcher, tracker, f"utter_emergency_{danger['kind']}", lines)
        # The rules then close any open form; what was filled in waits in its slots, nobody is asked to finish now.
        return [
            SlotSet("shown", [entry.id for entry in lines]),
            SlotSet("chosen", None),
            SlotSet("outcome", "emergency"),
            SlotSet("invitation", "made"),
            SlotSet("misses", 0),
        ]
