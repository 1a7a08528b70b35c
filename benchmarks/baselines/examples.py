"""Training examples as rows: read from Rasa's files, sampled in proportion, written back under another label."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml


class Example(NamedTuple):
    """One training example; `topic` and `lang` as its block says."""

    text: str
    goal: str
    topic: str
    lang: str


def read_examples(folder: Path) -> list[Example]:
    """Every example of every .yml file under `folder`."""
    examples = []
    for path in sorted(folder.rglob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            about = block["metadata"]
            examples += [
                Example(line.strip()[2:], block["intent"], about["topic"], about["lang"])
                for line in block["examples"].splitlines()
                if line.strip().startswith("- ")
            ]
    return examples


def sample(examples: Sequence[Example], count: int) -> list[Example]:
    """`count` examples, each goal, topic and language in its share of the whole; the same ones every time."""
    shuffled = random.Random(0).sample(list(examples), len(examples))
    ordered = sorted(shuffled, key=lambda example: (example.goal, example.topic, example.lang))
    count = min(count, len(ordered))
    return [ordered[position * len(ordered) // count] for position in range(count)]


def write_examples(examples: Sequence[Example], path: Path, intent_of: Callable[[Example], str]) -> None:
    """One file that Rasa trains on, under the intents that `intent_of` gives."""
    blocks: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for example in examples:
        blocks[intent_of(example), example.topic, example.lang].append(example.text)
    written = [
        {
            "intent": intent,
            "metadata": {"topic": topic, "lang": lang},
            "examples": "".join(f"- {text}\n" for text in texts),
        }
        for (intent, topic, lang), texts in blocks.items()
    ]
    content = yaml.dump({"version": "3.1", "nlu": written}, Dumper=yaml.CSafeDumper, allow_unicode=True)
    path.write_text(content, encoding="utf-8")
