"""Reading a free comment: scrub first, then understand what is left. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from feedback.classify import MODEL_NAME, SENTIMENTS, CommentClassifier, Prediction, load_comment_classifier
from feedback.privacy import ScrubbedText, scrub
from feedback.severity import read_severity
from settings import load_settings

__all__ = ["SENTIMENTS", "CommentReading", "interpret", "read_comment"]

MOST_CHARACTERISTICS = 3  # labels of the evaluation hold 1 to 3
MOST_THEMES = 3
# Chosen on our own rows, to be tuned there only.
_ALSO_PRESENT = 0.5
_THEME_SHARE = 0.2
_SURE = 0.5


@dataclass(frozen=True)
class CommentReading:
    """What was understood. `characteristics` main first (1 to 3); `scores` in 0..1 for the 8; `severity` 0 to 3."""

    scrubbed: ScrubbedText
    characteristics: tuple[str, ...]
    scores: dict[str, float]
    sentiment: str
    severity: int
    themes: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether the main characteristic deserves to be proposed rather than asked."""
        return self.scores[self.characteristics[0]] >= _SURE


@lru_cache(maxsize=2)
def _load(folder: Path) -> CommentClassifier:
    return load_comment_classifier(folder)


def interpret(scrubbed: ScrubbedText, prediction: Prediction) -> CommentReading:
    """Probabilities to a reading. Pure. The main one is the best score, however low; the scores say how low."""
    ranked = list(prediction.scores)
    also = [code for code in ranked[1:] if prediction.present[code] >= _ALSO_PRESENT]
    characteristics = (ranked[0], *also)[:MOST_CHARACTERISTICS]
    sentiment = max(prediction.sentiments, key=lambda name: prediction.sentiments[name])
    said = read_severity(scrubbed)
    if sentiment == "positive" and said == 2:
        said = 0  # « j'étais épuisée, la ville m'a aidée »: told as past; what is grave stays
    thought = max(prediction.severities, key=lambda level: prediction.severities[level])
    themes = [
        theme
        for theme, chance in prediction.themes.items()
        if chance >= _THEME_SHARE and theme.split("_")[0] in characteristics
    ]
    return CommentReading(
        scrubbed=scrubbed,
        characteristics=characteristics,
        scores={code: prediction.scores[code] for code in sorted(prediction.scores)},
        sentiment=sentiment,
        severity=max(said, thought),
        themes=tuple(themes[:MOST_THEMES]),
    )


def read_comment(
    text: str, keep: Collection[str], lang: str = "fr", classifier: CommentClassifier | None = None
) -> CommentReading:
    """Scrub and understand one comment in any of the languages of the training rows.

    `keep`: public names that scrubbing leaves. `lang` is what the channel believes; the classifier reads all of them
    with one model, so it only documents the call. `classifier`: the trained one of this installation by default.
    Raises ModelMissing.
    """
    scrubbed = scrub(text, keep)
    if classifier is None:
        classifier = _load(load_settings().models_folder / MODEL_NAME)
    return interpret(scrubbed, classifier.predict(scrubbed))
