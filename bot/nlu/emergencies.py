"""Danger comes before everything: a message that the lexicon recognises is an emergency, whatever else it says."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from text.emergencies import find_emergency


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyRecogniser(GraphComponent):
    """Last in the pipeline, so that nothing after it can change its verdict.

    Deterministic: a statistical classifier read « je veux en finir avec la vie » as small talk. Sets the intent
    `emergency` with confidence 1 and the output `emergency` ({"kind", "lines": directory ids in order}).
    """

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> EmergencyRecogniser:  # fmt: skip
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            emergency = find_emergency(message.get(TEXT) or "")
            if emergency is not None:
                verdict = {INTENT_NAME_KEY: "emergency", PREDICTED_CONFIDENCE_KEY: 1.0}
                others = [r for r in message.get("intent_ranking", []) if r[INTENT_NAME_KEY] != "emergency"]
                message.set(INTENT, verdict, add_to_output=True)
                message.set("intent_ranking", [verdict, *others], add_to_output=True)
                found = {"kind": emergency.kind, "lines": list(emergency.lines)}
                message.set("emergency", found, add_to_output=True)
        return messages
