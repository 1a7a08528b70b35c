"""Answer a question asked in the middle of a form; the rule then comes back to the form."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.find_event import ActionFindEvent
from actions.find_french_course import ActionFindFrenchCourse
from actions.find_service import ActionFindService
from actions.follow_up import ActionChooseResult, ActionMoreInformation, ActionShowOthers
from actions.reach_a_person import ActionReachAPerson

ANSWERS: dict[str, Action] = {
    "find_service": ActionFindService(),
    "find_french_course": ActionFindFrenchCourse(),
    "find_event": ActionFindEvent(),
    "choose_result": ActionChooseResult(),
    "more_information": ActionMoreInformation(),
    "show_others": ActionShowOthers(),
    "human": ActionReachAPerson(),
}


class ActionAnswerAside(Action):
    def name(self) -> str:
        return "action_answer_aside"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        intent = str(tracker.get_intent_of_latest_message())
        events: list[EventType] = []
        if intent in ANSWERS:
            events = list(await ANSWERS[intent].run(dispatcher, tracker, domain))
        else:  # help, privacy, change_language: words only
            dispatcher.utter_message(response=f"utter_{intent}")
        if tracker.active_loop_name != "withdrawal_form":
            dispatcher.utter_message(response="utter_form_resumed")
        return events
