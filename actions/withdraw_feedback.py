"""Take one's words back with the receipt code."""

from __future__ import annotations

import re

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors import feedback_sessions
from actions.form_turns import is_aside, is_emergency, wants_to_stop
from actions.requests import words_of
from feedback.withdraw import withdraw

CANCELLED = "cancelled"
# A code inside a sentence (« efface mon avis VIC-7K3M-QX4T svp »); the check sign decides whether it is one.
CODE = re.compile(r"\b[A-Za-z]{3}[ \-–—]?[A-Za-z0-9]{4}[ \-–—]?[A-Za-z0-9]{4}\b")


def find_code(words: str) -> str:
    """The code that the person typed, or all she typed when nothing looks like one."""
    match = CODE.search(words)
    return match[0] if match else words.strip()


class ValidateWithdrawalForm(Action):
    """Takes the code from the first message or from the answer; the outcome is said at once."""

    def name(self) -> str:
        return "validate_withdrawal_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        asked, words = tracker.get_slot("requested_slot"), words_of(tracker)
        if is_emergency(tracker):
            return []
        if asked is None and not CODE.search(words):
            return []
        if asked and is_aside(tracker):
            return []
        if asked and wants_to_stop(tracker):
            return [SlotSet("withdrawal_code", CANCELLED), SlotSet("requested_slot", None)]
        with feedback_sessions()() as session:
            outcome = withdraw(session, find_code(words))
        if outcome == "malformed":
            dispatcher.utter_message(response="utter_withdrawal_malformed")
            return [SlotSet("withdrawal_code", None)]
        return [SlotSet("withdrawal_code", outcome), SlotSet("requested_slot", None)]


class ActionSubmitWithdrawalForm(Action):
    def name(self) -> str:
        return "action_submit_withdrawal_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        response = {
            "withdrawn": "utter_withdrawn",
            "unknown": "utter_withdrawal_unknown",
            CANCELLED: "utter_withdrawal_cancelled",
        }[tracker.get_slot("withdrawal_code")]
        dispatcher.utter_message(response=response)
        return [SlotSet("withdrawal_code", None)]
