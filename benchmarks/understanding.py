"""How well messages are understood on the unseen split, beside the plain baseline: mean word vector + regression.

The split (benchmarks/splits) was written by people who never saw data/nlu. It is measured here, never learned from.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from benchmarks.baselines.vectors import WordVectors
from bot.commands import read_rows
from bot.nlu.classifier import GOALS_WITH_TOPIC, SEARCH_GOALS
from bot.prediction import predict_comments, predict_requests
from bot.scoring import Figure, score
from settings import ROOT, Settings
from text.normalise import expand

SPLITS = ROOT / "benchmarks" / "splits"
Row = dict[str, Any]


def training_rows(folder: Path = ROOT / "data" / "nlu") -> list[tuple[str, str, str]]:
    """(text, goal, topic) of every training example."""
    rows = []
    for path in sorted(folder.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                if line.strip().startswith("- "):
                    rows.append((line.strip()[2:], block["intent"], block["metadata"]["topic"]))
    return rows


def near_duplicates(test_texts: Iterable[str]) -> set[str]:
    """Test texts whose words are those of a training example, order and spelling of short forms aside."""
    known = {frozenset(expand(text).split()) for text, _, _ in training_rows()}
    return {text for text in test_texts if frozenset(expand(text).split()) in known}


def predict_with_baseline(rows: list[Row]) -> tuple[list[Row], float]:
    """Answers of the baseline (goal and topic only), and milliseconds a message."""
    vectors = WordVectors.from_spacy()
    training = training_rows()
    goals = LogisticRegression(max_iter=300).fit(
        np.stack([vectors.mean(expand(text).split(), {}) for text, _, _ in training]), [goal for _, goal, _ in training]
    )
    with_topic = [(text, topic) for text, goal, topic in training if goal in GOALS_WITH_TOPIC]
    topics = LogisticRegression(max_iter=300).fit(
        np.stack([vectors.mean(expand(text).split(), {}) for text, _ in with_topic]), [topic for _, topic in with_topic]
    )
    answers, start = [], time.perf_counter()
    for row in rows:
        vector = vectors.mean(expand(row["text"]).split(), {}).reshape(1, -1)
        goal, topic = str(goals.predict(vector)[0]), str(topics.predict(vector)[0])
        answers.append({"id": row["id"], "goal": goal, "topic": topic if goal in SEARCH_GOALS else "none"})
    return answers, 1000 * (time.perf_counter() - start) / len(rows)


def measure(settings: Settings) -> str:
    """The tables, as Markdown."""
    requests = list(read_rows(SPLITS / "requests.test.jsonl"))
    start = time.perf_counter()
    answers = asyncio.run(predict_requests(settings, requests))
    seconds = time.perf_counter() - start
    baseline, baseline_milliseconds = predict_with_baseline(requests)
    merged = [{**answer, **simple} for answer, simple in zip(answers, baseline, strict=True)]
    ours, theirs = score("requests", requests, answers), score("requests", requests, merged)
    beside = {(f.group, f.name): f for f in theirs if f.name.startswith("goal")}
    lines = ["## Requests (unseen split)", "", f"{len(requests)} messages, whole replies in {seconds:.0f} s "
             f"(model loading included); the baseline alone: {baseline_milliseconds:.1f} ms a message.", "",
             "| rows | figure | Passerelle | count | mean vector + regression |", "|---|---|---|---|---|"]  # fmt: skip
    lines += [_line(figure, beside.get((figure.group, figure.name))) for figure in ours]
    copies = near_duplicates(row["text"] for row in requests)
    kept = [row for row in requests if row["text"] not in copies]
    without = {f.name: f for f in score("requests", kept, answers) if f.group == "all"}
    lines += ["", f"Near-duplicates of training examples: {len(copies)} of {len(requests)}; without them, goal lenient "
              f"{without['goal, lenient'].share:.3f}, goal + topic lenient "
              f"{without['goal + topic, lenient'].share:.3f}.", ""]  # fmt: skip
    comments = list(read_rows(SPLITS / "comments.test.jsonl"))
    figures = score("comments", comments, predict_comments(settings, comments))
    lines += ["## Comments (unseen split)", "", "| rows | figure | Passerelle | count | |", "|---|---|---|---|---|"]
    lines += [_line(figure, None) for figure in figures]
    return "\n".join(lines)


def _line(figure: Figure, other: Figure | None) -> str:
    beside = f"{other.share:.3f}" if other else ""
    return f"| {figure.group} | {figure.name} | {figure.share:.3f} | {figure.right}/{figure.count} | {beside} |"
