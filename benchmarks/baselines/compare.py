"""Trains each contender on the same rows, asks each the unseen split, and sets what they got and what they cost."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.baselines.examples import Example, read_examples, sample, write_examples
from benchmarks.understanding import SPLITS
from bot.commands import read_rows
from bot.nlu.classifier import EMERGENCY, GOALS_WITH_TOPIC, NO_TOPIC, SEPARATOR
from bot.prediction import GOAL_OF_INTENT, read_understood
from bot.scoring import score
from settings import ROOT

Row = dict[str, Any]
SPLIT = SPLITS / "requests.test.jsonl"
GOAL, BOTH = "goal, lenient", "goal + topic, lenient"
# What the scorer wants of a whole reply; only the understanding of a message is compared here.
NOT_COMPARED: Row = {"also": [], "outcome": "", "records": [], "when": "", "audience": "", "lang": ""}


def goal_alone(example: Example) -> str:
    return example.goal


def goal_and_topic(example: Example) -> str:
    """One label for the two. Not « goal/topic »: Rasa takes a slash for a retrieval intent."""
    if example.goal == EMERGENCY:
        return f"{EMERGENCY}{SEPARATOR}{EMERGENCY}"
    return f"{example.goal}{SEPARATOR}{example.topic if example.goal in GOALS_WITH_TOPIC else NO_TOPIC}"


def read_label(label: str) -> Row:
    """The answer that a label of a baseline stands for."""
    goal, _, topic = label.partition(SEPARATOR)
    return {"goal": GOAL_OF_INTENT.get(goal, goal), "topic": topic or NO_TOPIC}


def read_stock(parsed: Row) -> Row:
    """The answer of a stock Rasa model: its best intent, the fallback aside."""
    return read_label(next(row["name"] for row in parsed["intent_ranking"] if row["name"] != "nlu_fallback"))


@dataclass(frozen=True)
class Contender:
    """A name for the tables, what benchmarks.baselines.trial trains, on which labels, and how its answers are read."""

    name: str
    kind: str
    intent_of: Callable[[Example], str]
    read: Callable[[Any], Row]
    sampled: bool = True  # on a sample of the rows, or on all of them


CONTENDERS = (
    Contender("spaCy vectors + regression", "spacy", goal_and_topic, read_label),
    Contender("Passerelle", "passerelle", goal_alone, read_understood),
    Contender("stock DIET", "diet", goal_and_topic, read_stock),
    Contender("Passerelle", "passerelle", goal_alone, read_understood, sampled=False),
)


@dataclass(frozen=True)
class Result:
    """What one contender got and cost. Shares by (figure, group of rows); megabytes; seconds."""

    contender: Contender
    rows: int
    shares: dict[tuple[str, str], float]
    milliseconds: list[float]
    libraries: float
    peak: float
    training: float


def _run_trial(verb: str, kind: str, source: Path, folder: Path) -> Row:
    """One fresh process; raises CalledProcessError when it fails."""
    output = folder / f"{verb}.json"
    trial = [sys.executable, "-m", "benchmarks.baselines.trial", verb, kind]
    # Rasa remembers what it has trained: a cache of this trial alone, or a second measure would time the cache.
    environment = {**os.environ, "RASA_CACHE_DIRECTORY": str(folder / "cache")}
    subprocess.run(
        [*trial, str(source), str(folder), str(output)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    result: Row = json.loads(output.read_text(encoding="utf-8"))
    return result


def measure_contender(contender: Contender, examples: list[Example]) -> Result:
    """Train on `examples` in one process, answer the unseen split in another."""
    split = list(read_rows(SPLIT))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "nlu").mkdir()
        data = folder / "nlu" / "examples.yml"
        write_examples(examples, data, contender.intent_of)
        trained = _run_trial("train", contender.kind, data, folder)
        answered = _run_trial("answer", contender.kind, SPLIT, folder)
    answers = [
        {**NOT_COMPARED, **contender.read(given), "id": row["id"]}
        for row, given in zip(split, answered["answers"], strict=True)
    ]
    figures = score("requests", split, answers)
    shares = {(figure.name, figure.group): figure.share for figure in figures if figure.name in (GOAL, BOTH)}
    return Result(
        contender, len(examples), shares, sorted(answered["milliseconds"]), answered["libraries"], answered["peak"],
        trained["seconds"],
    )  # fmt: skip


def _shares_table(results: list[Result], figure: str) -> list[str]:
    languages = sorted({row["lang"] for row in read_rows(SPLIT)}, key=["fr", "en", "es", "ar", "pt", "other"].index)
    groups = ["all", *(f"lang {language}" for language in languages)]
    lines = [f"| {figure} | training rows | all | {' | '.join(languages)} |", "|---" * (2 + len(groups)) + "|"]
    for result in results:
        cells = " | ".join(f"{result.shares[figure, group]:.3f}" for group in groups)
        lines.append(f"| {result.contender.name} | {result.rows:,} | {cells} |")
    return lines


def _costs_table(results: list[Result]) -> list[str]:
    lines = [
        "| | training rows | training, s | median, ms | p95, ms | peak memory, MB | of which libraries, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for result in results:
        p95 = result.milliseconds[int(0.95 * len(result.milliseconds))]
        lines.append(
            f"| {result.contender.name} | {result.rows:,} | {result.training:.0f} | "
            f"{statistics.median(result.milliseconds):.1f} | {p95:.1f} | {result.peak:.0f} | {result.libraries:.0f} |"
        )
    return lines


def _section(results: list[Result], count: int, total: int) -> str:
    lines = [
        "## Comparison on the same data",
        "",
        f"DIET would need hours on all {total:,} training rows: every contender learns from the same {count:,}, drawn "
        "in proportion to goal, topic and language (`--rows`); Passerelle also from all of them, as it is served. Each "
        "answers the unseen split in a fresh process. DIET: the pipeline of `rasa init`, language fr, default epochs "
        "(`benchmarks/baselines/diet.yml`). spaCy: document vectors of fr_core_news_md and a logistic regression. Both "
        "learn goal and topic as one label, and always name one; Passerelle names no topic that it is not sure of "
        "(`topic_threshold` in `config.yml`, chosen for all the rows): the fewer rows it learned from, the oftener.",
        "",
    ]
    lines += [*_shares_table(results, GOAL), "", *_shares_table(results, BOTH), "", *_costs_table(results), ""]
    lines.append(
        "Training without the time to start Python and import libraries. Milliseconds to understand one message, one "
        "after the other, distinct messages. Peak memory of a process that loads the model and answers; « libraries » "
        "is what it holds once they are imported, before any model."
    )
    return "\n".join(lines)


def measure(count: int) -> Iterator[str]:
    """The section as Markdown, again after each contender: `count` training rows where they are sampled."""
    everything = read_examples(ROOT / "data" / "nlu")
    chosen = sample(everything, count)
    results: list[Result] = []
    for contender in CONTENDERS:
        results.append(measure_contender(contender, chosen if contender.sampled else everything))
        yield _section(results, len(chosen), len(everything))
