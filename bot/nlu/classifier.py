"""Reads the goal, the topic and the language of a message, with an honest confidence for each."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, METADATA, METADATA_INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from text.classifier import TextClassifier
from text.greetings import without_greeting
from text.language import language_of_script
from text.vectors import WordVectors

RANKING_LENGTH = 6
GUESS = 0.1  # what confidence is worth when not one word is known: always under the fallback threshold
GOALS_WITH_TOPIC = ("find_service", "find_french_course", "find_event", "give_feedback", "complaint", "emergency")


def _labels(message: Message) -> Dict[str, Optional[str]]:
    """The labels of a training example: its intent, and the topic and language of its block in data/nlu."""
    block = (message.get(METADATA) or {}).get(METADATA_INTENT) or {}
    goal = message.get(INTENT)
    # « merci » has no topic to learn from: its « none » would only blur the « none » of an ellipsis.
    topic = block.get("topic") if goal in GOALS_WITH_TOPIC else None
    return {"goal": goal, "topic": topic, "lang": block.get("lang")}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class GoalAndTopicClassifier(IntentClassifier, GraphComponent):
    """One linear classifier with three heads: goal (the Rasa intent), topic of the directory, language.

    Adds to the message `intent`, `intent_ranking`, and the outputs `topic_ranking` and `language`
    (each a list of {"name", "confidence"}, best first; `language` is the best code alone).
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"noisy_copies": 1, "seed": 0}

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource,
                 classifier: Optional[TextClassifier] = None) -> None:  # fmt: skip
        self._config = config
        self._storage = storage
        self._resource = resource
        self._classifier = classifier

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> GoalAndTopicClassifier:  # fmt: skip
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        labels = [_labels(message) for message in examples]
        self._classifier = TextClassifier.fit(
            [message.get(TEXT) for message in examples],
            {head: [row[head] for row in labels] for head in ("goal", "topic", "lang")},
            noisy_copies=self._config["noisy_copies"],
            seed=self._config["seed"],
            vectors=WordVectors.from_spacy(),
        )
        with self._storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
        return self._resource

    @classmethod
    def load(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> GoalAndTopicClassifier:  # fmt: skip
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TextClassifier.load(folder))

    def process(self, messages: List[Message]) -> List[Message]:
        assert self._classifier is not None, "process() is called on a trained component only"
        for message in messages:
            text = without_greeting(message.get(TEXT) or "")
            read = self._classifier.read(text)
            ranking: Dict[str, List[Dict[str, Any]]] = {
                head: [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance} for name, chance in chances.items()]
                for head, chances in read.items()
            }
            if not self._classifier.knows_a_word(text):
                for row in (*ranking["goal"], *ranking["topic"]):
                    row[PREDICTED_CONFIDENCE_KEY] *= GUESS
            message.set(INTENT, ranking["goal"][0], add_to_output=True)
            message.set("intent_ranking", ranking["goal"][:RANKING_LENGTH], add_to_output=True)
            message.set("topic_ranking", ranking["topic"][:RANKING_LENGTH], add_to_output=True)
            language = language_of_script(message.get(TEXT) or "") or ranking["lang"][0][INTENT_NAME_KEY]
            message.set("language", language, add_to_output=True)
        return messages
