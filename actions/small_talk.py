"""Thanks, yes and no outside a form, and « ça m’aide » : the moments when an invitation may be made."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors import feedback_sessions, today, voice_of
from actions.requests import words_of
from feedback.record import may_invite
from text.normalise import expand


def invite(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """After a useful answer, ask once for two opinions; at most once a conversation and once in 14 days."""
    if tracker.get_slot("outcome") != "answered" or tracker.get_slot("invitation"):
        return []
    with feedback_sessions()() as session:
        if not may_invite(session, voice_of(tracker), today()):
            return []
    dispatcher.utter_message(response="utter_invite")
    return [SlotSet("invitation", "open")]


class ActionThank(Action):
    """« merci », or the button that says that an answer helped."""

    def name(self) -> str:
        return "action_thank"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if tracker.get_slot("outcome") == "emergency":
            dispatcher.utter_message(response="utter_take_care")
            return []
        pressed = tracker.get_intent_of_latest_message() == "say_helpful"
        dispatcher.utter_message(response="utter_glad" if pressed else "utter_thanks")
        return invite(dispatcher, tracker)


class ActionHearAffirm(Action):
    """« oui » : to the open invitation, or to « est-ce que ça vous aide ? »."""

    def name(self) -> str:
        return "action_hear_affirm"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if tracker.get_slot("invitation") == "open":
            return [SlotSet("invitation", "made"), FollowupAction("statements_form")]
        outcome = tracker.get_slot("outcome")
        if outcome == "answered":
            dispatcher.utter_message(response="utter_glad")
            return invite(dispatcher, tracker)
        dispatcher.utter_message(response="utter_take_care" if outcome == "emergency" else "utter_ask_need")
        return []


class ActionHearDeny(Action):
    """« non » : to the open invitation, or to « est-ce que ça vous aide ? »."""

    def name(self) -> str:
        return "action_hear_deny"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        if tracker.get_slot("invitation") == "open":
            dispatcher.utter_message(response="utter_invitation_declined")
            return [SlotSet("invitation", "made")]
        thanking = "merci" in expand(words_of(tracker))  # « non merci » asks for nothing more
        if tracker.get_slot("outcome") == "answered" and not thanking:
            dispatcher.utter_message(response="utter_unhelpful")
            return [SlotSet("outcome", "nothing_found")]
        response = "utter_take_care" if tracker.get_slot("outcome") == "emergency" else "utter_at_your_service"
        dispatcher.utter_message(response=response)
        return []


class ActionHearUnhelpful(Action):
    """The button that says that an answer did not help."""

    def name(self) -> str:
        return "action_hear_unhelpful"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        dispatcher.utter_message(response="utter_unhelpful")
        return [SlotSet("outcome", "nothing_found")]
