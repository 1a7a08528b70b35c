"""Reach a person: whom to call, from the directory's records."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import CARDS, say_with_cards
from actions.doors import directory, town_of


class ActionReachAPerson(Action):
    def name(self) -> str:
        return "action_reach_a_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        contacts = directory().contacts(town_of(tracker), tracker.get_slot("topic"))[:CARDS]
        say_with_cards(dispatcher, tracker, "utter_person", contacts)
        shown = [entry.id for entry in contacts]
        events: list[EventType] = [SlotSet("shown", shown), SlotSet("chosen", None), SlotSet("misses", 0)]
        return events if tracker.get_slot("outcome") == "emergency" else [*events, SlotSet("outcome", "answered")]
