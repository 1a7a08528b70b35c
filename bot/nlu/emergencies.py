"""Danger comes before everything: a message that the lexicon recognises is an emergency, whatever else it says."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import EMERGENCY
from text.emergencies import Emergency, find_emergency, lines_for


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyRecogniser(GraphComponent):
    """Last in the pipeline, so that nothing after it can change its verdict.

    Two readers, either is enough. The lexicon is deterministic: a statistical classifier read « je veux en finir avec
    la vie » as small talk. The classifier sees what has no word of danger in it (« je regarde l'eau du pont »); it is
    believed from `threshold` on, well before it would win: a false alarm costs three cards, a miss may cost a life.
    Sets the intent `emergency` and the output `emergency` ({"kind", "lines": directory ids in order}).
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"threshold": 0.3}

    def __init__(self, config: Dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> EmergencyRecogniser:  # fmt: skip
        return cls(config)

    def _suspect(self, message: Message) -> Emergency | None:
        """The danger that the classifier sees, by its likeliest kind."""
        dangers: Dict[str, float] = message.get("dangers") or {}
        if sum(dangers.values()) < self._threshold:
            return None
        kind = max(dangers, key=lambda name: dangers[name])
        return Emergency(kind, lines_for(kind))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            recognised = find_emergency(message.get(TEXT) or "")
            emergency = recognised or self._suspect(message)
            if emergency is not None:
                chance = 1.0 if recognised else sum(message.get("dangers").values())
                verdict = {INTENT_NAME_KEY: EMERGENCY, PREDICTED_CONFIDENCE_KEY: chance}
                others = [r for r in message.get("intent_ranking", []) if r[INTENT_NAME_KEY] != EMERGENCY]
                message.set(INTENT, verdict, add_to_output=True)
                message.set("intent_ranking", [verdict, *others], add_to_output=True)
                found = {"kind": emergency.kind, "lines": list(emergency.lines)}
                message.set("emergency", found, add_to_output=True)
        return messages
