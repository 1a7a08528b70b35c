"""Figures of a file of answers against a file of labels: strict and lenient, by language and register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Test = Callable[[Row, Row], bool | None]  # None: the row does not count for this figure


@dataclass(frozen=True)
class Figure:
    """One figure: `right` out of `count` rows."""

    name: str
    group: str
    right: int
    count: int

    @property
    def share(self) -> float:
        return self.right / self.count if self.count else float("nan")


def _pairs(gold: Row) -> set[tuple[str, str]]:
    """The label of a request and its alternatives, as (goal, topic)."""
    return {(gold["goal"], gold["topic"])} | {(a["goal"], a["topic"]) for a in gold.get("alt", [])}


def _searches(gold: Row) -> bool:
    return str(gold["goal"]).startswith("find_")


def _goal_strict(gold: Row, answer: Row) -> bool:
    return bool(gold["goal"] == answer["goal"])


def _goal_lenient(gold: Row, answer: Row) -> bool:
    return answer["goal"] in {goal for goal, _ in _pairs(gold)}


def _both_strict(gold: Row, answer: Row) -> bool:
    return bool((gold["goal"], gold["topic"]) == (answer["goal"], answer["topic"]))


def _both_lenient(gold: Row, answer: Row) -> bool:
    return (answer["goal"], answer["topic"]) in _pairs(gold)


def _further(gold: Row) -> set[tuple[str, str]]:
    """The further requests of a message; its « bonjour » is none."""
    return {(a["goal"], a["topic"]) for a in gold.get("also") or [] if a["goal"] not in ("greet", "thanks", "goodbye")}


def _all_answered(gold: Row, answer: Row) -> bool | None:
    if not _further(gold):
        return None
    answered = {(answer["goal"], answer["topic"])} | {(a["goal"], a["topic"]) for a in answer.get("also") or []}
    return _further(gold) <= answered and bool(_pairs(gold) & answered)


def _more_than_asked(gold: Row, answer: Row) -> bool | None:
    return None if _further(gold) else bool(answer.get("also"))


def _emergency_found(gold: Row, answer: Row) -> bool | None:
    return answer["goal"] == "emergency" if gold["goal"] == "emergency" else None


def _false_alarm(gold: Row, answer: Row) -> bool | None:
    return None if "emergency" in {goal for goal, _ in _pairs(gold)} else answer["goal"] == "emergency"


def _scope_crossed(gold: Row, answer: Row) -> bool | None:
    if {goal for goal, _ in _pairs(gold)} != {"out_of_scope"}:
        return None
    return answer["outcome"] not in ("declined", "clarify")


def _wrongly_declined(gold: Row, answer: Row) -> bool | None:
    if "out_of_scope" in {goal for goal, _ in _pairs(gold)}:
        return None
    return answer["outcome"] == "declined"


def _right_first(gold: Row, answer: Row) -> bool | None:
    if not (_searches(gold) and gold.get("good")):
        return None
    return bool(answer["records"]) and answer["records"][0] in {*gold["good"], *gold.get("acceptable", [])}


def _right_shown(gold: Row, answer: Row) -> bool | None:
    if not (_searches(gold) and gold.get("good")):
        return None
    return bool(set(answer["records"]) & {*gold["good"], *gold.get("acceptable", [])})


def _nothing_said(gold: Row, answer: Row) -> bool | None:
    if not _searches(gold) or gold.get("answerable") is not False:
        return None
    return answer["outcome"] == "nothing_found" and bool(answer["records"])


def _when(gold: Row, answer: Row) -> bool | None:
    return answer["when"] == gold.get("when", "") if gold.get("when") or answer["when"] else None


def _audience(gold: Row, answer: Row) -> bool | None:
    return answer["audience"] == gold.get("audience", "") if gold.get("audience") or answer["audience"] else None


REQUEST_TESTS: dict[str, Test] = {
    "goal, strict": _goal_strict,
    "goal, lenient": _goal_lenient,
    "goal + topic, strict": _both_strict,
    "goal + topic, lenient": _both_lenient,
    "two requests, both answered": _all_answered,
    "one request, two answered": _more_than_asked,
    "emergencies recognised": _emergency_found,
    "false alarms": _false_alarm,
    "out of scope answered as in scope": _scope_crossed,
    "in scope declined": _wrongly_declined,
    "a right record first": _right_first,
    "a right record shown": _right_shown,
    "unanswerable said so": _nothing_said,
    "when": _when,
    "audience": _audience,
    "language": lambda gold, answer: answer["lang"] == gold["lang"],
}


def _main_lenient(gold: Row, answer: Row) -> bool:
    wanted = {*gold["characteristics"], *gold.get("alt", [])}
    return bool(answer["characteristics"]) and answer["characteristics"][0] in wanted


def _main_strict(gold: Row, answer: Row) -> bool:
    return bool(answer["characteristics"]) and answer["characteristics"][0] == gold["characteristics"][0]


def _identifiers_left(gold: Row, answer: Row) -> bool | None:
    spans = gold.get("pii_spans") or []
    return any(span in answer["scrubbed"] for span in spans) if spans else None


def _words_removed(gold: Row, answer: Row) -> bool | None:
    return None if gold.get("contains_pii") else answer["scrubbed"] != gold["text"]


COMMENT_TESTS: dict[str, Test] = {
    "main characteristic, strict": _main_strict,
    "main characteristic, lenient": _main_lenient,
    "sentiment": lambda gold, answer: answer["sentiment"] in {gold["sentiment"], *gold.get("alt_sentiment", [])},
    "personal information left": _identifiers_left,
    "clean comments changed": _words_removed,
}


def _relevant(gold: Row) -> set[str]:
    return {*gold.get("good", []), *gold.get("acceptable", []), *gold.get("relevant", [])}


def _first(count: int) -> Test:
    return lambda gold, answer: bool(set(answer["ranked"][:count]) & _relevant(gold)) if _relevant(gold) else None


RETRIEVAL_TESTS: dict[str, Test] = {f"a right text in the first {count}": _first(count) for count in (1, 3, 10)}
TESTS = {"requests": REQUEST_TESTS, "comments": COMMENT_TESTS, "retrieval": RETRIEVAL_TESTS}


def score(what: str, gold_rows: Iterable[Row], answers: Iterable[Row]) -> list[Figure]:
    """Every figure of `what`: all rows, then by language, then by register. Raises KeyError on a missing answer."""
    by_id = {answer["id"]: answer for answer in answers}
    groups: dict[str, list[Row]] = defaultdict(list)
    for gold in gold_rows:
        groups["all"].append(gold)
        for field in ("lang", "register"):
            if gold.get(field):
                groups[f"{field} {gold[field]}"].append(gold)
    figures = []
    for group in ["all", *sorted(name for name in groups if name != "all")]:
        for name, test in TESTS[what].items():
            results = [test(gold, by_id[gold["id"]]) for gold in groups[group]]
            counted = [result for result in results if result is not None]
            if counted:
                figures.append(Figure(name, group, sum(counted), len(counted)))
    if what == "comments":
        figures.append(macro_f1(groups["all"], by_id))
    return figures


def macro_f1(gold_rows: list[Row], by_id: dict[str, Row]) -> Figure:
    """The mean over the 8 characteristics of F1 on the main one, as thousandths out of 1,000."""
    total = 0.0
    classes = sorted({str(gold["characteristics"][0]) for gold in gold_rows})
    for code in classes:
        wanted = {gold["id"] for gold in gold_rows if gold["characteristics"][0] == code}
        given = {gold["id"] for gold in gold_rows if (by_id[gold["id"]]["characteristics"] or [""])[0] == code}
        both = len(wanted & given)
        total += 2 * both / (len(wanted) + len(given)) if wanted or given else 0.0
    return Figure("main characteristic, macro-F1", "all", round(1000 * total / max(1, len(classes))), 1000)


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| rows | figure | share | count |", "|---|---|---|---|"]
    lines += [f"| {f.group} | {f.name} | {f.share:.3f} | {f.right}/{f.count} |" for f in figures]
    return "\n".join(lines)
