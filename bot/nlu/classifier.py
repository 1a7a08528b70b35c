"""Reads the goal, the topic and the language of a message, with an honest confidence for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, METADATA, METADATA_INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from text.classifier import Learning, TextClassifier
from text.emergencies import find_emergency
from text.greetings import without_greeting
from text.language import language_of_script
from text.segments import split_requests

RANKING_LENGTH = 6
GUESS = 0.1  # what confidence is worth when not one word is known: always under the fallback threshold
NO_TOPIC = "none"
EMERGENCY = "emergency"
SOME_DANGER = "life"  # the kind of a danger that the lexicon cannot name
SEPARATOR = "|"
GOALS_WITH_TOPIC = ("find_service", "find_french_course", "find_event", "give_feedback", "complaint", "emergency")
SEARCH_GOALS = ("find_service", "find_french_course", "find_event")
# An opinion or a danger leads the message, whatever else it asks; anything else gives way to a search.
LEADING_GOALS = (*SEARCH_GOALS, "give_feedback", "complaint", "emergency")
# What may be asked beside something else in the same message.
ASKED_BESIDE = ("find_service", "find_french_course", "find_event", "privacy", "human", "give_feedback", "complaint")
SURE_OF_PART = 0.6  # chance from which a part of a message is a request by itself


@dataclass(frozen=True)
class Reading:
    """What one text asks, danger aside: the likeliest (goal, topic), and the chances of each goal, topic and danger."""

    goal: str
    topic: str
    chance: float  # of the pair
    goals: Dict[str, float]
    topics: Dict[str, float]
    dangers: Dict[str, float]

    @classmethod
    def of(cls, chances: Dict[str, float]) -> Reading:
        """From the chances of the joint labels « goal|topic », most likely first."""
        goals: Dict[str, float] = defaultdict(float)
        topics: Dict[str, float] = defaultdict(float)
        dangers: Dict[str, float] = {}
        for label, chance in chances.items():
            goal, topic = label.split(SEPARATOR)
            goals[goal] += chance
            if goal == EMERGENCY:
                dangers[topic] = chance
                topic = EMERGENCY
            topics[topic] += chance
        # Whether it is a danger is for the recogniser of emergencies to say: here, what else it would be.
        best = next(label for label in chances if not label.startswith(EMERGENCY))
        goal, topic = best.split(SEPARATOR)
        return cls(goal, topic, chances[best], goals, topics, dangers)

    def is_sure(self) -> bool:
        """Whether this can stand as a request beside another."""
        has_object = self.goal not in GOALS_WITH_TOPIC or self.topic != NO_TOPIC
        return self.goal in ASKED_BESIDE and has_object and self.chance >= SURE_OF_PART


def _labels(message: Message) -> Dict[str, Optional[str]]:
    """The labels of a training example: its intent with the topic of its block in data/nlu, and its language.

    An emergency has a kind instead of a topic: the one that the lexicon reads in it.
    """
    block = (message.get(METADATA) or {}).get(METADATA_INTENT) or {}
    goal = message.get(INTENT)
    topic = block.get("topic") if goal in GOALS_WITH_TOPIC else NO_TOPIC
    if goal == EMERGENCY:
        danger = find_emergency(message.get(TEXT) or "")
        topic = danger.kind if danger else SOME_DANGER
    return {"request": f"{goal}{SEPARATOR}{topic or NO_TOPIC}", "lang": block.get("lang")}


def _ranking(chances: Dict[str, float], best: str) -> List[Dict[str, Any]]:
    """The way Rasa writes a ranking: `best` first, then the others by falling chance."""
    order = sorted(chances, key=lambda name: (name != best, -chances[name]))
    return [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chances[name]} for name in order[:RANKING_LENGTH]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class GoalAndTopicClassifier(IntentClassifier, GraphComponent):
    """One linear classifier with two heads: goal and topic together, and the language.

    Goal and topic are one label: « cours de français » as a goal and « emploi » as a topic never go together, and one
    question learned whole was right 5 points more often than two learned apart (docs/benchmarks.md).

    Adds to the message `intent`, `intent_ranking`, and the outputs `topic_ranking` (a list of {"name", "confidence"},
    best first), `language` (a code) and `also` (a list of {"goal", "topic", "words"}: further requests of the message).
    For the recogniser of emergencies, `dangers`: kind → chance.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"noisy": 0.5, "seed": 0, "strength": 0.25, "balance": 0.3}

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
            {head: [row[head] for row in labels] for head in ("request", "lang")},
            noisy=self._config["noisy"],
            seed=self._config["seed"],
            learning=Learning(self._config["strength"], self._config["balance"]),
        )
        with self._storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
        return self._resource

    @classmethod
    def load(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> GoalAndTopicClassifier:  # fmt: skip
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TextClassifier.load(folder))

    def _read_parts(self, classifier: TextClassifier, text: str) -> List[tuple[str, Reading]]:
        """The parts of a message that are each a request by themselves, in order, without repeating one."""
        parts = split_requests(text)
        read = ((part, Reading.of(classifier.read(part)["request"])) for part in parts if len(parts) > 1)
        sure = {(reading.goal, reading.topic): (part, reading) for part, reading in read if reading.is_sure()}
        return list(sure.values())

    def process(self, messages: List[Message]) -> List[Message]:
        assert self._classifier is not None, "process() is called on a trained component only"
        for message in messages:
            text = message.get(TEXT) or ""
            request = without_greeting(text)
            read = self._classifier.read(request)
            reading = Reading.of(read["request"])
            parts = self._read_parts(self._classifier, text)
            if reading.goal not in LEADING_GOALS:  # « merci ! avez-vous aussi… » asks, it does not only thank
                reading = next((part for _, part in parts if part.goal in SEARCH_GOALS), reading)
            also = [
                {"goal": part.goal, "topic": part.topic, "words": words}
                for words, part in parts
                if (part.goal, part.topic) != (reading.goal, reading.topic)
            ]
            goals, topics = _ranking(reading.goals, reading.goal), _ranking(reading.topics, reading.topic)
            if not self._classifier.knows_a_word(request):
                for row in (*goals, *topics):
                    row[PREDICTED_CONFIDENCE_KEY] *= GUESS
            message.set(INTENT, goals[0], add_to_output=True)
            message.set("intent_ranking", goals, add_to_output=True)
            message.set("topic_ranking", topics, add_to_output=True)
            message.set("language", language_of_script(text) or next(iter(read["lang"])), add_to_output=True)
            message.set("also", also, add_to_output=True)
            message.set("dangers", reading.dangers, add_to_output=False)
        return messages
