"""Find a local service, or who answers a question of procedure, right or price."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import answer_request
from actions.clarify import ActionClarify
from actions.follow_up import ActionMoreInformation
from actions.requests import read_request, words_of
from actions.withdraw_feedback import find_code
from text.normalise import fold
from text.replies import asks_detail


class ActionFindService(Action):
    def name(self) -> str:
        return "action_find_service"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        words = words_of(tracker)
        if words and (not fold(words) or find_code(words)):  # a thumb, three dots, a receipt code: nothing to search
            return await ActionClarify().run(dispatcher, tracker, domain)
        if tracker.get_slot("shown") and asks_detail(words):  # « c'est où ? » of what was just shown
            return await ActionMoreInformation().run(dispatcher, tracker, domain)
        return answer_request(dispatcher, tracker, read_request(tracker, "find_service"))
