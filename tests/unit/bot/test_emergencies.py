"""Two readers of danger, the lexicon and the classifier: either is enough."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import Reading
from bot.nlu.emergencies import EmergencyRecogniser
from text.emergencies import lines_for

RECOGNISER = EmergencyRecogniser({"threshold": 0.3})


def read(text: str, dangers: dict[str, float]) -> Message:
    intent = {"name": "find_service", "confidence": 0.6}
    message = Message(data={TEXT: text, "intent": intent, "intent_ranking": [intent], "dangers": dangers})
    return RECOGNISER.process([message])[0]


def test_the_lexicon_is_believed_whatever_the_classifier_thinks():
    message = read("mon mari me frappe", {})
    assert message.get("intent") == {"name": "emergency", "confidence": 1.0}
    assert message.get("emergency")["kind"] == "partner_violence"


def test_the_classifier_is_believed_well_before_it_would_win():
    message = read("je regarde l'eau du pont", {"suicide": 0.25, "life": 0.1})
    assert message.get("intent")["name"] == "emergency"
    assert message.get("emergency") == {"kind": "suicide", "lines": list(lines_for("suicide"))}
    assert [row["name"] for row in message.get("intent_ranking")] == ["emergency", "find_service"]


@pytest.mark.parametrize("dangers", [{}, {"life": 0.1}])
def test_a_message_without_danger_is_left_as_it_is(dangers):
    message = read("où est la bibliothèque", dangers)
    assert message.get("intent")["name"] == "find_service" and message.get("emergency") is None


def test_a_reading_adds_up_the_kinds_of_danger_and_says_what_else_it_would_be():
    reading = Reading.of({"emergency|suicide": 0.4, "find_service|mental-health": 0.35, "emergency|life": 0.25})
    assert (reading.goal, reading.topic, reading.chance) == ("find_service", "mental-health", 0.35)
    assert reading.goals["emergency"] == pytest.approx(0.65)
    assert reading.topics == {"emergency": pytest.approx(0.65), "mental-health": 0.35}
    assert reading.dangers == {"suicide": 0.4, "life": 0.25}
