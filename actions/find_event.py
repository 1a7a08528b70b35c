"""Find something dated or recurring where people meet."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answers import answer_request
from actions.requests import read_request


class ActionFindEvent(Action):
    def name(self) -> str:
        return "action_find_event"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        return answer_request(dispatcher, tracker, read_request(tracker, "find_event"))
