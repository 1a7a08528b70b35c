"""How long a whole reply takes, in process, with our one patch to Rasa and without it (the baseline)."""

from __future__ import annotations

import asyncio
import resource
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rasa.core.actions.action import RemoteAction

from benchmarks.understanding import SPLITS
from bot import rasa_patches
from bot.agent import Assistant
from bot.channels.cleaning import safe_text
from bot.commands import read_rows
from settings import Settings

MESSAGES = 300
STOCK_VALIDATION = RemoteAction._validate_action_result


async def _time_replies(assistant: Assistant, texts: list[str], prefix: str) -> list[float]:
    milliseconds = []
    for number, text in enumerate(texts):
        start = time.perf_counter()
        await assistant.reply(f"{prefix}-{number}", safe_text(text) or "?", {"municipality": "victoriaville"})
        milliseconds.append(1000 * (time.perf_counter() - start))
    return milliseconds


def _summary(name: str, milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    p95 = ordered[int(0.95 * len(ordered))]
    return f"| {name} | {statistics.median(ordered):.1f} | {p95:.1f} | {1000 / statistics.mean(ordered):.0f} |"


def measure(settings: Settings) -> str:
    """The table, as Markdown. One sender, one conversation a message, SQLite on disk."""
    texts = [row["text"] for row in read_rows(SPLITS / "requests.test.jsonl")][:MESSAGES]
    with tempfile.TemporaryDirectory() as folder:
        throwaway = replace(settings, conversations_url=f"sqlite:///{Path(folder) / 'conversations.sqlite3'}")
        start = time.perf_counter()
        assistant = Assistant.load(throwaway)
        load = time.perf_counter() - start
        asyncio.run(_time_replies(assistant, texts[:20], "warm"))
        ours = asyncio.run(_time_replies(assistant, texts, "ours"))
        RemoteAction._validate_action_result = STOCK_VALIDATION
        stock = asyncio.run(_time_replies(assistant, texts, "stock"))
        rasa_patches.apply()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = ["## Replies", "", "| | p50, ms | p95, ms | replies a second |", "|---|---|---|---|"]
    lines += [_summary("Passerelle", ours), _summary("without the prebuilt validator", stock)]
    lines += ["", f"Loading the model: {load:.1f} s. Peak memory of the whole measuring process: {memory:.0f} MB."]
    return "\n".join(lines)
