"""How well each of the fine themes of a comment is recognised, by cross-validation on data/comments."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from sklearn.model_selection import KFold

from bot.commands import read_rows, write_rows
from feedback.classify import load_comment_classifier, train_comment_classifier
from feedback.comments import read_comment
from feedback.questions import THEMES
from knowledge.search import open_directory
from settings import ROOT, Settings

Row = dict[str, Any]
FOLDS = 5
MUNICIPALITY = "victoriaville"  # whose public names scrubbing leaves
# Under either, a theme is « à valider »: it is shown, never ranked.
LEAST_F1 = 0.7
LEAST_ROWS = 10


def _read_fold(training: list[Row], held_out: list[Row], keep: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The themes of each held-out comment, read as they are served, by a classifier that never saw them."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_rows(folder / "rows.jsonl", training)
        train_comment_classifier(folder, folder / "model")
        classifier = load_comment_classifier(folder / "model")
    for row in held_out:
        yield read_comment(row["text"], keep, row["lang"], classifier).themes


def f1_of_themes(rows: list[Row], keep: Collection[str]) -> dict[str, float]:
    """Theme → F1 over all folds; a comment has one to three themes."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for training, held_out in KFold(FOLDS, shuffle=True, random_state=0).split(rows):
        fold = [rows[position] for position in held_out]
        for row, themes in zip(fold, _read_fold([rows[position] for position in training], fold, keep), strict=True):
            wanted.update(row["themes"])
            given.update(themes)
            both.update(set(row["themes"]) & set(themes))
    return {theme.code: 2 * both[theme.code] / max(1, wanted[theme.code] + given[theme.code]) for theme in THEMES}


def measure(settings: Settings) -> str:
    """The section, as Markdown."""
    rows = [row for path in sorted((ROOT / "data" / "comments").glob("*.jsonl")) for row in read_rows(path)]
    counts = Counter(theme for row in rows for theme in row["themes"])
    keep = open_directory(settings.knowledge_url).public_names(MUNICIPALITY)
    f1 = f1_of_themes(rows, keep)
    weak = {code for code, value in f1.items() if value < LEAST_F1 or counts[code] < LEAST_ROWS}
    lines = [
        "## Themes of comments",
        "",
        f"{FOLDS}-fold cross-validation on the {len(rows):,} training comments (`data/comments`), read as they are "
        "served. Comments of one author fall on both sides: the figures flatter. « À valider »: F1 under "
        f"{LEAST_F1} or fewer than {LEAST_ROWS} comments; {len(weak)} of {len(f1)} themes. Mean F1 "
        f"{sum(f1.values()) / len(f1):.3f}.",
        "",
        "| theme | | comments | F1 | |",
        "|---|---|---|---|---|",
    ]
    for theme in THEMES:
        note = "à valider" if theme.code in weak else ""
        lines.append(f"| {theme.code} | {theme.label} | {counts[theme.code]} | {f1[theme.code]:.2f} | {note} |")
    return "\n".join(lines)
