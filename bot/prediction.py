"""Answers to whole files, by the very components that serve people (contract: docs/evaluation.md)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.agent import Assistant, Reply
from bot.channels.cleaning import safe_text
from bot.nlu.classifier import NO_TOPIC, SEARCH_GOALS
from feedback.record import read_comment
from knowledge.search import open_directory, rank_documents
from settings import Settings

Row = dict[str, Any]
# Intents of our own that the evaluation counts under one of its goals.
GOAL_OF_INTENT = {
    "choose_result": "find_service",
    "more_information": "find_service",
    "show_others": "find_service",
    "withdraw_feedback": "privacy",
}
OUTCOME_OF_GOAL = {"out_of_scope": "declined", "emergency": "emergency"}
BEST_DOCUMENTS = 10


def _entity(understood: Row, name: str) -> str:
    return next((str(e["value"]) for e in understood.get("entities", []) if e["entity"] == name), "")


def read_understood(understood: Row) -> Row:
    """What the assistant made of one message, before any answer: Rasa's parse data in the words of the evaluation."""
    ranking = understood.get("intent_ranking", [])
    best = next((row for row in ranking if row["name"] != "nlu_fallback"), understood["intent"])
    goal = GOAL_OF_INTENT.get(best["name"], best["name"])
    topic = _entity(understood, "topic")
    if goal == "find_french_course":
        is_ellipsis = understood.get("topic_ranking", [{"name": "french"}])[0]["name"] == NO_TOPIC
        topic = topic or ("" if is_ellipsis else "french")
    elif goal == "emergency":
        topic = "emergency"
    elif goal not in (*SEARCH_GOALS, "give_feedback", "complaint"):
        topic = ""
    return {
        "goal": goal,
        "topic": topic or NO_TOPIC,
        "also": [{"goal": part["goal"], "topic": part["topic"]} for part in understood.get("also", [])],
        "when": _entity(understood, "when"),
        "audience": _entity(understood, "audience"),
        "lang": understood.get("language", "fr"),
        "confidence": round(float(best["confidence"]), 4),
    }


def read_reply(reply: Reply) -> Row:
    """What the evaluation wants to know of one answered message."""
    read = read_understood(reply.understood)
    goal = read["goal"]
    cards = [card["id"] for message in reply.messages for card in message["cards"]]
    if reply.understood["intent"]["name"] == "nlu_fallback":
        outcome = "clarify"
    else:
        searched = goal in SEARCH_GOALS and reply.slots.get("outcome")
        outcome = OUTCOME_OF_GOAL.get(goal) or (str(searched) if searched else "answered")
    return {
        **read,
        "outcome": outcome,
        "emergency_line": cards[0] if goal == "emergency" and cards else None,
        "records": cards[:3],
    }


async def predict_requests(settings: Settings, rows: list[Row], municipality: str = "victoriaville") -> list[Row]:
    """One answer per row, each in a conversation of its own that is not kept."""
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        throwaway = replace(settings, conversations_url=f"sqlite:///{Path(folder) / 'conversations.sqlite3'}")
        assistant = Assistant.load(throwaway)
        for number, row in enumerate(rows):
            text = safe_text(str(row["text"])) or "?"
            reply = await assistant.reply(f"predict-{number}", text, {"municipality": municipality, "channel": "file"})
            answers.append({"id": row["id"], **read_reply(reply)})
    return answers


def predict_comments(settings: Settings, rows: Iterable[Row], municipality: str = "victoriaville") -> Iterator[Row]:
    """One reading per row: the scrubbed words and what the classifier understood in them."""
    keep = open_directory(settings.knowledge_url).public_names(municipality)
    for row in rows:
        reading = read_comment(str(row["text"]), keep, str(row.get("lang") or "fr"))
        yield {
            "id": row["id"],
            "characteristics": list(reading.characteristics),
            "scores": {code: round(score, 4) for code, score in reading.scores.items()},
            "themes": list(reading.themes),
            "sentiment": reading.sentiment,
            "severity": reading.severity,
            "scrubbed": reading.scrubbed,
        }


def predict_retrieval(documents: Iterable[Row], rows: Iterable[Row]) -> Iterator[Row]:
    """One ranking per row over `documents`, by the directory's search engine."""
    collection = [(str(document["id"]), str(document["text"])) for document in documents]
    for row in rows:
        yield {"id": row["id"], "ranked": rank_documents(collection, str(row["text"]), BEST_DOCUMENTS)}
