"""A linear text classifier that trains in seconds, answers in a millisecond and says how sure it is.

Used for what newcomers ask (bot.nlu) and for what they say about living here (feedback.classify). Saved as JSON and
arrays, never as pickles: a model file can be wrong, it cannot run code.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from joblib import Parallel, delayed
from scipy.optimize import minimize_scalar
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from text.features import Features
from text.noise import noisy_copy
from text.normalise import expand
from text.spelling import Spelling

HELD_OUT = 4  # one sentence in four is held out to calibrate; one number is learned from them
SENTENCE_WORDS = 4  # from this many words on, a text may have a noisy copy
WORTH_A_PROCESS = 20_000  # rows: below, starting a process takes longer than the training
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Learning:
    """How a classifier learns. Both numbers are chosen on the development split, by language and register.

    strength: what one error costs beside simple weights (`C` of the linear machine).
    balance: from 0 (a class weighs by its rows) to 1 (every class weighs the same, however rare).
    """

    strength: float = 0.5
    balance: float = 1.0


def _fit_weights(
    rows: sp.csr_matrix, target: npt.NDArray[np.int64], classes: int, learning: Learning
) -> tuple[Floats, Floats]:
    """One linear separator per class: coefficients (columns, classes) and intercepts (classes,)."""
    even = len(target) / classes
    class_weight = {label: (even / count) ** learning.balance for label, count in Counter(target.tolist()).items()}
    machine = LinearSVC(C=learning.strength, class_weight=class_weight, random_state=0, max_iter=2000, tol=0.2).fit(
        rows, target
    )
    if classes == 2:  # scikit-learn keeps one separator for two classes
        coefficients = np.vstack([-machine.coef_[0], machine.coef_[0]])
        return coefficients.T, np.array([-machine.intercept_[0], machine.intercept_[0]])
    return machine.coef_.T, machine.intercept_


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return result


def _temperature(scores: Floats, target: npt.NDArray[np.int64]) -> float:
    """The factor on held-out scores that makes their softmax honest (least log loss).

    Source: temperature scaling, Guo et al., « On Calibration of Modern Neural Networks », ICML 2017.
    """

    def loss(factor: float) -> float:
        chosen = _softmax(factor * scores)[np.arange(len(target)), target]
        return float(-np.log(np.clip(chosen, 1e-9, 1)).mean())

    return float(minimize_scalar(loss, bounds=(0.1, 20), method="bounded").x)


class Head:
    """One question asked of a text (which goal? which topic?), answered by one probability per label."""

    def __init__(self, labels: list[str], weights: npt.NDArray[np.float16], bias: Floats, factor: float) -> None:
        self.labels = labels
        self._weights = weights
        self._bias = bias
        self._factor = factor

    @classmethod
    def fit(cls, rows: sp.csr_matrix, labels: Sequence[str], groups: Sequence[int], learning: Learning) -> Head:
        """Train on all rows; calibrate on a part that never splits a sentence from its noisy copies (`groups`).

        The two trainings run side by side, each in a process of its own.
        """
        names = sorted(set(labels))
        index = {name: position for position, name in enumerate(names)}
        target = np.array([index[label] for label in labels], dtype=np.int64)
        train, test = next(GroupKFold(HELD_OUT).split(rows, target, groups))
        calibrates = len(set(target[train].tolist())) == len(names)  # a tiny data set may lose a label
        parts = [(rows, target), (rows[train], target[train])][: 1 + calibrates]
        fitted = Parallel(n_jobs=2 if rows.shape[0] >= WORTH_A_PROCESS else 1, mmap_mode="c")(
            delayed(_fit_weights)(*part, len(names), learning) for part in parts
        )
        factor = 1.0
        if calibrates:
            held_weights, held_bias = fitted[1]
            factor = _temperature(rows[test] @ held_weights + held_bias, target[test])
        weights, bias = fitted[0]
        return cls(names, weights.astype(np.float16), bias, factor)

    def probabilities(self, columns: npt.NDArray[np.int32], values: npt.NDArray[np.float32]) -> dict[str, float]:
        """Label → probability, most likely first; they sum to 1."""
        scores = values @ self._weights[columns].astype(np.float32) + self._bias
        chances = _softmax(self._factor * np.asarray(scores, dtype=np.float64))
        order = np.argsort(-chances)
        return {self.labels[position]: float(chances[position]) for position in order}

    def save(self, path: Path) -> None:
        np.savez(
            path, labels=np.array(self.labels), weights=self._weights, bias=self._bias,
            factor=self._factor,
        )  # fmt: skip

    @classmethod
    def load(cls, path: Path) -> Head:
        with np.load(path, allow_pickle=False) as stored:
            labels = [str(label) for label in stored["labels"]]
            return cls(labels, stored["weights"], stored["bias"], float(stored["factor"]))


class TextClassifier:
    """Several heads over the same features of a text."""

    def __init__(self, features: Features, spelling: Spelling, heads: dict[str, Head]) -> None:
        self._features = features
        self._spelling = spelling
        self._heads = heads

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        labels: dict[str, Sequence[str | None]],
        *,
        noisy: float = 0.5,
        seed: int = 0,
        learning: Learning = Learning(),
    ) -> TextClassifier:
        """Train one head per entry of `labels` (head name → one label per text; None leaves the text out).

        `noisy`: share (0 to 1) of the sentences that are also learned as a hurried thumb would type them.
        """
        randomness = random.Random(seed)
        expanded = [expand(text) for text in texts]
        everything = list(expanded)
        origin = list(range(len(texts)))
        for number, text in enumerate(expanded):
            # A keyword has no context to recover it from: a slip would only make it another word.
            if len(text.split()) >= SENTENCE_WORDS and randomness.random() < noisy:
                # A noisy copy is read the way a person's typing is: expanded again.
                everything.append(expand(noisy_copy(text, randomness)))
                origin.append(number)
        features, rows = Features.fit(everything)
        heads = {}
        for name, answers in labels.items():
            kept = [position for position, number in enumerate(origin) if answers[number] is not None]
            chosen = [str(answers[origin[position]]) for position in kept]
            heads[name] = Head.fit(rows[kept], chosen, [origin[position] for position in kept], learning)
        return cls(features, Spelling.learn(expanded), heads)

    def knows_a_word(self, text: str) -> bool:
        """Whether the text holds anything to go by."""
        return self._spelling.knows_a_word(expand(text))

    def read(self, text: str) -> dict[str, dict[str, float]]:
        """Head name → (label → probability, most likely first)."""
        columns, values = self._features.row(self._spelling.mend(expand(text)))
        return {name: head.probabilities(columns, values) for name, head in self._heads.items()}

    def save(self, folder: Path) -> None:
        """Write the features, one file per head, and the list of heads, into an existing folder."""
        self._features.save(folder, "features")
        self._spelling.save(folder / "spelling.json")
        for name, head in self._heads.items():
            head.save(folder / f"head.{name}.npz")
        (folder / "heads.json").write_text(json.dumps(sorted(self._heads)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TextClassifier:
        """Read what `save` wrote; raises OSError or ValueError when a file is missing or broken."""
        names = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
        heads = {name: Head.load(folder / f"head.{name}.npz") for name in names}
        return cls(Features.load(folder, "features"), Spelling.load(folder / "spelling.json"), heads)
