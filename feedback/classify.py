"""The trained reader of comments: which of the 8, which themes, which feeling, how grave.

Trained by `passerelle train` from data/comments/*.jsonl, read by feedback.comments. It sees scrubbed words only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback.characteristics import CODES
from feedback.errors import InvalidTrainingRow, ModelMissing
from feedback.questions import THEMES
from text.classifier import Learning, TextClassifier

SENTIMENTS = ("positive", "negative", "mixed", "neutral")
MODEL_NAME = "comments"  # the folder of the model inside settings.models_folder
_MAIN = "main"
_SENTIMENT = "sentiment"
_SEVERITY = "severity"
_THEME = "theme"
_YES, _NO = "yes", "no"
# Few rows, long texts: the means of word vectors added nothing here, and a lighter hand read new comments better.
_LEARNING = Learning(strength=0.1)
_THEME_CODES = frozenset(theme.code for theme in THEMES)


@dataclass(frozen=True)
class TrainingRow:
    """One labelled comment; `characteristics` main first."""

    text: str
    characteristics: tuple[str, ...]
    sentiment: str
    severity: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Prediction:
    """What the classifier thinks: probabilities in 0..1. `scores` holds the 8 codes, best first."""

    scores: dict[str, float]
    present: dict[str, float]  # code → probability that the comment is about it at all
    sentiments: dict[str, float]
    severities: dict[int, float]
    themes: dict[str, float]


def parse_row(written: Mapping[str, Any], where: str) -> TrainingRow:
    """Check one row; raises InvalidTrainingRow naming `where` and the field."""
    codes = tuple(written.get("characteristics", ()))
    themes = tuple(written.get("themes", ()))
    checks = {
        "text": isinstance(written.get("text"), str) and bool(written["text"].strip()),
        "characteristics": bool(codes) and set(codes) <= set(CODES),
        "sentiment": written.get("sentiment") in SENTIMENTS,
        "severity": written.get("severity") in (0, 1, 2, 3),
        "themes": set(themes) <= _THEME_CODES,
    }
    for field, valid in checks.items():
        if not valid:
            raise InvalidTrainingRow(f"{where}: {field}: {written.get(field)!r}")
    return TrainingRow(written["text"], codes, written["sentiment"], written["severity"], themes)


def read_rows(folder: Path) -> Iterator[TrainingRow]:
    """Every row of every .jsonl file of `folder`, in the order of the names; raises InvalidTrainingRow."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                try:
                    written = json.loads(line)
                except ValueError as error:
                    raise InvalidTrainingRow(f"{path.name}:{number}: not JSON") from error
                yield parse_row(written, f"{path.name}:{number}")


class CommentClassifier:
    """Reads a comment; made by training or from files."""

    def __init__(self, classifier: TextClassifier) -> None:
        self._classifier = classifier

    def predict(self, text: str) -> Prediction:
        """Always an answer, however unsure: the probabilities say how much it is worth."""
        heads = self._classifier.read(text)
        present = {code: heads.get(code, {}).get(_YES, 0.0) for code in CODES}
        themes = heads.get(_THEME, {})
        # Three opinions of the same thing: « which one most? », « is it about this one? », « what is its theme? ».
        # Their geometric mean: one that is against counts more than one that is lukewarm.
        mean = {
            code: (heads[_MAIN].get(code, 0.0) * present[code] * _chance_of_themes(themes, code)) ** (1 / 3)
            for code in CODES
        }
        return Prediction(
            scores=dict(sorted(mean.items(), key=lambda item: -item[1])),
            present=present,
            sentiments=heads[_SENTIMENT],
            severities={int(level): chance for level, chance in heads[_SEVERITY].items()},
            themes=themes,
        )

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._classifier.save(folder)


def _chance_of_themes(themes: Mapping[str, float], code: str) -> float:
    """The chance that the main theme is one of the characteristic's own."""
    return sum(chance for theme, chance in themes.items() if theme.split("_")[0] == code)


def _labels(rows: list[TrainingRow]) -> dict[str, Sequence[str | None]]:
    """Head → one label per row. A head needs two different labels: a characteristic never seen has no head."""
    labels: dict[str, Sequence[str | None]] = {
        _MAIN: [row.characteristics[0] for row in rows],
        _SENTIMENT: [row.sentiment for row in rows],
        _SEVERITY: [str(row.severity) for row in rows],
        _THEME: [row.themes[0] if row.themes else None for row in rows],
    }
    for code in CODES:
        labels[code] = [_YES if code in row.characteristics else _NO for row in rows]
    optional = (_THEME, *CODES)
    return {name: answers for name, answers in labels.items() if name not in optional or len(set(answers) - {None}) > 1}


def train_comment_classifier(rows_folder: Path, model_folder: Path) -> int:
    """Train on every row of `rows_folder`, write the model into `model_folder`, give the number of rows.

    Raises InvalidTrainingRow on a bad row or when there is none. The same rows give the same model.
    """
    rows = list(read_rows(rows_folder))
    if not rows:
        raise InvalidTrainingRow(f"{rows_folder}: no row")
    classifier = TextClassifier.fit([row.text for row in rows], _labels(rows), noisy=1.0, learning=_LEARNING)
    CommentClassifier(classifier).save(model_folder)
    return len(rows)


def load_comment_classifier(model_folder: Path) -> CommentClassifier:
    """Read a trained model; raises ModelMissing when it is not there or broken."""
    try:
        return CommentClassifier(TextClassifier.load(model_folder))
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(str(model_folder)) from error
