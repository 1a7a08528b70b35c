"""Realistic questions with the entries that answer them: the search must hold the level it has reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from knowledge.search import Directory, Query

QUESTIONS = Path(__file__).resolve().parents[2] / "fixtures" / "knowledge" / "judged_questions.yml"


def answers(directory: Directory, question: dict[str, Any]) -> list[str]:
    found = directory.find(
        "demo",
        Query(
            text=question["text"],
            topic=question.get("topic"),
            kinds=tuple(question.get("kinds", ("service", "provincial", "guide"))),
            audience=question.get("audience"),
            when=question.get("when"),
            place=question.get("place"),
        ),
    )
    return [hit.entry.id for hit in found.hits]


def test_the_judged_questions_name_entries_that_can_be_shown(directory: Directory) -> None:
    for question in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")):
        for entry_id in question["good"]:
            assert directory.get("demo", entry_id) is not None, entry_id


def test_a_right_entry_comes_first_or_among_three_and_absences_are_said(directory: Directory) -> None:
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    answerable = [question for question in questions if question["good"]]
    absent = [question for question in questions if not question["good"]]
    firsts = [question["text"] for question in answerable if answers(directory, question)[:1] == []
              or answers(directory, question)[0] not in question["good"]]  # fmt: skip
    missed = [
        question["text"] for question in answerable if not set(answers(directory, question)) & {*question["good"]}
    ]
    wrongly_shown = [question["text"] for question in absent if answers(directory, question)]
    assert len(questions) >= 100
    assert len(firsts) <= 0.05 * len(answerable), firsts
    assert len(missed) <= 0.02 * len(answerable), missed
    assert not wrongly_shown
