"""Adds to a message what it says of topic, time and audience, as entities the actions read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import GOALS_WITH_TOPIC, NO_TOPIC
from text.audiences import find_audience
from text.times import find_when

TOWN_TIME = ZoneInfo("America/Toronto")
STORIES = ("give_feedback", "complaint", "emergency", "out_of_scope")
SHORT = 7  # words


def _may_wish(message: Message) -> bool:
    """Whether a day or a group of people in the message is a wish: in a long opinion or a call for help it is part of
    the story; a short « et le samedi ? » is one whatever its intent was taken for.
    """
    goal = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
    return goal not in STORIES or len((message.get(TEXT) or "").split()) <= SHORT


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DetailsExtractor(GraphComponent):
    """`topic` (when the classifier is sure enough), `when` and `audience`: each at most once, on the whole text."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"topic_threshold": 0.08}

    def __init__(self, config: Dict[str, Any]) -> None:
        self._topic_threshold = float(config["topic_threshold"])

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> DetailsExtractor:  # fmt: skip
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        today = datetime.now(TOWN_TIME).date()
        for message in messages:
            text = message.get(TEXT) or ""
            best = (message.get("topic_ranking") or [{"name": NO_TOPIC, "confidence": 1.0}])[0]
            has_topic = (message.get(INTENT) or {}).get(INTENT_NAME_KEY) in GOALS_WITH_TOPIC
            sure = has_topic and best["name"] != NO_TOPIC and best["confidence"] >= self._topic_threshold
            topic = best["name"] if sure else ""
            details = {"topic": topic}
            if _may_wish(message):
                details |= {"when": find_when(text, today), "audience": find_audience(text, topic)}
            entities = [
                {"entity": name, "value": value, "start": 0, "end": len(text), "extractor": "DetailsExtractor"}
                for name, value in details.items()
                if value
            ]
            message.set(ENTITIES, list(message.get(ENTITIES, [])) + entities, add_to_output=True)
        return messages
