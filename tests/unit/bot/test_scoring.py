"""Figures of `passerelle score`, on files small enough to count by hand."""

from __future__ import annotations

import pytest

from bot.scoring import score, table


def gold(number: int, goal: str = "find_service", topic: str = "food", **more) -> dict:
    return {"id": number, "goal": goal, "topic": topic, "lang": "fr", "register": "sms", **more}


def answer(number: int, goal: str = "find_service", topic: str = "food", **more) -> dict:
    usual = {"when": "", "audience": "", "lang": "fr", "outcome": "answered", "records": []}
    return {"id": number, "goal": goal, "topic": topic, **usual, **more}


def figures(what: str, golds: list[dict], answers: list[dict], group: str = "all") -> dict[str, tuple[int, int]]:
    return {f.name: (f.right, f.count) for f in score(what, golds, answers) if f.group == group}


def test_an_alternative_counts_leniently_only():
    golds = [gold(1, alt=[{"goal": "find_event", "topic": "food"}]), gold(2)]
    found = figures("requests", golds, [answer(1, "find_event"), answer(2)])
    assert found["goal, strict"] == (1, 2) and found["goal, lenient"] == (2, 2)
    assert found["goal + topic, strict"] == (1, 2) and found["goal + topic, lenient"] == (2, 2)


def test_goal_and_topic_must_come_from_the_same_alternative():
    golds = [gold(1, alt=[{"goal": "find_event", "topic": "culture"}])]
    assert figures("requests", golds, [answer(1, "find_event", "food")])["goal + topic, lenient"] == (0, 1)


def test_emergencies_and_false_alarms_are_counted_apart():
    golds = [gold(1, "emergency"), gold(2, "emergency"), gold(3), gold(4, alt=[{"goal": "emergency", "topic": "x"}])]
    found = figures("requests", golds, [answer(n, "emergency") for n in (1, 3, 4)] + [answer(2)])
    assert found["emergencies recognised"] == (1, 2)
    assert found["false alarms"] == (1, 1)  # the row for which an emergency is right too does not count


def test_refusals_are_counted_both_ways():
    golds = [gold(1, "out_of_scope"), gold(2, "out_of_scope"), gold(3)]
    answers = [answer(1), answer(2, outcome="declined"), answer(3, outcome="declined")]
    found = figures("requests", golds, answers)
    assert found["out of scope answered as in scope"] == (1, 2)
    assert found["in scope declined"] == (1, 1)


def test_records_count_where_the_row_says_which_are_right():
    golds = [gold(1, good=["a"], acceptable=["b"]), gold(2, good=["a"]), gold(3)]
    answers = [answer(1, records=["b", "c"]), answer(2, records=["c", "a"]), answer(3, records=["a"])]
    found = figures("requests", golds, answers)
    assert found["a right record first"] == (1, 2) and found["a right record shown"] == (2, 2)


def test_nothing_found_needs_somebody_to_ask():
    golds = [gold(1, answerable=False), gold(2, answerable=False)]
    answers = [answer(1, outcome="nothing_found", records=["211"]), answer(2, outcome="nothing_found")]
    assert figures("requests", golds, answers)["unanswerable said so"] == (1, 2)


def test_a_time_invented_is_as_wrong_as_a_time_missed():
    golds = [gold(1, when="soir"), gold(2), gold(3)]
    found = figures("requests", golds, [answer(1, when=""), answer(2, when="matin"), answer(3)])
    assert found["when"] == (0, 2)


def test_groups_are_by_language_and_register():
    golds = [gold(1), gold(2, lang="ar", register="formal")]
    groups = {f.group for f in score("requests", golds, [answer(1), answer(2)])}
    assert groups == {"all", "lang fr", "lang ar", "register sms", "register formal"}


def test_a_missing_answer_is_an_error():
    with pytest.raises(KeyError):
        score("requests", [gold(1)], [])


def comment(number: int, code: str, **more) -> dict:
    return {"id": number, "text": "texte", "characteristics": [code], "sentiment": "negative", **more}


def reading(number: int, code: str, **more) -> dict:
    return {"id": number, "characteristics": [code], "sentiment": "negative", "scrubbed": "texte", **more}


def test_macro_f1_is_the_mean_over_classes():
    """c1: 2 right of 2, one too many: F1 = 4/5. c2: 1 of 2: F1 = 2/3. Mean 0.733."""
    golds = [comment(1, "c1"), comment(2, "c1"), comment(3, "c2"), comment(4, "c2")]
    answers = [reading(1, "c1"), reading(2, "c1"), reading(3, "c1"), reading(4, "c2")]
    assert figures("comments", golds, answers)["main characteristic, macro-F1"] == (733, 1000)


def test_identifiers_left_and_words_removed():
    golds = [comment(1, "c1", contains_pii=True, pii_spans=["Ana"]), comment(2, "c1"), comment(3, "c1")]
    answers = [reading(1, "c1", scrubbed="de Ana"), reading(2, "c1", scrubbed="[nom]"), reading(3, "c1")]
    found = figures("comments", golds, answers)
    assert found["personal information left"] == (1, 1) and found["clean comments changed"] == (1, 2)


def test_retrieval_counts_the_first_right_text():
    golds = [{"id": 1, "good": ["a"]}, {"id": 2, "good": ["b"]}, {"id": 3}]
    answers = [{"id": 1, "ranked": ["a"]}, {"id": 2, "ranked": ["x", "y", "b"]}, {"id": 3, "ranked": []}]
    found = figures("retrieval", golds, answers)
    assert found == {"a right text in the first 1": (1, 2), "a right text in the first 3": (2, 2),
                     "a right text in the first 10": (2, 2)}  # fmt: skip


def test_the_table_has_a_line_a_figure():
    lines = table(score("requests", [gold(1)], [answer(1)])).splitlines()
    assert lines[2] == "| all | goal, strict | 1.000 | 1/1 |"
