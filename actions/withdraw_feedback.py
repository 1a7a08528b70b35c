"""Take one's words back with the receipt code."""

from __future__ import annotations

import re

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors import feedback_sessions
from actions.form_turns import is_aside, is_emergency, is_old_button, wants_to_stop
from actions.requests import words_of
from feedback.withdraw import withdraw
from text.normalise import fold

CANCELLED = "cancelled"
LOST = "lost"
LOST_CODE = re.compile(
    r"(?<!\w)(?:perdu|oublie|sans|plus|pas|jamais)(?: \w+){0,4} (?:code|numero)(?!\w)|"
    r"(?<!\w)code (?:\w+ ){0,2}(?:perdu|oublie)|^(?:je l'ai |je le )?(?:perdu|oublie|trouve (?:pas|plus))$|"
    r"(?:lost|forgot|don't have)(?: \w+){0,3} code|perdi el codigo"
)
# A code inside a sentence (« efface mon avis VIC-7K3M-QX4T svp »); the check sign decides whether it is one.
CODE = re.compile(r"\b[A-Za-z]{3}[ \-–—]?[A-Za-z0-9]{4}[ \-–—]?[A-Za-z0-9]{4}\b")


def find_code(words: str) -> str:
    """The code in the words, right or with a slip; "" when nothing looks like one.

    Letters alone are a code only when they are the whole message: « information » has as many.
    """
    found = [match[0] for match in CODE.finditer(words)]
    marked = [code for code in found if re.search(r"[\d\-–—]", code)]
    return next(iter(marked), words.strip() if CODE.fullmatch(words.strip()) and " " in words.strip() else "")


class ValidateWithdrawalForm(Action):
    """Takes the code from the first message or from the answer; the outcome is said at once."""

    def name(self) -> str:
        return "validate_withdrawal_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        asked, words = tracker.get_slot("requested_slot"), words_of(tracker)
        if is_emergency(tracker):
            return []
        if asked is None and not find_code(words) and not LOST_CODE.search(fold(words)):
            return []
        if asked and is_aside(tracker):
            return []
        if asked and is_old_button(tracker):
            return [SlotSet("withdrawal_code", None)]
        if LOST_CODE.search(fold(words)):
            return [SlotSet("withdrawal_code", LOST), SlotSet("requested_slot", None)]
        if asked and wants_to_stop(tracker):
            return [SlotSet("withdrawal_code", CANCELLED), SlotSet("requested_slot", None)]
        with feedback_sessions()() as session:
            outcome = withdraw(session, find_code(words) or words)
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
            LOST: "utter_withdrawal_lost",
        }[tracker.get_slot("withdrawal_code")]
        dispatcher.utter_message(response=response)
        return [SlotSet("withdrawal_code", None)]
