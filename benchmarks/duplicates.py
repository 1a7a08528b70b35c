"""How close the unseen split comes to the training examples, and what is left of the figures without its close rows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from benchmarks.robustness import understand
from benchmarks.understanding import SPLITS, training_rows
from bot.agent import Assistant
from bot.commands import read_rows
from bot.scoring import score
from settings import Settings
from text.normalise import expand

Row = dict[str, Any]
CHUNK = 32  # test texts at a time: a chunk against 60,000 examples is 2 MB of marks
FIGURES = ("goal, lenient", "goal + topic, lenient")
CLOSE = (90, 80)
MARKS: dict[str, Callable[..., float]] = {
    "the words of an example, in any order, among others (token_set_ratio)": fuzz.token_set_ratio,
    "the words of an example, in any order, and no others (token_sort_ratio)": fuzz.token_sort_ratio,
}


def understand_requests(settings: Settings) -> tuple[list[Row], list[Row]]:
    """The requests of the unseen split, and what the trained assistant makes of each."""
    rows = list(read_rows(SPLITS / "requests.test.jsonl"))
    understood, _ = asyncio.run(understand(Assistant.load(settings), [row["text"] for row in rows]))
    unasked = {"outcome": "", "records": []}  # of a whole reply
    return rows, [{**unasked, **answer, "id": row["id"]} for answer, row in zip(understood, rows, strict=True)]


def closest(texts: Sequence[str], known: Sequence[str], mark: Callable[..., float]) -> npt.NDArray[np.uint8]:
    """For each text, the best mark (0 to 100) that any known text gets; 0 when it is under the lowest of CLOSE."""
    best = []
    for start in range(0, len(texts), CHUNK):
        marks = process.cdist(
            texts[start : start + CHUNK], known, scorer=mark, score_cutoff=min(CLOSE), dtype=np.uint8, workers=-1
        )
        best.append(marks.max(axis=1))
    return np.concatenate(best)


def measure(settings: Settings) -> str:
    """The section, as Markdown."""
    rows, answers = understand_requests(settings)
    known = sorted({expand(text) for text, _, _ in training_rows()})
    texts = [expand(row["text"]) for row in rows]
    lines = [
        "## Near-duplicates",
        "",
        f"For each of the {len(rows)} requests of the unseen split, the closest of {len(known):,} training texts, "
        "short forms and accents aside. A keyword of the training data (« logement ») is found whole in any message "
        "that holds it: the first mark is then 100, and only the second tells a copy from a shared word.",
        "",
        f"| closest training text | rows | share | {' | '.join(f'{name}, without them' for name in FIGURES)} |",
        "|---|---|---|---|---|",
        f"| all rows | {len(rows)} | 1.000 | {_shares(rows, answers)} |",
    ]
    for name, mark in MARKS.items():
        best = closest(texts, known, mark)
        for limit in CLOSE:
            far = [row for row, value in zip(rows, best, strict=True) if value < limit]
            count = len(rows) - len(far)
            lines.append(f"| {name} ≥ {limit} | {count} | {count / len(rows):.3f} | {_shares(far, answers)} |")
    return "\n".join(lines)


def _shares(rows: list[Row], answers: list[Row]) -> str:
    figures = {figure.name: figure.share for figure in score("requests", rows, answers) if figure.group == "all"}
    return " | ".join(f"{figures[name]:.3f}" for name in FIGURES)
