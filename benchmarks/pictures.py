"""Which labels are taken for which, and whether confidence keeps its word, as pictures in docs/images."""

from __future__ import annotations

from collections import Counter
from typing import Any

import matplotlib
import numpy as np
import numpy.typing as npt

matplotlib.use("Agg")

from matplotlib import pyplot as plt

from benchmarks.duplicates import understand_requests
from benchmarks.understanding import SPLITS
from bot.commands import read_rows
from bot.nlu.classifier import SEARCH_GOALS
from bot.prediction import predict_comments
from settings import ROOT, Settings

Row = dict[str, Any]
Floats = npt.NDArray[np.float64]
IMAGES = ROOT / "docs" / "images"
GROUPS = 10
MOST_FREQUENT = 8  # confusions told in words


def settle(row: Row, answer: Row, field: str) -> str:
    """The label answered; an answer that is right by an alternative of the row counts as the row's own label."""
    accepted = {str(row[field])} | {str(other[field]) for other in row.get("alt", [])}
    return str(row[field] if answer[field] in accepted else answer[field])


def confusions(rows: list[Row], answers: list[Row], field: str) -> Counter[tuple[str, str]]:
    """(label, label answered) → how many rows."""
    return Counter((str(row[field]), settle(row, answer, field)) for row, answer in zip(rows, answers, strict=True))


def draw_confusions(counts: Counter[tuple[str, str]], name: str, title: str) -> None:
    """A square of labels, the most frequent first; shade: share of the row; number: how many."""
    wanted: Counter[str] = Counter()
    for (label, _), count in counts.items():
        wanted[label] += count
    labels = [label for label, _ in wanted.most_common()]
    labels += sorted({answered for _, answered in counts} - set(labels))
    table = np.array([[counts[label, answered] for answered in labels] for label in labels], dtype=float)
    shares = table / np.maximum(1, table.sum(axis=1, keepdims=True))
    side = 2.5 + 0.36 * len(labels)
    figure, axes = plt.subplots(figsize=(side, side))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), [label.replace("_", " ") for label in labels], rotation=90)
    axes.set_yticks(range(len(labels)), [f"{label.replace('_', ' ')} ({wanted[label]})" for label in labels])
    axes.set(xlabel="understood", ylabel="meant (rows)", title=title)
    for (line, column), count in np.ndenumerate(table):
        if count:
            colour = "white" if shares[line, column] > 0.5 else "black"
            axes.text(column, line, f"{count:.0f}", ha="center", va="center", fontsize=8, color=colour)
    _write(figure, name)


def calibration(confidence: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    """Ten groups of as many rows, by rising confidence. Shape (10, 3): mean confidence, share right, rows."""
    groups = np.array_split(np.argsort(confidence, kind="stable"), GROUPS)
    return np.array([(confidence[group].mean(), right[group].mean(), len(group)) for group in groups])


def calibration_error(groups: Floats) -> float:
    """The mean distance between confidence and share right, weighted by rows (expected calibration error).

    Source: Guo et al., « On Calibration of Modern Neural Networks », ICML 2017; here on groups of as many rows.
    """
    return float(np.average(np.abs(groups[:, 0] - groups[:, 1]), weights=groups[:, 2]))


def draw_calibration(measured: dict[str, Floats], name: str) -> None:
    """One panel per question: the closer to the diagonal, the more honest."""
    figure, panels = plt.subplots(1, len(measured), figsize=(4.6 * len(measured), 4.6))
    for axes, (title, groups) in zip(panels, measured.items(), strict=True):
        axes.plot([0, 1], [0, 1], color="grey", linestyle="--", linewidth=1)
        axes.plot(groups[:, 0], groups[:, 1], marker="o", color="tab:blue")
        axes.set(xlabel="confidence (tenths of the rows)", ylabel="share right", xlim=(0, 1.02), ylim=(0, 1.02))
        axes.set_title(f"{title}: error {calibration_error(groups):.3f}")
    _write(figure, name)


def _write(figure: plt.Figure, name: str) -> None:
    figure.savefig(IMAGES / name, dpi=100, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)


def _in_words(counts: Counter[tuple[str, str]]) -> str:
    wrong = Counter({pair: count for pair, count in counts.items() if pair[0] != pair[1]})
    told = (f"{label} taken for {answered} ({count})" for (label, answered), count in wrong.most_common(MOST_FREQUENT))
    return f"{sum(wrong.values())} of {sum(counts.values())} are wrong. Most frequent: {', '.join(told)}."


def _calibration_in_words(groups: Floats) -> str:
    confidence, right = np.average(groups[:, :2], axis=0, weights=groups[:, 2])
    return f"error {calibration_error(groups):.3f}, mean confidence {confidence:.3f}, share right {right:.3f}."


def measure(settings: Settings) -> str:
    """Draw the pictures; the section that shows them, as Markdown."""
    rows, answers = understand_requests(settings)
    goals = confusions(rows, answers, "goal")
    draw_confusions(goals, "confusion-goals.png", "Goals, unseen requests")
    searches = [pair for pair in zip(rows, answers, strict=True) if pair[0]["goal"] in SEARCH_GOALS]
    topics = confusions([row for row, _ in searches], [answer for _, answer in searches], "topic")
    draw_confusions(topics, "confusion-topics.png", "Topics of the searches, unseen requests")

    comments = list(read_rows(SPLITS / "comments.test.jsonl"))
    read = list(predict_comments(settings, comments))
    main = [answer["characteristics"][0] for answer in read]
    measured = {
        "Goal of a request": calibration(
            np.array([answer["confidence"] for answer in answers]),
            np.array([settle(row, answer, "goal") == row["goal"] for row, answer in zip(rows, answers, strict=True)]),
        ),
        "Main characteristic of a comment": calibration(
            np.array([answer["scores"][code] for answer, code in zip(read, main, strict=True)]),
            np.array(
                [
                    code in {row["characteristics"][0], *row.get("alt", [])}
                    for row, code in zip(comments, main, strict=True)
                ]
            ),
        ),
    }
    draw_calibration(measured, "calibration.png")
    told = (f"{name}: {_calibration_in_words(groups)}" for name, groups in measured.items())
    lines = [
        "## What is taken for what",
        "",
        "An answer that is right by an alternative label of its row counts as right.",
        "",
        f"Goals: {_in_words(goals)}",
        "",
        "![Confusion matrix of the goals](images/confusion-goals.png)",
        "",
        f"Topics of the searches (`none` when the message was not taken for a search): {_in_words(topics)}",
        "",
        "![Confusion matrix of the topics](images/confusion-topics.png)",
        "",
        "## Whether confidence keeps its word",
        "",
        "Rows sorted by confidence, in ten groups of as many. The expected calibration error is the mean distance to "
        f"the diagonal. {' '.join(told)}",
        "",
        "![Reliability diagrams](images/calibration.png)",
    ]
    return "\n".join(lines)
