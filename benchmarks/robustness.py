"""What spelling costs: French messages of the unseen split, in four spellings; and how long understanding takes."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.degrade import DEGRADATIONS
from benchmarks.understanding import SPLITS
from bot.agent import Assistant
from bot.channels.cleaning import safe_text
from bot.commands import read_rows
from bot.prediction import read_understood
from bot.scoring import score
from settings import Settings

Row = dict[str, Any]
FIGURES = ("goal, lenient", "goal + topic, lenient")
# What a typed message is first; these two spellings are added to messages that are already misspelt.
REGISTERS = ("standard", "formal", "quebecois")


async def understand(assistant: Assistant, texts: list[str]) -> tuple[list[Row], list[float]]:
    """What is made of each text, and the milliseconds that it takes, one after the other."""
    answers, milliseconds = [], []
    for text in texts:
        start = time.perf_counter()
        understood = await assistant.understand(safe_text(text) or "?")
        milliseconds.append(1000 * (time.perf_counter() - start))
        answers.append(read_understood(understood))
    return answers, milliseconds


def measure(settings: Settings) -> str:
    """The tables, as Markdown."""
    assistant = Assistant.load(settings)
    everything = list(read_rows(SPLITS / "requests.test.jsonl"))
    rows = [row for row in everything if row["lang"] == "fr" and row["register"] in REGISTERS]
    lines = [
        "## Spelling",
        "",
        f"{len(rows)} French messages of the unseen split (standard, formal, Québec), spelt in four ways.",
        "",
        "| spelling | " + " | ".join(FIGURES) + " | lost, points |",
        "|---|---|---|---|",
    ]
    first: float | None = None
    for name, degrade in DEGRADATIONS.items():
        shares = _shares(assistant, rows, degrade)
        first = shares[-1] if first is None else first
        cells = " | ".join(f"{share:.3f}" for share in shares)
        lines.append(f"| {name} | {cells} | {100 * (first - shares[-1]):.1f} |")
    _, milliseconds = asyncio.run(understand(assistant, [row["text"] for row in everything]))
    ordered = sorted(milliseconds)
    lines += [
        "",
        f"Understanding one message (Rasa's pipeline, one thread, distinct messages): median "
        f"{statistics.median(ordered):.1f} ms, p95 {ordered[int(0.95 * len(ordered))]:.1f} ms.",
    ]
    return "\n".join(lines)


def _shares(assistant: Assistant, rows: list[Row], degrade: Callable[[str], str]) -> list[float]:
    answers, _ = asyncio.run(understand(assistant, [degrade(row["text"]) for row in rows]))
    numbered = [
        {**answer, "id": row["id"], "outcome": "", "records": []} for answer, row in zip(answers, rows, strict=True)
    ]
    figures = {figure.name: figure.share for figure in score("requests", rows, numbered) if figure.group == "all"}
    return [figures[name] for name in FIGURES]
