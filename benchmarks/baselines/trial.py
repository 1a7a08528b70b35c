"""One training, or one round of answers, in a process of its own, so that its time and its memory are nobody else's.

Started by benchmarks.baselines.compare: `python -m benchmarks.baselines.trial train|answer KIND SOURCE FOLDER OUTPUT`.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from bot.logs import configure_logs, quiet_libraries

quiet_libraries()

import numpy as np  # noqa: E402

from benchmarks.baselines.examples import read_examples  # noqa: E402
from bot.channels.cleaning import safe_text  # noqa: E402
from bot.commands import read_rows  # noqa: E402
from settings import ROOT  # noqa: E402

Row = dict[str, Any]
Timed = tuple[list[Any], list[float]]  # Rasa's parse data or a label for each message, and its milliseconds
CONFIGURATION = {"passerelle": ROOT / "config.yml", "diet": ROOT / "benchmarks" / "baselines" / "diet.yml"}
WARM = 20  # first messages, answered but not timed: TensorFlow builds its graph during them
SPACY_MODEL = "fr_core_news_md"


def megabytes(field: str) -> float:
    """Memory of this process alone: « VmRSS » is now, « VmHWM » the peak (Linux).

    Not getrusage: its peak begins with that of the process which started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else float("nan")


def train_rasa(kind: str, data: Path, folder: Path) -> None:
    from rasa.model_training import train_nlu

    train_nlu(str(CONFIGURATION[kind]), str(data), str(folder), fixed_model_name="model")


def train_spacy(data: Path, folder: Path) -> None:
    import spacy
    from sklearn.linear_model import LogisticRegression

    language = spacy.load(SPACY_MODEL)
    examples = read_examples(data.parent)
    vectors = np.stack([np.asarray(language.make_doc(example.text).vector) for example in examples])
    model = LogisticRegression(max_iter=300).fit(vectors, [example.goal for example in examples])
    np.savez(folder / "model.npz", labels=model.classes_, weights=model.coef_, bias=model.intercept_)


def answer_with_rasa(folder: Path, texts: list[str]) -> Timed:
    from rasa.core.agent import Agent

    agent = Agent.load(folder / "model.tar.gz")

    async def answer_all() -> Timed:
        answers, milliseconds = [], []
        for text in texts:
            start = time.perf_counter()
            parsed = await agent.parse_message(text)
            milliseconds.append(1000 * (time.perf_counter() - start))
            answers.append(parsed)
        return answers, milliseconds

    return asyncio.run(answer_all())


def answer_with_spacy(folder: Path, texts: list[str]) -> Timed:
    import spacy

    language = spacy.load(SPACY_MODEL)
    with np.load(folder / "model.npz", allow_pickle=False) as stored:
        labels, weights, bias = stored["labels"], stored["weights"], stored["bias"]
    answers, milliseconds = [], []
    for text in texts:
        start = time.perf_counter()
        best = int(np.argmax(weights @ language.make_doc(text).vector + bias))
        milliseconds.append(1000 * (time.perf_counter() - start))
        answers.append(str(labels[best]))
    return answers, milliseconds


def import_libraries(kind: str) -> None:
    """What the answers need before any model is loaded, so that the model's own memory can be told apart."""
    if kind == "spacy":
        import spacy  # noqa: F401
    else:
        import rasa.core.agent  # noqa: F401


def train(kind: str, data: Path, folder: Path) -> Row:
    """Train on one file of examples; the libraries are imported before the clock starts."""
    import_libraries(kind)
    start = time.perf_counter()
    train_spacy(data, folder) if kind == "spacy" else train_rasa(kind, data, folder)
    return {"seconds": time.perf_counter() - start}


def answer(kind: str, split: Path, folder: Path) -> Row:
    """Understand every message of a file of labelled rows, one after the other."""
    texts = [safe_text(row["text"]) or "?" for row in read_rows(split)]
    import_libraries(kind)
    libraries = megabytes("VmRSS")
    everything = [*texts[:WARM], *texts]
    timed = answer_with_spacy(folder, everything) if kind == "spacy" else answer_with_rasa(folder, everything)
    answers, milliseconds = (values[WARM:] for values in timed)
    return {"answers": answers, "milliseconds": milliseconds, "libraries": libraries, "peak": megabytes("VmHWM")}


def main() -> None:
    verb, kind, source, folder, output = sys.argv[1:]
    configure_logs()
    result = (train if verb == "train" else answer)(kind, Path(source), Path(folder))
    Path(output).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
