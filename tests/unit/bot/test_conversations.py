"""What is written of a conversation: enough to go on, never a word of the person."""

from __future__ import annotations

import json

import pytest

from bot.conversations import MEMORY_ONLY_SLOTS, without_words

WORDS = "Ludivine cherche un logement"
USER = {
    "event": "user",
    "timestamp": 1.0,
    "text": WORDS,
    "message_id": "m1",
    "input_channel": "passerelle",
    "metadata": {"voice": "cle-de-la-personne", "municipality": "demo"},
    "parse_data": {
        "text": WORDS,
        "intent": {"name": "find_service", "confidence": 0.9},
        "language": "fr",
        "intent_ranking": [{"name": "find_service", "confidence": 0.9}],
        "entities": [{"entity": "topic", "value": "housing", "start": 0, "end": 5, "text": WORDS}],
    },
}
BOT = {"event": "bot", "text": f"Voici : « {WORDS} »", "data": {"custom": {"cards": [WORDS]}}, "metadata": {"x": WORDS}}


def test_a_message_keeps_its_labels_only():
    kept = without_words(USER)
    assert "Ludivine" not in json.dumps(kept) and "cle-de-la-personne" not in json.dumps(kept)
    assert kept["parse_data"]["intent"]["name"] == "find_service"
    assert kept["parse_data"]["entities"] == [{"entity": "topic", "value": "housing"}]
    assert kept["timestamp"] == 1.0


def test_what_was_shown_is_not_kept():
    assert "Ludivine" not in json.dumps(without_words(BOT))


@pytest.mark.parametrize("name", sorted(MEMORY_ONLY_SLOTS))
def test_a_slot_of_words_is_never_written(name):
    assert without_words({"event": "slot", "name": name, "value": WORDS})["value"] is None


def test_other_events_are_left_as_they_are():
    for event in ({"event": "slot", "name": "topic", "value": "housing"}, {"event": "action", "name": "action_thank"}):
        assert without_words(event) == event


def test_the_event_given_is_not_changed():
    before = json.dumps(USER)
    without_words(USER)
    assert json.dumps(USER) == before


@pytest.mark.parametrize("event", [{"event": "user", "parse_data": None}, {"event": "user"}])
def test_a_message_that_was_not_understood_has_nothing_to_keep(event):
    assert without_words(event)["text"] == ""
